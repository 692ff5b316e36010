package org.copyless.channel.spi;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import org.copyless.heap.spi.Headroom;

/**
 * The thread, if there is one, that sleeps until one of some bells rings. Who wakes it takes it
 * out, so that of many that ring at a time only one pays for the wake-up; the sleeper enters itself
 * anew before it looks at the bells again.
 *
 * <p>Thread-safe. {@link Bell} argues why no wake-up is lost.
 */
public final class Sleeper extends SleeperField {
  private static final VarHandle THREAD = thread();

  @SuppressWarnings("unused") // room, see Padded
  private long line0, line1, line2, line3, line4, line5, line6;

  /** Nobody sleeps. */
  public Sleeper() {}

  private static VarHandle thread() {
    try {
      return MethodHandles.lookup().findVarHandle(SleeperField.class, "thread", Thread.class);
    } catch (ReflectiveOperationException impossible) {
      throw new ExceptionInInitializerError(impossible);
    }
  }

  /**
   * Enters the current thread; it must look at each bell after this and before it parks. A fence.
   */
  public void enter() {
    THREAD.setVolatile(this, Thread.currentThread());
    VarHandle.fullFence();
  }

  /** Takes the current thread out again. A wake-up may still come, and is harmless. */
  public void leave() {
    THREAD.setVolatile(this, null);
  }

  /** Tells whether a thread has entered; of the next moment that says nothing. */
  boolean isEntered() {
    return THREAD.getVolatile(this) != null;
  }

  /**
   * Wakes the thread that has entered, if there is one.
   *
   * @throws StackOverflowError if there is one and too little stack is left; it is still entered
   */
  void wake() {
    if (THREAD.getVolatile(this) != null) {
      Headroom.probeShort();
      LockSupport.unpark((Thread) THREAD.getAndSet(this, null));
    }
  }
}
