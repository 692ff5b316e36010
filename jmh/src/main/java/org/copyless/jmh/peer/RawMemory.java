package org.copyless.jmh.peer;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import org.copyless.jmh.window.Contender;

/**
 * The physical limit: the least that two spinning threads need to exchange a word each way. Each
 * direction has a cache line of its own with a tag (release, acquire) and the word.
 *
 * <pre>
 *   0: tag of the question,  8: word
 * 128: tag of the answer,  136: word     (128 apart: lines are fetched in pairs)
 * </pre>
 */
public final class RawMemory implements Contender {
  private static final VarHandle INT = ValueLayout.JAVA_INT.varHandle();
  private static final long QUESTION = 0;
  private static final long ANSWER = 128;
  private static final long WORD = 8;
  private static final int EMPTY = 0;
  private static final int FULL = 1;

  private final MemorySegment memory = Arena.ofShared().allocate(256, 128);

  /** Allocates both lines, empty. */
  public RawMemory() {}

  @Override
  public String name() {
    return "raw-memory";
  }

  @Override
  public void ask(int rounds) {
    int word = 0;
    for (int i = 0; i < rounds; i++) {
      put(QUESTION, word);
      await(ANSWER);
      word = take(ANSWER) + 1;
    }
  }

  @Override
  public void answer(int rounds) {
    for (int i = 0; i < rounds; i++) {
      await(QUESTION);
      put(ANSWER, take(QUESTION));
    }
  }

  private void put(long line, int word) {
    memory.set(ValueLayout.JAVA_INT, line + WORD, word);
    INT.setRelease(memory, line, FULL);
  }

  private void await(long line) {
    while ((int) INT.getAcquire(memory, line) == EMPTY) {
      Thread.onSpinWait();
    }
  }

  private int take(long line) {
    int word = memory.get(ValueLayout.JAVA_INT, line + WORD);
    INT.setRelease(memory, line, EMPTY);
    return word;
  }
}
