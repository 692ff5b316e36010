package org.copyless.heap;

import java.lang.foreign.ValueLayout;
import org.copyless.annotation.Claims;
import org.copyless.heap.spi.Block;
import org.copyless.heap.spi.Reach;

/**
 * A block that owns any number of others: what {@link TrackedDeque} and {@link TrackedMap} have in
 * common.
 *
 * <pre>
 *  +---------------------------------------------------------------+
 *  |                             Spine                             |   0
 *  |                                                               |
 *  +-------------------------------+-------------------------------+
 *  |             Size              |             Head              |   8
 *  +-------------------------------+-------------------------------+
 * </pre>
 *
 * <ul>
 *   <li>Spine: pointer to the {@link Spine}; 0 until there is a first element.
 *   <li>Size: how many elements there are.
 *   <li>Head: of a deque, the place of its first element in the spine.
 * </ul>
 *
 * <p>A spine is replaced in this order: the pointers are copied to the larger one, the container is
 * made to lead to it, the old one is cleared and freed. Who dies in between leaves two spines with
 * the same pointers; the reaper reclaims each block once.
 *
 * @param <T> what it owns
 */
abstract sealed class Container<T extends Tracked> extends Block permits TrackedDeque, TrackedMap {
  /** Bytes of its fields. */
  static final long BYTES = 16;

  private static final long SPINE_OFFSET = 0;
  private static final long SIZE_OFFSET = 8;
  private static final long HEAD_OFFSET = 12;

  Container() {}

  /** Where the pointers are in a container. */
  static long[] pointers() {
    return new long[] {SPINE_OFFSET};
  }

  final int count() {
    return memory().get(ValueLayout.JAVA_INT, SIZE_OFFSET);
  }

  final void count(int size) {
    memory().set(ValueLayout.JAVA_INT, SIZE_OFFSET, size);
  }

  final int head() {
    return memory().get(ValueLayout.JAVA_INT, HEAD_OFFSET);
  }

  final void head(int head) {
    memory().set(ValueLayout.JAVA_INT, HEAD_OFFSET, head);
  }

  final Spine spine() {
    return (Spine) blocks().handle(memory().get(ValueLayout.JAVA_LONG, SPINE_OFFSET));
  }

  private void spine(Spine spine) {
    memory().set(ValueLayout.JAVA_LONG, SPINE_OFFSET, pointerOf(spine));
  }

  /**
   * Makes room for one more element if {@code used} places are not enough. If that fails, the
   * container is as before.
   */
  final Spine spineFor(int used) {
    if (memory().get(ValueLayout.JAVA_LONG, SPINE_OFFSET) == 0) {
      Spine first = Spine.first(this);
      spine(first);
      return first;
    }
    Spine spine = spine();
    if (used < spine.length()) {
      return spine;
    }
    Spine larger = spine.doubled(head());
    spine(larger);
    head(0);
    spine.abandon();
    return larger;
  }

  /**
   * Checks that an element may be taken in, and that this container may be changed now.
   *
   * @return the pointer to be stored
   * @throws OwnershipException if not; nothing changes then
   */
  final long admitted(String operation, @Claims Tracked element) {
    refuseLent(operation);
    return pointerTo(element, Reach.SIP);
  }

  /** Refuses to change the container while one of its elements is lent. */
  final void refuseLent(String operation) {
    memory(); // asks the guard
    checkReach(operation, Reach.SIP);
  }

  /** Returns the handle of an element, as the type that was put in. */
  @SuppressWarnings("unchecked")
  final T element(long pointer) {
    return (T) blocks().handle(pointer);
  }

  /** Lends an element; meanwhile the container stays as it is and where it is. */
  final <X extends Exception> void lendElement(long pointer, Borrower<? super T, X> borrower)
      throws X {
    refuseLent("lend");
    T element = element(pointer);
    setExposed(true);
    try {
      borrower.use(element);
    } finally {
      setExposed(false);
    }
  }

  /** Says how many elements there are; from any thread, and closed or not. */
  @Override
  protected String describe() {
    var shared = sharedMemory();
    return shared == null ? "" : ", size=" + shared.get(ValueLayout.JAVA_INT, SIZE_OFFSET);
  }
}
