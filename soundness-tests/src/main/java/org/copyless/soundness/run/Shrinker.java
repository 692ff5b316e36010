package org.copyless.soundness.run;

import java.util.Comparator;
import java.util.Optional;
import org.copyless.soundness.program.Printer;
import org.copyless.soundness.run.Case.Verdict;

/** Makes a program smaller, as long as the same is said of it. */
public final class Shrinker {
  private static final int ROUNDS = 60;

  private final Laboratory laboratory;

  /**
   * Makes a shrinker.
   *
   * @param laboratory where programs are examined
   */
  public Shrinker(Laboratory laboratory) {
    this.laboratory = laboratory;
  }

  /**
   * Shrinks.
   *
   * @param found a program
   * @return one from which nothing more can be left out
   */
  public Case shrink(Case found) {
    Case least = found;
    if (found.verdict() == Verdict.ILL_TYPED || found.verdict() == Verdict.STUCK) {
      return found;
    }
    for (int i = 0; i < ROUNDS; i++) {
      Optional<Case> next = smaller(least);
      if (next.isEmpty()) {
        return least;
      }
      least = next.get();
    }
    return least;
  }

  private Optional<Case> smaller(Case found) {
    return laboratory.examine(Reductions.of(found.program())).stream()
        .filter(each -> isLike(each, found))
        .min(Comparator.comparingInt(each -> Printer.body(each.program()).length()));
  }

  private static boolean isLike(Case one, Case other) {
    Verdict verdict = other.verdict();
    return one.verdict() == verdict
        && (verdict != Verdict.FALSE_ALARM || key(one).equals(key(other)))
        && (verdict != Verdict.LENIENT || one.rule().equals(other.rule()));
  }

  private static String key(Case found) {
    return found.complaints().getFirst().key();
  }
}
