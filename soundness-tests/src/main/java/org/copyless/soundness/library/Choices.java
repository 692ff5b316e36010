package org.copyless.soundness.library;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Borrowed;
import org.copyless.sip.Sip;

/**
 * The input of a random program: each branch asks it. A prefix of the answers is given, the rest
 * are zero; what was asked is written down, so that all paths can be driven one after the other.
 */
public final class Choices {
  private final int[] prefix;
  private final List<Integer> arities = new ArrayList<>();
  private final Outside outside = new Outside(this);

  /**
   * Starts a path.
   *
   * @param prefix the first answers
   */
  public Choices(int... prefix) {
    this.prefix = prefix.clone();
  }

  /**
   * Answers a question with {@code arity} answers.
   *
   * @param arity how many answers there are
   * @return 0 to arity - 1
   */
  public int pick(int arity) {
    int asked = arities.size();
    arities.add(arity);
    return asked < prefix.length ? prefix[asked] : 0;
  }

  /**
   * Answers a question with two answers.
   *
   * @return false at first
   */
  public boolean flip() {
    return pick(2) == 1;
  }

  /**
   * Says how often a loop turns.
   *
   * @return 0, 1 or 2
   */
  public int turns() {
    return pick(3);
  }

  /**
   * Tells how many questions were asked.
   *
   * @return the length of the path
   */
  public int length() {
    return arities.size();
  }

  /**
   * Tells whether nobody has said how it goes on from here: then no wait may be for ever.
   *
   * @return whether all given answers are used up
   */
  boolean isLost() {
    return arities.size() >= prefix.length;
  }

  /**
   * Returns the answers that were given.
   *
   * @return a prefix that leads along the same path
   */
  public List<Integer> answers() {
    return Arrays.stream(path()).boxed().toList();
  }

  private int[] path() {
    return Arrays.copyOf(prefix, arities.size());
  }

  /**
   * Returns the next path.
   *
   * @return the prefix that leads along it; null after the last one
   */
  public int[] next() {
    int[] path = path();
    for (int i = path.length - 1; i >= 0; i--) {
      if (path[i] + 1 < arities.get(i)) {
        int[] next = Arrays.copyOf(path, i + 1);
        next[i]++;
        return next;
      }
    }
    return null;
  }

  /**
   * Returns who acts beside the program.
   *
   * @return the same each time
   */
  public Outside outside() {
    return outside;
  }

  /**
   * Lets the other side act before a wait, which is interrupted if nothing will have come.
   *
   * @param end on which the program waits next
   */
  public void arrive(@Borrowed @Nullable Object end) {
    outside.arrive(end);
  }

  /** Interrupts the next wait on some paths. */
  public void mayInterrupt() {
    boolean lost = isLost();
    Outside.interrupt(flip() || lost);
  }

  /**
   * Waits for the end of a process.
   *
   * @param sip the process
   */
  public void join(Sip sip) {
    outside.join(sip);
  }
}
