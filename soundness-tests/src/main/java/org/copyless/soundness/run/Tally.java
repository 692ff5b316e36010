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
  private final List<Case> kept = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
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
    }
    if (!ORDINARY.contains(verdict)) {
      keep(each);
    }
  }

  /** Keeps a case that is counted already. */
  void keep(Case each) {
    if (kept.size() < KEPT) {
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

  /** Writes all of it down, for another JVM. */
  List<String> lines() {
    List<String> lines = new ArrayList<>(List.of(programs + " programs", discarded + " discarded"));
    verdicts.forEach((verdict, count) -> lines.add(count + " verdict " + verdict));
    causes.forEach((cause, count) -> lines.add(count + " cause " + cause));
    coverage.counts().forEach((construct, count) -> lines.add(count + " construct " + construct));
    kept.forEach(each -> lines.add("1 kept " + each.program().name()));
    return lines;
  }

  /** Adds what another JVM has counted. */
  void addLines(List<String> lines) {
    lines.forEach(
        each -> {
          String[] words = each.split(" ", 3);
          add(Integer.parseInt(words[0]), words[1], words.length < 3 ? "" : words[2]);
        });
  }

  private void add(int count, String kind, String name) {
    switch (kind) {
      case "programs" -> programs += count;
      case "discarded" -> discarded += count;
      case "verdict" -> verdicts.merge(Verdict.valueOf(name), count, Integer::sum);
      case "cause" -> causes.merge(name, count, Integer::sum);
      case "construct" -> coverage.counts().merge(name, count, Integer::sum);
      case "kept" -> names.add(name);
      default -> throw new IllegalArgumentException(kind);
    }
  }

  /** The programs that another JVM has kept. */
  List<String> names() {
    return names;
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
    return text.append(String.format(" false-alarms=%.2f%%", 100 * falseAlarms()))
        .append(String.format(" disagreements=%.2f%%", 100 * disagreements()))
        .toString();
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
