package org.copyless.jmh.run;

import java.util.List;
import java.util.stream.Collectors;
import org.copyless.jmh.window.Effort;
import org.copyless.jmh.window.Experiment;

/**
 * How much time there is.
 *
 * @param name on the command line
 * @param forks processes that measure an experiment with a bound
 * @param forksOfCrowds processes that measure an experiment whose windows take seconds
 * @param forksOfCurves processes that measure a point of a curve
 * @param effort of each process
 * @param latencySeconds of each load of each service
 * @param crowd how many are "a million"
 * @param mostSeconds after which a process hangs
 */
record Profile(
    String name,
    int forks,
    int forksOfCrowds,
    int forksOfCurves,
    Effort effort,
    double latencySeconds,
    int crowd,
    long mostSeconds) {

  /** To see that all runs, within five minutes: its ratios are rough. */
  private static final Profile QUICK =
      new Profile("quick", 1, 1, 0, new Effort(1.5, 2, 2e6, 40, 3), 1, 100_000, 120);

  /** What is published, within an hour. */
  static final Profile FULL =
      new Profile("full", 5, 2, 1, new Effort(3, 4, 3e6, 100, 3), 3, 1_000_000, 300);

  private static final List<Profile> ALL = List.of(QUICK, FULL);

  static Profile named(String name) {
    return ALL.stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("no profile " + name + "; there are " + names()));
  }

  static String names() {
    return ALL.stream().map(Profile::name).collect(Collectors.joining(", "));
  }

  /** Returns how many processes measure an experiment that has a bound. */
  int forks(Experiment experiment) {
    return experiment.hasLongWindows() ? forksOfCrowds : forks;
  }

  List<String> jvmArguments() {
    return List.of("-Dcopyless.crowd=" + crowd);
  }
}
