package org.copyless.jmh.peer;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import org.copyless.jmh.window.Contender;

/**
 * What one would write by hand to hand a pointer over: tag and pointer in a line for each
 * direction, the tag as the flag; and the block's owner word changed by each receiver.
 *
 * <pre>
 *   0: tag,  8: pointer      (question)
 * 128: tag, 136: pointer     (answer)
 * 256: the block, its owner first
 * </pre>
 */
public final class ByHandPair implements Contender {
  private static final VarHandle INT = ValueLayout.JAVA_INT.varHandle();
  private static final long QUESTION = 0;
  private static final long ANSWER = 128;
  private static final long BLOCK = 256;
  private static final long POINTER = 8;
  private static final int EMPTY = 0;
  private static final int FULL = 1;
  private static final long ASKING = 1;
  private static final long ANSWERING = 2;

  private final MemorySegment memory = Arena.ofAuto().allocate(320, 128);

  /** Takes memory. */
  public ByHandPair() {}

  @Override
  public String name() {
    return "by-hand";
  }

  @Override
  public void ask(int rounds) {
    long block = BLOCK;
    for (int i = 0; i < rounds; i++) {
      put(QUESTION, block);
      block = take(ANSWER, ASKING);
    }
  }

  @Override
  public void answer(int rounds) {
    for (int i = 0; i < rounds; i++) {
      put(ANSWER, take(QUESTION, ANSWERING));
    }
  }

  private void put(long line, long pointer) {
    memory.set(ValueLayout.JAVA_LONG, line + POINTER, pointer);
    INT.setRelease(memory, line, FULL);
  }

  private long take(long line, long receiver) {
    while ((int) INT.getAcquire(memory, line) == EMPTY) {
      Thread.onSpinWait();
    }
    long pointer = memory.get(ValueLayout.JAVA_LONG, line + POINTER);
    memory.set(ValueLayout.JAVA_LONG, pointer, receiver);
    INT.setRelease(memory, line, EMPTY);
    return pointer;
  }
}
