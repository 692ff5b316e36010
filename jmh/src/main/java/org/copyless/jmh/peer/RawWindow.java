package org.copyless.jmh.peer;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import org.copyless.jmh.window.Contender;

/**
 * The physical limit of a stream in windows: sixteen items by hand through raw memory, then a wait
 * for the word that asks for more. An item and its tag are eight bytes, stored with release, read
 * with acquire.
 *
 * <pre>
 *   0: tag, item; tag, item; …   sixteen times, two lines
 * 256: tag of the answer          (128 apart: lines are fetched in pairs)
 * </pre>
 */
public final class RawWindow implements Contender {
  private static final VarHandle LONG = ValueLayout.JAVA_LONG.varHandle();
  private static final int SIZE = 16;
  private static final long MORE = 256;
  private static final long EMPTY = 0;
  private static final long FULL = 1L << Integer.SIZE;

  private final MemorySegment memory = Arena.ofShared().allocate(384, 128);

  /** Allocates the lines, empty. */
  public RawWindow() {}

  @Override
  public String name() {
    return "raw-window";
  }

  @Override
  public void ask(int rounds) {
    for (int i = 0; i < rounds; i += SIZE) {
      for (int slot = 0; slot < SIZE; slot++) {
        LONG.setRelease(memory, (long) slot * Long.BYTES, FULL | i);
      }
      take(MORE);
    }
  }

  @Override
  public void answer(int rounds) {
    for (int i = 0; i < rounds; i += SIZE) {
      for (int slot = 0; slot < SIZE; slot++) {
        check(take((long) slot * Long.BYTES), i);
      }
      LONG.setRelease(memory, MORE, FULL);
    }
  }

  private static void check(long word, int item) {
    if ((int) word != item) {
      throw new IllegalStateException("received " + (int) word + " instead of " + item);
    }
  }

  private long take(long place) {
    long word = (long) LONG.getAcquire(memory, place);
    while (word == EMPTY) {
      Thread.onSpinWait();
      word = (long) LONG.getAcquire(memory, place);
    }
    LONG.setRelease(memory, place, EMPTY);
    return word;
  }
}
