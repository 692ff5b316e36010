package org.copyless.soundness.library;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.sip.Sip;

/**
 * What acts beside a random program: the other ends of its channels, always in the thread of the
 * driver and always as the input says, so that a path runs the same each time.
 */
public final class Outside {
  private static final int SECONDS = 20;
  private static final int MILLIS = 20;

  private final Choices choices;
  private final Thread driver = Thread.currentThread();
  private final IdentityHashMap<Object, Partner> partners = new IdentityHashMap<>();
  private final List<Throwable> failures = new ArrayList<>();

  /** What the driver does for a process while it waits for it. */
  private final BlockingQueue<Runnable> wishes = new LinkedBlockingQueue<>();

  Outside(Choices choices) {
    this.choices = choices;
  }

  /**
   * Plays the other end of a channel.
   *
   * @param end the program's
   * @param partner who plays the other one
   */
  public void play(Object end, Partner partner) {
    partners.put(end, partner);
  }

  void arrive(@Nullable Object end) {
    boolean idle =
        Thread.currentThread().equals(driver)
            ? isIdle(end)
            : CompletableFuture.supplyAsync(() -> isIdle(end), wishes::add)
                .orTimeout(SECONDS, TimeUnit.SECONDS)
                .join();
    interrupt(idle);
  }

  /** Whether nothing new comes; what has come before is there for the wait all the same. */
  private boolean isIdle(@Nullable Object end) {
    Partner partner = end == null || choices.isLost() ? null : partners.get(end);
    int answers = partner == null ? 0 : partner.answers();
    int choice = answers == 0 ? 0 : choices.pick(answers + 1);
    if (choice < answers) {
      partner.answer(choice);
    }
    return choice == answers;
  }

  /** A wait for what is there already ends all the same, and leaves the thread interrupted. */
  @SuppressWarnings("ThreadInterrupt")
  static void interrupt(boolean next) {
    Thread.interrupted();
    if (next) {
      Thread.currentThread().interrupt();
    }
  }

  void join(Sip sip) {
    Thread.interrupted();
    sip.onExit(_ -> wishes.add(() -> {}));
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    try {
      while (sip.isAlive()) {
        Runnable wish = wishes.poll(MILLIS, TimeUnit.MILLISECONDS);
        if (wish != null) {
          wish.run();
        }
        if (System.nanoTime() > end) {
          sip.kill();
          throw new Stuck();
        }
      }
    } catch (InterruptedException e) {
      throw new Stuck();
    }
    sip.failure().ifPresent(failures::add);
  }

  /**
   * Returns by what processes ended.
   *
   * @return exceptions
   */
  public List<Throwable> failures() {
    return failures;
  }

  /** Closes the other ends. */
  public void end() {
    Thread.interrupted();
    partners.values().forEach(Partner::end);
  }
}
