package org.copyless.concurrency.stress;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.copyless.channel.ChannelClosedException;
import org.copyless.heap.ExchangeHeap;
import org.copyless.sip.Exit;
import org.copyless.sip.Sip;

/**
 * The processes of {@link Topology}, killed at random moments, from outside and by themselves, in
 * the midst of sends too. Those that live on must see right messages only, and the close in the
 * end; nothing may be left.
 */
public final class Kills {
  private static final long HEAP_BYTES = 256L << 20;
  private static final int ONE_DEATH_IN = 2_000;
  private static final int CHANNELS = 9;
  private static final long MESSAGES = 2_000;

  private final Map<String, Long> ends = new TreeMap<>();
  private long kills;

  private Kills() {}

  /**
   * Runs until enough processes were killed.
   *
   * @param kills how many, from outside and by themselves
   * @return the figures
   * @throws InterruptedException if interrupted
   */
  public static String run(long kills) throws InterruptedException {
    return new Kills().runAll(kills);
  }

  private String runAll(long enough) throws InterruptedException {
    long rounds = 0;
    long messages = 0;
    try (ExchangeHeap heap = ExchangeHeap.create(HEAP_BYTES)) {
      while (kills < enough) {
        Network network = new Network(heap, ONE_DEATH_IN);
        for (int i = 0; i < CHANNELS; i++) {
          Topology.populate(network, i, MESSAGES);
        }
        killSome(network);
        network.join(this::record);
        network.checkNothingLeft();
        messages += network.tally().received();
        rounds++;
      }
      return String.format(
          "kills=%,d rounds=%,d messages=%,d live-blocks=%d ends=%s",
          kills, rounds, messages, heap.statistics().liveBlocks(), ends);
    }
  }

  /** Kills one process after the other, as they come. */
  private static void killSome(Network network) {
    RandomGenerator random = Network.random();
    for (int i = 0; i < CHANNELS; i++) {
      List<Sip> living = new ArrayList<>(network.started());
      living.removeIf(sip -> !sip.isAlive());
      if (!living.isEmpty()) {
        kill(living.get(random.nextInt(living.size())));
      }
      for (int pause = random.nextInt(20_000); pause > 0; pause--) {
        Thread.onSpinWait();
      }
    }
  }

  private static void kill(Sip sip) {
    if (Network.random().nextInt(4) == 0) {
      sip.interrupt();
    } else {
      sip.kill();
    }
  }

  private static String cause(Sip sip, Throwable cause) {
    return switch (cause) {
      case InterruptedException _ -> "interrupted";
      case Network.Death _ -> "died";
      case ChannelClosedException _ -> "closed";
      default -> throw new AssertionError(sip.toString(), cause);
    };
  }

  private void record(Sip sip) {
    String end =
        switch (sip.exit().orElseThrow()) {
          case Exit.Normal _ -> "normal";
          case Exit.Killed _ -> "killed";
          case Exit.Failed failed -> cause(sip, failed.cause());
        };
    ends.merge(end, 1L, Long::sum);
    if (!end.equals("normal") && !end.equals("closed")) {
      kills++;
    }
  }
}
