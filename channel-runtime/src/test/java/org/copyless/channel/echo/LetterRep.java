package org.copyless.channel.echo;

import java.util.Objects;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.spi.BlockType;
import org.copyless.heap.spi.StructBlock;

/** {@link Letter} in the exchange heap; written by hand as the processor would. */
public final class LetterRep extends StructBlock implements Letter {
  private static final long BODY = 0;
  private static final long NEXT = 8;
  private static final long STAMP = 16;

  static final BlockType<LetterRep> TYPE =
      BlockType.struct("Letter", 24, new long[] {BODY, NEXT}, LetterRep::new);

  private LetterRep() {}

  public static Letter allocate(
      ExchangeHeap heap, @Claims ByteVector body, @Claims @Nullable Letter next, int stamp) {
    Objects.requireNonNull(body, "body");
    LetterRep block = TYPE.allocate(heap, body, next);
    block.setPointer(BODY, body);
    block.setPointer(NEXT, next);
    block.setInt(STAMP, stamp);
    return block;
  }

  @Override
  public ByteVector body() {
    return pointer(BODY);
  }

  @Override
  public void body(@Claims ByteVector value) {
    setPointer(BODY, Objects.requireNonNull(value, "body"));
  }

  @Override
  public @Nullable Letter next() {
    return pointer(NEXT);
  }

  @Override
  public void next(@Claims @Nullable Letter value) {
    setPointer(NEXT, value);
  }

  @Override
  public int stamp() {
    return getInt(STAMP);
  }

  @Override
  public void stamp(int value) {
    setInt(STAMP, value);
  }
}
