package org.copyless.jmh;

import static org.copyless.channel.Select.ANY;
import static org.copyless.channel.Select.matrix;
import static org.copyless.channel.Select.row;
import static org.copyless.channel.Select.timeout;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.copyless.channel.ChannelClosed;
import org.copyless.channel.ChannelClosedException;
import org.copyless.channel.EndpointSet;
import org.copyless.channel.Select;
import org.copyless.heap.ExchangeHeap;
import org.copyless.jmh.contract.PingPongChannel;
import org.copyless.jmh.contract.PingPongExp;
import org.copyless.jmh.contract.PingPongImp;
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
 * A question of one client among many, found by a select over their set, and answered: on one
 * thread, so that it is the cost of the operations and not of waking. Beside it the same question
 * asked of a client that is known, and found by a look at one client after the other.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 5,
    jvmArgsAppend = {"-Dcopyless.guard=off", "--enable-native-access=ALL-UNNAMED"})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class SelectBenchmark {
  private static final int STRIDE = 7;
  private static final Select ANY_CLIENT =
      matrix(row(PingPongExp.Ping.class), row(ChannelClosed.class));
  private static final Select ONE_CLIENT =
      matrix(row(PingPongExp.Ping.class), timeout(Duration.ZERO));
  private static final Select EITHER =
      matrix(
          row(PingPongExp.Ping.class, ANY),
          row(ANY, PingPongExp.Ping.class),
          row(ChannelClosed.class, ANY),
          row(ANY, ChannelClosed.class));

  /** Clients, and their other ends apart. */
  abstract static class Clients {
    PingPongImp[] imps;
    int next;
    private ExchangeHeap heap;

    void open(int count) {
      heap = ExchangeHeap.create();
      imps = new PingPongImp[count];
      for (int i = 0; i < count; i++) {
        PingPongChannel channel = PingPongChannel.open(heap);
        imps[i] = channel.imp();
        add(heap, i, channel.exp());
      }
    }

    abstract void add(ExchangeHeap heap, int index, PingPongExp exp);

    void closeAll() {
      for (PingPongImp imp : imps) {
        imp.close();
      }
      heap.close();
    }

    /** Lets one client ask; returns which. */
    int ask() {
      next += STRIDE;
      if (next >= imps.length) {
        next %= imps.length;
      }
      imps[next].sendPing(next);
      return next;
    }
  }

  /** Clients whose ends are in a set. */
  @State(Scope.Thread)
  public static class InSet extends Clients {
    /** How many. */
    @Param({"2", "64", "1024", "10000"})
    public int size;

    private EndpointSet<PingPongExp> set;

    /** Opens the channels. */
    @Setup
    public void open() {
      open(size);
    }

    @Override
    void add(ExchangeHeap heap, int index, PingPongExp exp) {
      if (set == null) {
        set = EndpointSet.create(heap, PingPongExp.START);
      }
      set.add(exp);
    }

    /** Closes all. */
    @TearDown
    public void close() {
      set.close();
      closeAll();
    }
  }

  /** Clients whose ends are in an array. */
  @State(Scope.Thread)
  public static class InArray extends Clients {
    /** How many. */
    @Param({"2", "64", "1024", "10000"})
    public int size;

    private PingPongExp[] exps;

    /** Opens the channels. */
    @Setup
    public void open() {
      exps = new PingPongExp[size];
      open(size);
    }

    @Override
    void add(ExchangeHeap heap, int index, PingPongExp exp) {
      exps[index] = exp;
    }

    /** Closes all. */
    @TearDown
    public void close() {
      for (PingPongExp exp : exps) {
        exp.close();
      }
      closeAll();
    }
  }

  /** Two clients. */
  @State(Scope.Thread)
  public static class Two extends Clients {
    private final PingPongExp[] exps = new PingPongExp[2];

    /** Opens the channels. */
    @Setup
    public void open() {
      open(exps.length);
    }

    @Override
    void add(ExchangeHeap heap, int index, PingPongExp exp) {
      exps[index] = exp;
    }

    /** Closes all. */
    @TearDown
    public void close() {
      exps[0].close();
      exps[1].close();
      closeAll();
    }
  }

  private static void answer(PingPongExp exp) throws InterruptedException, ChannelClosedException {
    exp.sendPong(exp.receivePing().word());
  }

  /**
   * Asks, selects from the set, answers, puts back.
   *
   * @param clients in a set
   * @return the answer
   * @throws InterruptedException never
   * @throws ChannelClosedException never
   */
  @Benchmark
  public int set(InSet clients) throws InterruptedException, ChannelClosedException {
    int asking = clients.ask();
    if (ANY_CLIENT.await(clients.set) == 0) {
      PingPongExp exp = clients.set.selected();
      answer(exp);
      clients.set.add(exp);
    }
    return clients.imps[asking].receivePong().word();
  }

  /**
   * Asks, looks at one client after the other, answers.
   *
   * @param clients in an array
   * @return the answer
   * @throws InterruptedException never
   * @throws ChannelClosedException never
   */
  @Benchmark
  public int oneAfterTheOther(InArray clients) throws InterruptedException, ChannelClosedException {
    int asking = clients.ask();
    for (PingPongExp exp : clients.exps) {
      if (ONE_CLIENT.await(exp) == 0) {
        answer(exp);
        break;
      }
    }
    return clients.imps[asking].receivePong().word();
  }

  /**
   * Asks, selects one of two endpoints, answers.
   *
   * @param clients two
   * @return the answer
   * @throws InterruptedException never
   * @throws ChannelClosedException never
   */
  @Benchmark
  public int two(Two clients) throws InterruptedException, ChannelClosedException {
    int asking = clients.ask();
    int row = EITHER.await(clients.exps[0], clients.exps[1]);
    answer(clients.exps[row]);
    return clients.imps[asking].receivePong().word();
  }

  /**
   * Asks and answers, where it is known who has asked.
   *
   * @param clients two
   * @return the answer
   * @throws InterruptedException never
   * @throws ChannelClosedException never
   */
  @Benchmark
  public int known(Two clients) throws InterruptedException, ChannelClosedException {
    int asking = clients.ask();
    answer(clients.exps[asking]);
    return clients.imps[asking].receivePong().word();
  }
}
