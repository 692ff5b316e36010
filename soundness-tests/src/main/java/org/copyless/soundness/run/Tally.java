package org.copyless.soundness.run;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.copyless.soundness.run.Case.Verdict;

/** Counts. */
public final class Tally {
  private static final int KEPT = 40;
  private static final Set<Verdict> ORDINARY =
      EnumSet.of(Verdict.ACCEPTED, Verdict.REJECTED, Verdict.LENIENT, Verdict.UNDECIDED);

  private final Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
  private final Map<String, Integer> causes = new TreeMap<>();
  private final Map<String, Case> examples = new TreeMap<>();
  private final List<Case> kept = new ArrayList<>();
  private final Coverage coverage = new Coverage();
  private int programs;
  private int discarded;

  /**
   * Counts a case.
   *
   * @param each what came of a program
   */
  void add(Case each) {
    Verdict verdict = each.verdict();
    programs++;
    coverage.add(each.program());
    verdicts.merge(verdict, 1, Integer::sum);
    if (verdict != Verdict.ACCEPTED) {
      causes.merge(verdict + " " + each.cause(), 1, Integer::sum);
      examples.putIfAbsent(verdict + " " + each.cause(), each);
    }
    if (!ORDINARY.contains(verdict) && kept.size() < KEPT) {
      kept.add(each);
    }
  }

  /** Counts a changed program that is no Java. */
  void discard() {
    discarded++;
  }

  /**
   * Counts one verdict.
   *
   * @param verdict which
   * @return how many programs had it
   */
  public int count(Verdict verdict) {
    return verdicts.getOrDefault(verdict, 0);
  }

  /**
   * Says how many right programs were rejected.
   *
   * @return their share of all right programs
   */
  public double falseAlarms() {
    int alarms = count(Verdict.FALSE_ALARM);
    int right = alarms + count(Verdict.ACCEPTED);
    return right == 0 ? 0 : (double) alarms / right;
  }

  /**
   * Says for how many programs the oracle and the run do not agree.
   *
   * @return their share of all
   */
  public double disagreements() {
    return programs == 0 ? 0 : (double) count(Verdict.DISAGREEMENT) / programs;
  }

  /**
   * Returns the first programs that were neither accepted nor rejected as they should be.
   *
   * @return some
   */
  public List<Case> kept() {
    return kept;
  }

  /**
   * Returns one program for each cause.
   *
   * @return by verdict and cause
   */
  public Map<String, Case> examples() {
    return examples;
  }

  /**
   * Says how many programs had which verdict.
   *
   * @return one line
   */
  String line() {
    StringBuilder text = new StringBuilder("programs=" + programs + " discarded=" + discarded);
    verdicts.forEach(
        (verdict, count) -> text.append(' ').append(verdict).append('=').append(count));
    return text.append(String.format(" false-alarms=%.2f%%", 100 * falseAlarms())).toString();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(line());
    causes.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .forEach(
            each -> text.append("\n  ").append(each.getValue()).append(' ').append(each.getKey()));
    return text.append('\n').append(coverage).toString();
  }
}
