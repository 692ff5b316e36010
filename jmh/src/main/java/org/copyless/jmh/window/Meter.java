package org.copyless.jmh.window;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Runs one experiment: contenders in turn, first until all is compiled, then to measure. */
final class Meter {
  private static final double MOST_GROWTH = 8;
  private static final int MOST_ROUNDS = 1 << 28;

  /** Rounds after which the second compiler has looked at all that matters. */
  private static final long COMPILED = 50_000;

  /** How many times the usual time is granted for that. */
  private static final double MOST_PATIENCE = 3;

  /** How soon a fast window is taken for an accident. */
  private static final double FORGETTING = 1.1;

  private final Experiment experiment;
  private final Effort effort;
  private final Window window;
  private final List<Contender> contenders;
  private final int[] rounds;
  private final double[] fastest;

  Meter(Experiment experiment, Effort effort) throws Exception {
    this.experiment = experiment;
    this.effort = effort;
    window = new Window(experiment.sides());
    contenders = experiment.contenders().open();
    rounds = new int[contenders.size()];
    fastest = new double[contenders.size()];
    Arrays.fill(fastest, Double.MAX_VALUE / MOST_GROWTH);
    Arrays.fill(rounds, Math.max(1, experiment.rounds()));
  }

  Result measure(int fork) throws Exception {
    warmUp();
    List<List<Window.Sample>> samples = new ArrayList<>();
    contenders.forEach(_ -> samples.add(new ArrayList<>()));
    long end = deadline(effort.measureSeconds());
    for (int turn = 0; turn < effort.windows() && goesOn(turn, end); turn++) {
      for (int i = 0; i < contenders.size(); i++) {
        int which = (turn + i) % contenders.size();
        samples.get(which).add(run(which));
      }
    }
    List<Result.Series> series = new ArrayList<>();
    for (int i = 0; i < contenders.size(); i++) {
      series.add(Result.Series.of(contenders.get(i).name(), samples.get(i), rounds[i]));
    }
    Map<String, Double> figures = new TreeMap<>();
    for (Contender contender : contenders) {
      contender.figures().forEach((k, v) -> figures.put(contender.name() + " " + k, v));
      contender.close();
    }
    return new Result(experiment.name(), fork, series, figures);
  }

  private boolean goesOn(int turn, long end) {
    return turn < effort.fewestWindows() || System.nanoTime() < end;
  }

  /** Goes on until the time is over and all have run often enough to be compiled. */
  private void warmUp() throws InterruptedException {
    long end = deadline(effort.warmUpSeconds());
    long latest = deadline(MOST_PATIENCE * effort.warmUpSeconds());
    long[] done = new long[rounds.length];
    for (int turn = 0; turn < effort.fewestWindows() || goesOn(done, end, latest); turn++) {
      for (int i = 0; i < rounds.length; i++) {
        double nanos = run(i).nanos();
        done[i] += rounds[i];
        if (!experiment.hasLongWindows()) {
          fastest[i] = Math.min(nanos, fastest[i] * FORGETTING);
          rounds[i] = adapted(rounds[i], fastest[i]);
        }
      }
    }
  }

  private static boolean goesOn(long[] done, long end, long latest) {
    long now = System.nanoTime();
    return now < end || (now < latest && Arrays.stream(done).anyMatch(each -> each < COMPILED));
  }

  /** Returns how many rounds fit into a window that nobody interrupts. */
  private int adapted(int now, double nanos) {
    double wanted = Math.min(MOST_GROWTH * now, effort.windowNanos() / Math.max(1e-3, nanos));
    return (int) Math.clamp(Math.ceil(wanted), 1, MOST_ROUNDS);
  }

  private Window.Sample run(int which) throws InterruptedException {
    return window.run(contenders.get(which), rounds[which], !experiment.hasLongWindows());
  }

  private static long deadline(double seconds) {
    return System.nanoTime() + (long) (seconds * TimeUnit.SECONDS.toNanos(1));
  }
}
