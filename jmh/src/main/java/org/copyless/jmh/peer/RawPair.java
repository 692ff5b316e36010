package org.copyless.jmh.peer;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;

/**
 * The least that two spinning threads need to exchange a word each way: per direction a cache line
 * of its own with a tag (release, acquire) and the word.
 *
 * <pre>
 *   0: tag of the question,  8: word
 * 128: tag of the answer,  136: word     (128 apart: lines are fetched in pairs)
 * </pre>
 */
final class RawPair {
  private static final VarHandle INT = ValueLayout.JAVA_INT.varHandle();
  private static final long QUESTION = 0;
  private static final long ANSWER = 128;
  private static final long WORD = 8;
  private static final int EMPTY = 0;
  private static final int FULL = 1;

  private final MemorySegment memory = Arena.ofShared().allocate(256, 128);

  private RawPair() {}

  /**
   * Opens a pair.
   *
   * @return empty
   */
  static RawPair open() {
    return new RawPair();
  }

  /**
   * Asks and waits for the answer.
   *
   * @param word any
   * @return the answer
   */
  int ask(int word) {
    put(QUESTION, word);
    await(ANSWER);
    return take(ANSWER);
  }

  /**
   * Answers a number of times.
   *
   * @param rounds how often
   */
  void answer(int rounds) {
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
