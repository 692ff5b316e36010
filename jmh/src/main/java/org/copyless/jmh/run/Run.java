package org.copyless.jmh.run;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.copyless.jmh.experiment.Experiments;
import org.copyless.jmh.latency.Latency;
import org.copyless.jmh.latency.LatencyMain;
import org.copyless.jmh.report.Bound;
import org.copyless.jmh.report.Judgement;
import org.copyless.jmh.report.Results;
import org.copyless.jmh.report.Verdict;
import org.copyless.jmh.window.Experiment;
import org.copyless.jmh.window.Result;

/**
 * Measures all, or the experiments whose names begin as said: {@code Run PROFILE [--busy] [NAME
 * …]}. Ends with 1 if a bound is missed, with 2 if a process failed, with 3 if the machine is not
 * quiet; {@code --busy} measures all the same.
 */
public final class Run {
  private static final int MISSED = 1;
  private static final int FAILED = 2;
  private static final int NOT_QUIET = 3;
  private static final String BUSY = "--busy";
  private static final String LATENCY = "latency";

  private final Path root = Path.of(System.getProperty("copyless.root", "."));
  private final Profile profile;
  private final List<String> names;
  private final List<Bound> bounds;
  private final List<Result> results = new ArrayList<>();
  private final List<Latency> latencies = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();

  private Run(Profile profile, List<String> names) throws IOException {
    this.profile = profile;
    this.names = names;
    bounds = Bound.read(root.resolve("jmh/bounds.csv"));
  }

  /**
   * Measures.
   *
   * @param arguments profile, whether a busy machine will do, beginnings of names
   * @throws IOException if files cannot be read or written
   * @throws InterruptedException if interrupted while waiting for a process
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    List<String> names = new ArrayList<>(List.of(arguments));
    Profile profile = Profile.named(names.removeFirst());
    boolean busy = names.remove(BUSY);
    Optional<String> disturbance = Machine.disturbance();
    if (disturbance.isPresent()) {
      System.err.println(disturbance.get() + (busy ? "" : "; " + BUSY + " measures all the same"));
      if (!busy) {
        System.exit(NOT_QUIET);
      }
    }
    System.exit(new Run(profile, names).measure());
  }

  private int measure() throws IOException, InterruptedException {
    List<Experiment> experiments =
        Experiments.all().stream().filter(each -> isWanted(each.name())).toList();
    for (int fork = 1; fork <= profile.forks(); fork++) {
      for (Experiment experiment : experiments) {
        if (fork <= profile.forks(experiment, isBounded(experiment))) {
          measure(experiment, fork);
        }
      }
      if (isWanted(LATENCY)) {
        measureLatency();
      }
      write(); // after each round, so that a run that is stopped has not been for nothing
    }
    return judge();
  }

  private boolean isWanted(String name) {
    return names.isEmpty() || names.stream().anyMatch(name::startsWith);
  }

  private boolean isBounded(Experiment experiment) {
    return bounds.stream().anyMatch(bound -> bound.experiment().equals(experiment.name()));
  }

  private void measure(Experiment experiment, int fork) throws IOException, InterruptedException {
    System.err.printf(
        "%d/%d %s%n", fork, profile.forks(experiment, isBounded(experiment)), experiment.name());
    List<String> options =
        Stream.of(
                profile.jvmArguments(),
                experiment.sides().jvmArguments(),
                experiment.jvmArguments())
            .flatMap(List::stream)
            .toList();
    Path file = Files.createTempFile("copyless-fork", ".json");
    Optional<String> failure =
        Jvm.run(
            ForkMain.class,
            options,
            List.of(profile.name(), experiment.name(), Integer.toString(fork), file.toString()),
            profile.mostSeconds());
    if (failure.isPresent()) {
      failures.add(experiment.name() + " " + failure.get());
    } else {
      results.add(new Gson().fromJson(Files.readString(file), Result.class));
    }
    Files.delete(file);
  }

  private void measureLatency() throws IOException, InterruptedException {
    System.err.println(LATENCY);
    Path file = Files.createTempFile("copyless-latency", ".json");
    Optional<String> failure =
        Jvm.run(
            LatencyMain.class,
            List.of(),
            List.of(Double.toString(profile.latencySeconds()), file.toString()),
            profile.mostSeconds());
    if (failure.isPresent()) {
      failures.add(LATENCY + " " + failure.get());
    } else {
      latencies.addAll(List.of(new Gson().fromJson(Files.readString(file), Latency[].class)));
    }
    Files.delete(file);
  }

  /** Full results are for publishing, and so lie where documents do; others are not kept. */
  private void write() throws IOException {
    boolean published = profile.equals(Profile.FULL) && names.isEmpty();
    Path file =
        root.resolve(published ? "docs/benchmarks" : "jmh/target/benchmarks")
            .resolve("targets.json");
    new Results(new Gson().toJsonTree(Machine.current()).getAsJsonObject(), results, latencies)
        .write(file);
    System.err.println("raw results: " + file);
  }

  private int judge() {
    List<Judgement> judgements =
        Judgement.of(bounds, results).stream()
            .filter(each -> each.verdict() != Verdict.NOT_MEASURED)
            .toList();
    System.out.print(Judgement.table(judgements));
    failures.forEach(System.err::println);
    if (!failures.isEmpty()) {
      return FAILED;
    }
    return judgements.stream().anyMatch(each -> each.verdict() == Verdict.MISSED) ? MISSED : 0;
  }
}
