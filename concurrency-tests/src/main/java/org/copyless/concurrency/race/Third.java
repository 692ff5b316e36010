package org.copyless.concurrency.race;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A third thread, for the races that need one: jcstress runs no test that has more actors than the
 * machine has processors.
 */
final class Third {
  private static final ExecutorService THREAD =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("third").factory());

  private Third() {}

  /** Runs one part on the third thread, beside the other part on the caller's; ends with both. */
  static void beside(Runnable part, Runnable own) {
    Future<?> other = THREAD.submit(part);
    own.run();
    Conversation.uninterrupted(other::get);
  }
}
