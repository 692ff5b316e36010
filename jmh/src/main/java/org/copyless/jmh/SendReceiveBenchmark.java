package org.copyless.jmh;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.copyless.annotation.Claims;
import org.copyless.channel.ChannelClosedException;
import org.copyless.channel.Waiting;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.jmh.contract.HandoverChannel;
import org.copyless.jmh.contract.HandoverExp;
import org.copyless.jmh.contract.HandoverImp;
import org.copyless.jmh.contract.PingPongChannel;
import org.copyless.jmh.contract.PingPongExp;
import org.copyless.jmh.contract.PingPongImp;
import org.copyless.jmh.window.Core;
import org.copyless.sip.Sip;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What sending and receiving leave to the garbage collector ({@code -prof gc}): the round trip of a
 * block between spinning platform threads, at several sizes of the block; and of a word between two
 * virtual threads that park for each message, beside two that do nothing but park and unpark each
 * other.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 5,
    jvmArgsAppend = {"-Dcopyless.guard=off", "--enable-native-access=ALL-UNNAMED"})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class SendReceiveBenchmark {
  private static final int ROUNDS = 20_000;

  /** The importing end of a channel whose other end a SIP on another core answers. */
  @State(Scope.Thread)
  public static class Spinning {
    /** Bytes of the block. */
    @Param({"1", "1024", "65536", "1048576"})
    public int bytes;

    private ExchangeHeap heap;
    private HandoverImp imp;
    private ByteVector block;
    private Sip partner;

    /** Opens the channel and starts the partner. */
    @Setup
    public void open() {
      Core.ASKING.pin();
      heap = ExchangeHeap.create();
      block = heap.bytes(bytes);
      HandoverChannel channel = HandoverChannel.open(heap);
      imp = channel.imp();
      imp.waiting(Waiting.spinning());
      partner = Sip.platform().start("partner", channel.exp(), Spinning::answer);
    }

    /**
     * Closes the channel, which ends the partner.
     *
     * @throws InterruptedException if interrupted while waiting for the partner
     */
    @TearDown
    public void close() throws InterruptedException {
      imp.close();
      block.close();
      partner.join();
      heap.close();
    }

    private static void answer(@Claims HandoverExp exp) throws InterruptedException {
      Core.ANSWERING.pin();
      exp.waiting(Waiting.spinning());
      while (exp.receive(HandoverExp.START) instanceof HandoverExp.Take take) {
        exp.sendGive(take.block());
      }
      exp.close();
    }
  }

  /** A heap for channels between virtual threads. */
  @State(Scope.Thread)
  public static class Virtual {
    private ExchangeHeap heap;

    /** Creates the heap. */
    @Setup
    public void open() {
      heap = ExchangeHeap.create();
    }

    /** Gives it back. */
    @TearDown
    public void close() {
      heap.close();
    }

    private static void answer(@Claims PingPongExp exp) throws InterruptedException {
      exp.waiting(Waiting.parking());
      while (exp.receive(PingPongExp.START) instanceof PingPongExp.Ping ping) {
        exp.sendPong(ping.word());
      }
      exp.close();
    }

    private static void ask(@Claims PingPongImp imp)
        throws InterruptedException, ChannelClosedException {
      imp.waiting(Waiting.parking());
      for (int i = 0; i < ROUNDS; i++) {
        imp.sendPing(i);
        imp.receivePong();
      }
      imp.close();
    }
  }

  /** Two virtual threads that wake each other in turn. */
  private static final class Parked {
    private volatile int turn;
    private Thread asking;
    private Thread answering;

    private void play(int own) {
      for (int i = 0; i < ROUNDS; i++) {
        while (turn != own) {
          LockSupport.park(this);
        }
        turn = 1 - own;
        LockSupport.unpark(own == 0 ? answering : asking);
      }
    }

    private void run() throws InterruptedException {
      asking = Thread.ofVirtual().unstarted(() -> play(0));
      answering = Thread.ofVirtual().unstarted(() -> play(1));
      asking.start();
      answering.start();
      asking.join();
      answering.join();
    }
  }

  /**
   * A block forth and back, both threads spinning.
   *
   * @param pair the channel
   * @throws InterruptedException never
   * @throws ChannelClosedException never
   */
  @Benchmark
  public void block(Spinning pair) throws InterruptedException, ChannelClosedException {
    pair.imp.sendTake(pair.block);
    pair.block = pair.imp.receiveGive().block();
  }

  /**
   * A word forth and back between virtual threads that park.
   *
   * @param virtual the heap
   * @throws InterruptedException never
   */
  @Benchmark
  @OperationsPerInvocation(ROUNDS)
  public void virtualThreads(Virtual virtual) throws InterruptedException {
    PingPongChannel channel = PingPongChannel.open(virtual.heap);
    Sip asking = Sip.start("asking", channel.imp(), Virtual::ask);
    Sip answering = Sip.start("answering", channel.exp(), Virtual::answer);
    asking.join();
    answering.join();
  }

  /**
   * Two virtual threads that park and unpark each other, with no message.
   *
   * @throws InterruptedException never
   */
  @Benchmark
  @OperationsPerInvocation(ROUNDS)
  public void virtualThreadsBare() throws InterruptedException {
    new Parked().run();
  }
}
