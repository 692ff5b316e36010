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
import org.copyless.jmh.report.Latencies;
import org.copyless.jmh.report.Ranking;
import org.copyless.jmh.report.Results;
import org.copyless.jmh.report.Verdict;
import org.copyless.jmh.window.Experiment;
import org.copyless.jmh.window.Result;

/**
 * Measures all, or the experiments whose names begin as said: {@code Run PROFILE [--busy] [NAME
 * …]}. Ends with 1 if a bound is missed, with 2 if a process failed, with 3 if the machine is not
 * quiet ({@code --busy} measures all the same), with 4 if the arguments are wrong.
 */
public final class Run {
  private static final int MISSED = 1;
  private static final int FAILED = 2;
  private static final int NOT_QUIET = 3;
  private static final int WRONG = 4;
  private static final String LATENCY = "latency";

  private final Path root = Path.of(System.getProperty("copyless.root", "."));
  private final Request request;
  private final Profile profile;
  private final List<Bound> bounds;
  private final List<Result> results = new ArrayList<>();
  private final List<Latency> latencies = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();

  private Run(Request request) throws IOException {
    this.request = request;
    this.profile = request.profile();
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
    System.exit(run(List.of(arguments)));
  }

  private static int run(List<String> arguments) throws IOException, InterruptedException {
    Request request;
    try {
      request = Request.of(arguments, names());
    } catch (IllegalArgumentException wrong) {
      System.err.println(wrong.getMessage());
      return WRONG;
    }
    Optional<String> disturbance = Machine.disturbance();
    if (disturbance.isPresent()) {
      System.err.println(
          disturbance.get()
              + (request.busy() ? "" : "; " + Request.BUSY + " measures all the same"));
      if (!request.busy()) {
        return NOT_QUIET;
      }
    }
    return new Run(request).measure();
  }

  private static List<String> names() {
    return Stream.concat(Experiments.all().stream().map(Experiment::name), Stream.of(LATENCY))
        .toList();
  }

  private int measure() throws IOException, InterruptedException {
    List<Experiment> experiments =
        Experiments.all().stream().filter(each -> request.wants(each.name())).toList();
    for (int fork = 1; fork <= profile.forks(); fork++) {
      for (Experiment experiment : experiments) {
        if (fork <= forks(experiment)) {
          measure(experiment, fork);
        }
      }
      if (request.wants(LATENCY)) {
        measureLatency();
      }
      write(); // after each round, so that a run that is stopped has not been for nothing
    }
    return judge();
  }

  /** Returns how many processes measure an experiment; who is named is measured in any case. */
  private int forks(Experiment experiment) {
    if (bounds.stream().anyMatch(bound -> bound.experiment().equals(experiment.name()))) {
      return profile.forks(experiment);
    }
    return Math.max(profile.forksOfCurves(), request.isForAll() ? 0 : 1);
  }

  private void measure(Experiment experiment, int fork) throws IOException, InterruptedException {
    System.err.printf("%d/%d %s%n", fork, forks(experiment), experiment.name());
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
    boolean published = profile.equals(Profile.FULL) && request.isForAll();
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
    if (request.isForAll() || !judgements.isEmpty()) {
      System.out.println(Judgement.table(judgements));
    }
    if (!request.isForAll()) {
      showAll();
    }
    failures.forEach(System.err::println);
    if (!failures.isEmpty()) {
      return FAILED;
    }
    return judgements.stream().anyMatch(each -> each.verdict() == Verdict.MISSED) ? MISSED : 0;
  }

  /** Shows what was asked for by name, whether it has a bound or not. */
  private void showAll() {
    results.stream()
        .map(Result::experiment)
        .distinct()
        .forEach(name -> System.out.println(Ranking.table(name, results)));
    if (!latencies.isEmpty()) {
      System.out.println(new Latencies(latencies).table());
    }
  }
}
