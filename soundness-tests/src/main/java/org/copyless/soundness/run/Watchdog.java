package org.copyless.soundness.run;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Interrupts a thread that does not come to its end. */
final class Watchdog implements AutoCloseable {
  private static final int SECONDS = 20;
  private static final ScheduledExecutorService DOGS = dogs();

  private final ScheduledFuture<?> bark;
  private volatile boolean hasBarked;

  private Watchdog(Thread thread) {
    bark =
        DOGS.schedule(
            () -> {
              hasBarked = true;
              thread.interrupt();
            },
            SECONDS,
            TimeUnit.SECONDS);
  }

  private static ScheduledExecutorService dogs() {
    ScheduledThreadPoolExecutor dogs =
        new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().factory());
    dogs.setRemoveOnCancelPolicy(true);
    return dogs;
  }

  static Watchdog over(Thread thread) {
    return new Watchdog(thread);
  }

  boolean hasBarked() {
    return hasBarked;
  }

  @Override
  public void close() {
    bark.cancel(false);
  }
}
