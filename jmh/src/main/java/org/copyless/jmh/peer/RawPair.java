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
public final class RawPair implements AutoCloseable {
  private static final VarHandle INT = ValueLayout.JAVA_INT.varHandle();
  private static final long QUESTION = 0;
  private static final long ANSWER = 128;
  private static final long WORD = 8;
  private static final int EMPTY = 0;
  private static final int FULL = 1;
  private static final int END = 2;

  private final Arena arena = Arena.ofShared();
  private final MemorySegment memory = arena.allocate(256, 128);

  private RawPair() {}

  /**
   * Opens a pair.
   *
   * @return empty
   */
  public static RawPair open() {
    return new RawPair();
  }

  /**
   * Asks and waits for the answer.
   *
   * @param word any
   * @return the answer
   */
  public int ask(int word) {
    put(QUESTION, word, FULL);
    await(ANSWER);
    return take(ANSWER);
  }

  /** Answers until the other side stops. */
  public void answer() {
    while (await(QUESTION) == FULL) {
      put(ANSWER, take(QUESTION), FULL);
    }
  }

  /**
   * Answers a number of times.
   *
   * @param rounds how often
   */
  public void answer(int rounds) {
    for (int i = 0; i < rounds; i++) {
      int _ = await(QUESTION);
      put(ANSWER, take(QUESTION), FULL);
    }
  }

  /** Ends {@link #answer()}. */
  public void stop() {
    put(QUESTION, 0, END);
  }

  @Override
  public void close() {
    arena.close();
  }

  private void put(long line, int word, int tag) {
    memory.set(ValueLayout.JAVA_INT, line + WORD, word);
    INT.setRelease(memory, line, tag);
  }

  private int await(long line) {
    int tag = (int) INT.getAcquire(memory, line);
    while (tag == EMPTY) {
      Thread.onSpinWait();
      tag = (int) INT.getAcquire(memory, line);
    }
    return tag;
  }

  private int take(long line) {
    int word = memory.get(ValueLayout.JAVA_INT, line + WORD);
    INT.setRelease(memory, line, EMPTY);
    return word;
  }
}
