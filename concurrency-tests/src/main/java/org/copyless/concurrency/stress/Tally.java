package org.copyless.concurrency.stress;

import java.util.concurrent.atomic.LongAdder;

/** What was sent and what arrived, by number and by checksum. Thread-safe. */
final class Tally {
  private final LongAdder sent = new LongAdder();
  private final LongAdder received = new LongAdder();
  private final LongAdder sentSum = new LongAdder();
  private final LongAdder receivedSum = new LongAdder();

  void sent(long checksum) {
    sent.increment();
    sentSum.add(checksum);
  }

  void received(long checksum) {
    received.increment();
    receivedSum.add(checksum);
  }

  long sent() {
    return sent.sum();
  }

  long received() {
    return received.sum();
  }

  /** Throws where something was lost, doubled or changed. */
  void checkNothingLost() {
    if (sent() != received() || sentSum.sum() != receivedSum.sum()) {
      throw new AssertionError("lost messages: " + this);
    }
  }

  @Override
  public String toString() {
    return String.format(
        "messages=%,d received=%,d losses=%d checksum=%016x received=%016x",
        sent(), received(), sent() - received(), sentSum.sum(), receivedSum.sum());
  }
}
