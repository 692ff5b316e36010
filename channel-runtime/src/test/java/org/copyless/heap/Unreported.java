package org.copyless.heap;

import java.util.logging.Logger;

/** What a test leaves live on purpose is no news. */
final class Unreported {
  private static final Logger LOGGER = Logger.getLogger(ExchangeHeap.class.getPackageName());

  private Unreported() {}

  /** Closes a heap without a report of its live blocks. */
  static void close(ExchangeHeap heap) {
    LOGGER.setUseParentHandlers(false);
    try {
      heap.close();
    } finally {
      LOGGER.setUseParentHandlers(true);
    }
  }
}
