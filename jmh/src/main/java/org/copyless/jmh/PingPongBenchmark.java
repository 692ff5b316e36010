package org.copyless.jmh;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.copyless.annotation.Claims;
import org.copyless.channel.ChannelClosedException;
import org.copyless.heap.ExchangeHeap;
import org.copyless.jmh.contract.PingPongChannel;
import org.copyless.jmh.contract.PingPongExp;
import org.copyless.jmh.contract.PingPongImp;
import org.copyless.jmh.peer.RawPair;
import org.copyless.jmh.window.Core;
import org.copyless.sip.Sip;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The round trip of one word between two platform threads on a core each: over a generated channel,
 * over a tag in each direction in raw memory (the floor, which only spins), and over two {@link
 * ArrayBlockingQueue}s.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 5,
    jvmArgsAppend = {"-Dcopyless.guard=off", "--enable-native-access=ALL-UNNAMED"})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class PingPongBenchmark {

  /** The importing end of a channel whose other end a SIP answers. */
  @State(Scope.Thread)
  public static class Channel {
    private ExchangeHeap heap;
    private PingPongImp imp;
    private Sip partner;

    /** Opens the channel and starts the partner. */
    @Setup
    public void open() {
      Core.ASKING.pin();
      heap = ExchangeHeap.create();
      PingPongChannel channel = PingPongChannel.open(heap);
      imp = channel.imp();
      partner = Sip.platform().start("partner", channel.exp(), Channel::answer);
    }

    /**
     * Closes the channel, which ends the partner.
     *
     * @throws InterruptedException if interrupted while waiting for the partner
     */
    @TearDown
    public void close() throws InterruptedException {
      imp.close();
      partner.join();
      heap.close();
    }

    private static void answer(@Claims PingPongExp exp) throws InterruptedException {
      Core.ANSWERING.pin();
      while (exp.receive(PingPongExp.START) instanceof PingPongExp.Ping ping) {
        exp.sendPong(ping.word());
      }
      exp.close();
    }
  }

  /** Two words of raw memory and a thread that answers. */
  @State(Scope.Thread)
  public static class Raw {
    private RawPair pair;
    private Thread partner;

    /** Starts the partner. */
    @Setup
    public void open() {
      Core.ASKING.pin();
      pair = RawPair.open();
      partner = Thread.ofPlatform().name("partner").start(this::answer);
    }

    /**
     * Ends the partner.
     *
     * @throws InterruptedException if interrupted while waiting for the partner
     */
    @TearDown
    public void close() throws InterruptedException {
      pair.stop();
      partner.join();
      pair.close();
    }

    private void answer() {
      Core.ANSWERING.pin();
      pair.answer();
    }
  }

  /** A queue in each direction and a thread that answers. */
  @State(Scope.Thread)
  public static class Queues {
    private static final Integer END = -1;

    private final ArrayBlockingQueue<Integer> questions = new ArrayBlockingQueue<>(1);
    private final ArrayBlockingQueue<Integer> answers = new ArrayBlockingQueue<>(1);
    private Thread partner;

    /** Starts the partner. */
    @Setup
    public void open() {
      Core.ASKING.pin();
      partner = Thread.ofPlatform().name("partner").start(this::answer);
    }

    /**
     * Ends the partner.
     *
     * @throws InterruptedException if interrupted while waiting for the partner
     */
    @TearDown
    public void close() throws InterruptedException {
      questions.put(END);
      partner.join();
    }

    private void answer() {
      Core.ANSWERING.pin();
      try {
        for (Integer word = questions.take(); !word.equals(END); word = questions.take()) {
          answers.put(word);
        }
      } catch (InterruptedException ended) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * A round trip over a generated channel.
   *
   * @param pair the channel
   * @return the answer
   * @throws InterruptedException never
   * @throws ChannelClosedException never
   */
  @Benchmark
  public int channel(Channel pair) throws InterruptedException, ChannelClosedException {
    pair.imp.sendPing(1);
    return pair.imp.receivePong().word();
  }

  /**
   * A round trip over raw memory.
   *
   * @param pair the memory
   * @return the answer
   */
  @Benchmark
  public int rawMemory(Raw pair) {
    return pair.pair.ask(1);
  }

  /**
   * A round trip over two queues.
   *
   * @param pair the queues
   * @return the answer
   * @throws InterruptedException never
   */
  @Benchmark
  public int arrayBlockingQueue(Queues pair) throws InterruptedException {
    pair.questions.put(1);
    return pair.answers.take();
  }
}
