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
  private static final VarHandle THREAD = thread();

  private volatile @Nullable Thread thread;

  /** Nobody sleeps. */
  public Sleeper() {}

  private static VarHandle thread() {
    try {
      return MethodHandles.lookup().findVarHandle(Sleeper.class, "thread", Thread.class);
    } catch (ReflectiveOperationException impossible) {
      throw new ExceptionInInitializerError(impossible);
    }
  }

  /**
   * Enters the current thread; it must look at each bell after this and before it parks. A fence.
   */
  public void enter() {
    thread = Thread.currentThread();
    VarHandle.fullFence();
  }

  /** Takes the current thread out again. A wake-up may still come, and is harmless. */
  public void leave() {
    thread = null;
  }

  /** Wakes the thread that has entered, if there is one. */
  void wake() {
    if (thread != null) {
      LockSupport.unpark((Thread) THREAD.getAndSet(this, null));
    }
  }
}
