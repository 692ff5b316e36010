package org.copyless.channel.spi;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * The thread, if there is one, that sleeps until one of some bells rings. Who wakes it takes it
 * out, so that of many that ring at a time only one pays for the wake-up; the sleeper enters itself
 * anew before it looks at the bells again.
 *
 * <p>Thread-safe. {@link Bell} argues why no wake-up is lost.
 */
public final class Sleeper {
  private static final VarHandle THREAD = MethodHandles.arrayElementVarHandle(Thread[].class);

  /** As many references as a cache line holds, where each takes four bytes. */
  private static final int LINE = 16;

  /** The thread, with a line of room on both sides: others write beside it, who do not ring. */
  private final @Nullable Thread[] line = new Thread[LINE + 1 + LINE];

  /** Nobody sleeps. */
  public Sleeper() {}

  /**
   * Enters the current thread; it must look at each bell after this and before it parks. A fence.
   */
  public void enter() {
    THREAD.setVolatile(line, LINE, Thread.currentThread());
    VarHandle.fullFence();
  }

  /** Takes the current thread out again. A wake-up may still come, and is harmless. */
  public void leave() {
    THREAD.setVolatile(line, LINE, null);
  }

  /** Wakes the thread that has entered, if there is one. */
  void wake() {
    if (THREAD.getVolatile(line, LINE) != null) {
      LockSupport.unpark((Thread) THREAD.getAndSet(line, LINE, null));
    }
  }
}
