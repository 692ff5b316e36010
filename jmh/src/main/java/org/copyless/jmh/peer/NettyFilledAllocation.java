package org.copyless.jmh.peer;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import org.copyless.jmh.window.Contender;

/** A pooled direct buffer of Netty, filled from an array. */
public final class NettyFilledAllocation implements Contender {
  private final byte[] content;

  /**
   * Uses the default pool.
   *
   * @param bytes of a buffer
   */
  public NettyFilledAllocation(int bytes) {
    content = new byte[bytes];
  }

  @Override
  public String name() {
    return "netty-filled";
  }

  @Override
  public void ask(int rounds) {
    for (int i = 0; i < rounds; i++) {
      ByteBuf buffer = PooledByteBufAllocator.DEFAULT.directBuffer(content.length);
      buffer.writeBytes(content);
      buffer.setByte(0, i);
      buffer.release();
    }
  }
}
