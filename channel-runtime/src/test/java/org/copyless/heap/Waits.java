package org.copyless.heap;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.copyless.sip.Sip;

/** Waiting in tests for what others do. */
final class Waits {
  /** Longer than anything here takes. */
  static final Duration MINUTE = Duration.ofMinutes(1);

  private Waits() {}

  /** Waits until a cell says this of itself. */
  @SuppressWarnings("ThreadPriorityCheck") // lets the others go on; nothing relies on it
  static void awaitText(TCell<?> cell, String text) {
    while (!cell.toString().contains(text)) {
      Thread.yield();
    }
  }

  /** Waits for the normal end of a SIP. */
  static void ended(Sip sip) throws InterruptedException {
    assertTrue(sip.join(MINUTE), sip::toString);
    assertTrue(sip.failure().isEmpty(), () -> sip.failure().toString());
  }
}
