package org.copyless.heap;

import java.lang.foreign.ValueLayout;
import org.copyless.heap.spi.Block;
import org.copyless.heap.spi.BlockType;

/**
 * The pointers of a container, in a block of their own, so that a larger one can take its place.
 * Each word is a pointer to a block that the container owns, or 0. No program sees it.
 */
final class Spine extends Block {
  /** The most pointers in one: a power of two, so that indices are ints. */
  static final int MOST = 1 << 30;

  private static final BlockType<Spine> TYPE = BlockType.pointerVector("Spine", Spine::new);

  /** As many as fit into the smallest block, behind its header. */
  private static final int FIRST = 4;

  private Spine() {}

  /** Allocates the first one of a container. */
  static Spine first(Block container) {
    return allocate(container, FIRST);
  }

  private static Spine allocate(Block container, int length) {
    return container.blocks().allocate(TYPE, (long) length * Long.BYTES);
  }

  int length() {
    return (int) (memory().byteSize() / Long.BYTES);
  }

  long pointer(int index) {
    return memory().getAtIndex(ValueLayout.JAVA_LONG, index);
  }

  void pointer(int index, long pointer) {
    memory().setAtIndex(ValueLayout.JAVA_LONG, index, pointer);
  }

  /**
   * Allocates one of twice the length, with the pointers of this one, turned so that those from
   * {@code head} on come first. This one still has them.
   */
  Spine doubled(int head) {
    int length = length();
    if (length == MOST) {
      throw new IllegalStateException("the container is full; elements=" + length);
    }
    Spine larger = allocate(this, 2 * length);
    for (int i = 0; i < length; i++) {
      larger.pointer(i, pointer((head + i) & (length - 1)));
    }
    return larger;
  }

  /** Gives this block back without what its pointers lead to. */
  void abandon() {
    memory().fill((byte) 0);
    close();
  }
}
