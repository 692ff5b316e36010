package org.copyless.soundness.library;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The input of a random program: each branch asks it. A prefix of the answers is given, the rest
 * are zero; what was asked is written down, so that all paths can be driven one after the other.
 */
public final class Choices {
  private final int[] prefix;
  private final List<Integer> arities = new ArrayList<>();

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
}
