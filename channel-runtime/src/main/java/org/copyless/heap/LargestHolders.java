package org.copyless.heap;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * Who holds most of a full heap, for the exception's text. Looked up once a second at most, because
 * it walks the heap, and a program may go on allocating while the heap is full.
 *
 * <p>Thread-safe.
 */
final class LargestHolders {
  private static final int NAMED = 3;
  private static final long PERIOD = TimeUnit.SECONDS.toNanos(1);

  private final Store store;
  private final AtomicLong lookedAt = new AtomicLong(System.nanoTime() - PERIOD);
  private volatile String text = "unknown yet";

  LargestHolders(Store store) {
    this.store = store;
  }

  /** Returns the largest holdings; those of up to a second ago. */
  String text() {
    long last = lookedAt.get();
    long now = System.nanoTime();
    if (now - last >= PERIOD && lookedAt.compareAndSet(last, now)) {
      String largest =
          Census.of(store).holdings().stream()
              .limit(NAMED)
              .map(LargestHolders::describe)
              .collect(Collectors.joining(", "));
      text = largest.isEmpty() ? "nothing, no block is live" : largest;
    }
    return text;
  }

  private static String describe(Holding holding) {
    return holding.owner()
        + " "
        + holding.type()
        + " blocks="
        + holding.blocks()
        + " bytes="
        + holding.bytes();
  }
}
