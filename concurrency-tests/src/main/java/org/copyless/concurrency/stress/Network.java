package org.copyless.concurrency.stress;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.copyless.annotation.Claims;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.Tracked;
import org.copyless.sip.Sip;
import org.copyless.sip.Starter;

/** The processes of one run, on both kinds of threads, and how dangerous their life is. */
final class Network {
  static final Duration DEADLINE = Duration.ofMinutes(2);

  private final ExchangeHeap heap;
  private final Shelf shelf;
  private final Tally tally = new Tally();
  private final Queue<Sip> started = new ConcurrentLinkedQueue<>();
  private final int oneDeathIn;

  /**
   * Makes a network without processes.
   *
   * @param heap where its blocks lie
   * @param oneDeathIn how often a process dies of its own; 0: never, and peers do not close
   */
  Network(ExchangeHeap heap, int oneDeathIn) {
    this.heap = heap;
    this.oneDeathIn = oneDeathIn;
    this.shelf = new Shelf(heap);
  }

  /** What a process dies of. */
  static final class Death extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Death() {
      super("dies here", null, false, false);
    }
  }

  ExchangeHeap heap() {
    return heap;
  }

  Shelf shelf() {
    return shelf;
  }

  /** Tells whether processes die here of their own. */
  boolean isDangerous() {
    return oneDeathIn > 0;
  }

  Tally tally() {
    return tally;
  }

  static RandomGenerator random() {
    return ThreadLocalRandom.current();
  }

  /** Here a process may die. */
  void stumble() {
    if (oneDeathIn > 0 && random().nextInt(oneDeathIn) == 0) {
      throw new Death();
    }
  }

  /** Here somebody finds the channel closed in the midst of a conversation. */
  void abandoned(Object end) {
    if (oneDeathIn == 0) {
      throw new AssertionError("closed too early: " + end);
    }
  }

  <A extends Tracked> void start(String name, @Claims A a, Sip.Body1<A> body) {
    started.add(starter().start(name, a, body));
  }

  <A extends Tracked, B extends Tracked> void start(
      String name, @Claims A a, @Claims B b, Sip.Body2<A, B> body) {
    started.add(starter().start(name, a, b, body));
  }

  private static Starter starter() {
    return random().nextInt(8) == 0 ? Sip.platform() : Sip.virtual();
  }

  /** Returns those that have been started, the ended ones included, until they are joined. */
  Queue<Sip> started() {
    return started;
  }

  /**
   * Waits for all processes, also for those that they start.
   *
   * @param end gets each when it has ended
   * @throws AssertionError if one is stuck
   */
  void join(Consumer<Sip> end) throws InterruptedException {
    for (Sip sip = started.poll(); sip != null; sip = started.poll()) {
      if (!sip.join(DEADLINE)) {
        throw new AssertionError(Stuck.report(sip, heap));
      }
      end.accept(sip);
    }
  }

  /**
   * Throws where a block is left, besides those on the shelf, which is cleared.
   *
   * @return how many visits there were to the shelf
   */
  long checkNothingLeft() {
    long visits = shelf.clear();
    if (heap.statistics().liveBlocks() != 0) {
      throw new AssertionError("blocks are left: " + heap.statistics());
    }
    return visits;
  }
}
