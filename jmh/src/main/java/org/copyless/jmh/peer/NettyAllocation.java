package org.copyless.jmh.peer;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import org.copyless.jmh.window.Contender;

/** A pooled direct buffer of Netty, which is not zeroed. */
public final class NettyAllocation implements Contender {
  private final int bytes;

  /**
   * Uses the default pool.
   *
   * @param bytes of a buffer
   */
  public NettyAllocation(int bytes) {
    this.bytes = bytes;
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
}
