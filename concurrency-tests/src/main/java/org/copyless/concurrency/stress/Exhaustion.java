package org.copyless.concurrency.stress;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.LongAdder;
import java.util.random.RandomGenerator;
import org.copyless.annotation.Claims;
import org.copyless.channel.ChannelClosed;
import org.copyless.concurrency.contract.QuestionsChannel;
import org.copyless.concurrency.contract.QuestionsExp;
import org.copyless.concurrency.contract.QuestionsImp;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.OutOfExchangeMemoryException;
import org.copyless.sip.Sip;

/**
 * A heap that is too small for the processes that use it: allocations fail all the time, in the
 * midst of channels that go on. Whoever is refused gives back what it hoards, and goes on, too. In
 * the end the heap is as good as new.
 */
public final class Exhaustion {
  private static final long HEAP_BYTES = 4L << 20;
  private static final int PAIRS = 16;
  private static final int MOST_BYTES = 20_000;
  private static final int LARGE_AFTERWARDS = (int) HEAP_BYTES / 16;

  private final ExchangeHeap heap;
  private final Network network;
  private final LongAdder refusals = new LongAdder();
  private final LongAdder allocations = new LongAdder();

  private Exhaustion(ExchangeHeap heap) {
    this.heap = heap;
    this.network = new Network(heap, 0);
  }

  /**
   * Runs.
   *
   * @param allocations how many per process
   * @return the figures
   * @throws InterruptedException if interrupted
   */
  public static String run(int allocations) throws InterruptedException {
    try (ExchangeHeap heap = ExchangeHeap.create(HEAP_BYTES)) {
      return new Exhaustion(heap).runAll(allocations);
    }
  }

  private String runAll(int each) throws InterruptedException {
    for (int i = 0; i < PAIRS; i++) {
      QuestionsChannel channel = QuestionsChannel.open(heap);
      network.start("hoarder", channel.imp(), imp -> hoard(imp, each));
      network.start("returner", channel.exp(), this::giveBack);
    }
    network.join(Exhaustion::check);
    network.tally().checkNothingLost();
    network.checkNothingLeft();
    if (refusals.sum() == 0) {
      throw new AssertionError("the heap was never full: " + heap.statistics());
    }
    heap.bytes(LARGE_AFTERWARDS).close();
    return String.format(
        "allocations=%,d refused=%,d %s live-blocks=%d reserved=%,d",
        allocations.sum(),
        refusals.sum(),
        network.tally(),
        heap.statistics().liveBlocks(),
        heap.statistics().reservedBytes());
  }

  private static void check(Sip sip) {
    sip.failure()
        .ifPresent(
            failure -> {
              throw new AssertionError(sip.toString(), failure);
            });
  }

  private void hoard(@Claims QuestionsImp imp, int each) throws InterruptedException {
    RandomGenerator random = Network.random();
    Deque<ByteVector> hoard = new ArrayDeque<>();
    for (int i = 1; i <= each; i++) {
      try {
        hoard.add(allocate(random, i));
      } catch (OutOfExchangeMemoryException full) {
        refusals.increment();
        hoard.forEach(kept -> kept.close());
        hoard.clear();
      }
      if (!hoard.isEmpty() && random.nextInt(4) == 0) {
        send(imp, hoard.remove());
      }
    }
    hoard.forEach(kept -> kept.close());
    imp.close();
  }

  /** Allocates and stamps a vector with its own length, once it is seen to be zeroed. */
  private ByteVector allocate(RandomGenerator random, int turn) {
    int most = turn % 8 == 0 ? MOST_BYTES : 500;
    ByteVector data = heap.bytes(4 * (1 + random.nextInt(most / 4)));
    allocations.increment();
    for (int i = 0; i < data.length(); i += 4) {
      if (data.getInt(i) != 0) {
        throw new AssertionError("a new vector is not zero: " + data);
      }
    }
    return Payload.turn(data, data.length());
  }

  private void send(QuestionsImp imp, @Claims ByteVector data) throws InterruptedException {
    int stamp = data.length();
    long checksum = Payload.checksum(stamp, stamp);
    imp.sendBytes(data, stamp);
    network.tally().sent(checksum);
    if (!(imp.receive(QuestionsImp.START_BYTES) instanceof QuestionsImp.Answer answer)
        || answer.checksum() != checksum) {
      throw new AssertionError("no answer or a wrong one: " + imp);
    }
  }

  private void giveBack(@Claims QuestionsExp exp) throws InterruptedException {
    while (true) {
      switch (exp.receive(QuestionsExp.START)) {
        case QuestionsExp.Bytes bytes -> {
          long checksum = Payload.consume(bytes.data(), bytes.stamp());
          network.tally().received(checksum);
          exp.sendAnswer(checksum);
        }
        case ChannelClosed _ -> {
          exp.close();
          return;
        }
        default -> throw new AssertionError("nobody has sent this");
      }
    }
  }
}
