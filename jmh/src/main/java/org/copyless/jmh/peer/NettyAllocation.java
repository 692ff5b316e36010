package org.copyless.jmh.peer;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import org.copyless.jmh.window.Contender;

/** A pooled direct buffer of Netty, which is not zeroed. */
public final class NettyAllocation implements Contender {
  private final int bytes;
  private final boolean both;

  /**
   * Uses the default pool.
   *
   * @param bytes of a buffer
   * @param both whether the answering side does the same
   */
  public NettyAllocation(int bytes, boolean both) {
    this.bytes = bytes;
    this.both = both;
  }

  @Override
  public String name() {
    return "netty-pooled";
  }

  @Override
  public void ask(int rounds) {
    for (int i = 0; i < rounds; i++) {
      ByteBuf buffer = PooledByteBufAllocator.DEFAULT.directBuffer(bytes);
      buffer.setByte(0, i);
      buffer.release();
    }
  }

  @Override
  public void answer(int rounds) {
    if (both) {
      ask(rounds);
    }
  }
}
