package org.copyless.channel.carrier;

import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Claims;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.Tracked;
import org.copyless.heap.spi.BlockType;
import org.copyless.heap.spi.StructBlock;

/** A rep struct with one tracked field of any type, for tests. */
public final class BoxRep extends StructBlock {
  private static final long CONTENT = 0;

  private static final BlockType<BoxRep> TYPE =
      BlockType.struct("Box", 8, new long[] {CONTENT}, BoxRep::new);

  private BoxRep() {}

  public static BoxRep allocate(ExchangeHeap heap) {
    return TYPE.allocate(heap);
  }

  public <T extends Tracked> @Nullable T content(Class<T> type) {
    return type.cast(pointer(CONTENT));
  }

  public void content(@Claims @Nullable Tracked value) {
    setPointer(CONTENT, value);
  }
}
