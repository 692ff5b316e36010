package org.copyless.concurrency.stress;

import org.copyless.concurrency.contract.FloodChannel;
import org.copyless.concurrency.contract.QuestionsChannel;
import org.copyless.concurrency.contract.QuestionsExp;
import org.copyless.concurrency.contract.WindowChannel;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.TrackedDeque;
import org.copyless.sip.Sip;

/**
 * Channels of three contracts whose ends wander from process to process, directly or through chains
 * of relays, while messages flow. In the end all that was sent has arrived.
 */
public final class Topology {
  private static final long HEAP_BYTES = 2L << 30;
  private static final int ENDS_OF_HUB = 4;

  private Topology() {}

  /**
   * Runs.
   *
   * @param channels how many at once
   * @param messages how many messages at least, those in which endpoints travel included
   * @return the figures
   * @throws InterruptedException if interrupted
   */
  public static String run(int channels, long messages) throws InterruptedException {
    try (ExchangeHeap heap = ExchangeHeap.create(HEAP_BYTES)) {
      Network network = new Network(heap, 0);
      long each = (messages + channels - 1) / channels;
      for (int i = 0; i < channels; i++) {
        populate(network, i, each);
      }
      long[] sips = new long[1];
      network.join(
          sip -> {
            sips[0]++;
            check(sip);
          });
      network.tally().checkNothingLost();
      long visits = network.checkNothingLeft();
      return String.format(
          "%s processes=%,d shared-by-cell=%,d live-blocks=%d peak-blocks=%,d",
          network.tally(),
          sips[0],
          visits,
          heap.statistics().liveBlocks(),
          heap.statistics().peakBlocks());
    }
  }

  private static void check(Sip sip) {
    sip.failure()
        .ifPresent(
            failure -> {
              throw new AssertionError(sip.toString(), failure);
            });
  }

  /** Starts the two ends of a channel, of a contract that its number tells. */
  static void populate(Network network, int number, long messages) {
    switch (number % 4) {
      case 0 -> {
        QuestionsChannel channel = QuestionsChannel.open(network.heap());
        network.start("asker", channel.imp(), new Asker(network, messages / 2)::travel);
        network.start("answerer", channel.exp(), new Answerer(network)::travel);
      }
      case 1 -> {
        WindowChannel channel = WindowChannel.open(network.heap());
        network.start("source", channel.imp(), new Source(network, messages * 4 / 5)::travel);
        network.start("sink", channel.exp(), new Sink(network)::travel);
      }
      case 2 -> populateHub(network, messages);
      default -> {
        FloodChannel channel = FloodChannel.open(network.heap());
        network.start("flooder", channel.exp(), new Flooder(network, messages)::travel);
        network.start("basin", channel.imp(), new Flooder.Basin(network)::travel);
      }
    }
  }

  private static void populateHub(Network network, long messages) {
    TrackedDeque<QuestionsExp> ends = TrackedDeque.create(network.heap());
    for (int i = 0; i < ENDS_OF_HUB; i++) {
      QuestionsChannel channel = QuestionsChannel.open(network.heap());
      long questions = messages / 2 / ENDS_OF_HUB;
      network.start("asker", channel.imp(), new Asker(network, questions)::travel);
      ends.addLast(channel.exp());
    }
    network.start("hub", ends, new Hub(network)::open);
  }
}
