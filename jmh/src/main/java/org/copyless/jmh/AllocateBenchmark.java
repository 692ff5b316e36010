package org.copyless.jmh;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.TimeUnit;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Allocating a block of memory outside the GC heap, writing one byte, and giving the block back: a
 * vector of an exchange heap, which is zeroed; a confined arena of the JDK, which is zeroed too;
 * and a pooled direct buffer of Netty, which is not. Option {@code -t 2} has two threads do it at
 * the same time, on one heap and one pool.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 5, jvmArgsAppend = "-Dcopyless.guard=off")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
public class AllocateBenchmark {
  /** Bytes of a block. */
  @Param({"16", "256", "4096", "65536"})
  public int bytes;

  private ExchangeHeap heap;

  /** Creates the heap. */
  @Setup
  public void open() {
    heap = ExchangeHeap.create();
  }

  /** Closes the heap. */
  @TearDown
  public void close() {
    heap.close();
  }

  /**
   * A vector of the exchange heap.
   *
   * @return the byte
   */
  @Benchmark
  public byte vector() {
    try (ByteVector vector = heap.bytes(bytes)) {
      vector.set(0, 1);
      return vector.get(0);
    }
  }

  /**
   * A segment of a confined arena.
   *
   * @return the byte
   */
  @Benchmark
  public byte arena() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment segment = arena.allocate(bytes);
      segment.set(ValueLayout.JAVA_BYTE, 0, (byte) 1);
      return segment.get(ValueLayout.JAVA_BYTE, 0);
    }
  }

  /**
   * A pooled direct buffer.
   *
   * @return the byte
   */
  @Benchmark
  public byte netty() {
    ByteBuf buffer = PooledByteBufAllocator.DEFAULT.directBuffer(bytes);
    try {
      buffer.setByte(0, 1);
      return buffer.getByte(0);
    } finally {
      buffer.release();
    }
  }
}
