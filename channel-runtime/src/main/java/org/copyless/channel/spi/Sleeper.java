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

  /** The thread, with a line of room on both sides: others write beside it, who do not ring. */
  private final @Nullable Thread[] line = new Thread[Line.REFERENCES + 1 + Line.REFERENCES];

  /** Nobody sleeps. */
  public Sleeper() {}

  /**
   * Enters the current thread; it must look at each bell after this and before it parks. A fence.
   */
  public void enter() {
    THREAD.setVolatile(line, Line.REFERENCES, Thread.currentThread());
    VarHandle.fullFence();
  }

  /** Takes the current thread out again. A wake-up may still come, and is harmless. */
  public void leave() {
    THREAD.setVolatile(line, Line.REFERENCES, null);
  }

  /** Wakes the thread that has entered, if there is one. */
  void wake() {
    if (THREAD.getVolatile(line, Line.REFERENCES) != null) {
      LockSupport.unpark((Thread) THREAD.getAndSet(line, Line.REFERENCES, null));
    }
  }
}
