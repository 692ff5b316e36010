package org.copyless.soundness.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.copyless.soundness.judge.Javac;
import org.copyless.soundness.judge.Judge;
import org.copyless.soundness.judge.Judge.Complaint;
import org.copyless.soundness.oracle.Oracle;
import org.copyless.soundness.oracle.Outcome;
import org.copyless.soundness.program.Program;

/** Puts programs before the oracle, the checker and the runtime. */
public final class Laboratory {
  private final Judge judge;
  private final Runner runner;

  /**
   * Compiles what all programs use.
   *
   * @param sources folders of contracts and of the library
   * @param folder where classes go
   */
  public Laboratory(List<Path> sources, Path folder) {
    List<Path> files = new ArrayList<>();
    sources.forEach(each -> files.addAll(Javac.javaFiles(each)));
    Path used = made(folder.resolve("used"));
    Path programs = made(folder.resolve("programs"));
    Javac.Result result = Javac.compileFiles(files, used);
    if (!result.diagnostics().isEmpty()) {
      throw new IllegalStateException(result.diagnostics().toString());
    }
    judge = new Judge(used, programs);
    runner = new Runner(used, programs);
  }

  private static Path made(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Examines programs.
   *
   * @param programs of different names
   * @return what comes of each; those with too many paths are left out
   */
  public List<Case> examine(List<Program> programs) {
    Map<Program, List<org.copyless.soundness.oracle.Path>> paths = new LinkedHashMap<>();
    programs.forEach(each -> Oracle.paths(each).ifPresent(all -> paths.put(each, all)));
    Map<String, List<Complaint>> complaints = judge.judge(List.copyOf(paths.keySet()));
    List<Program> typed =
        paths.keySet().stream()
            .filter(each -> complaints.get(each.name()).stream().noneMatch(Complaint::isJavac))
            .toList();
    judge.compile(typed);
    List<Case> cases = new ArrayList<>();
    paths.forEach(
        (program, all) ->
            cases.add(
                new Case(
                    program,
                    all,
                    complaints.get(program.name()),
                    typed.contains(program) ? runner.run(program, all) : List.of(),
                    forbidden(program, all, complaints.get(program.name())))));
    return cases;
  }

  /** Which rule forbids a program that was rejected, though it runs well. */
  private static String forbidden(
      Program program, List<org.copyless.soundness.oracle.Path> paths, List<Complaint> complaints) {
    if (complaints.isEmpty() || isWrong(paths)) {
      return "";
    }
    Optional<List<org.copyless.soundness.oracle.Path>> more = Oracle.pathsOfRules(program);
    if (more.isEmpty()) {
      return Case.TOO_MANY_PATHS;
    }
    return isWrong(more.get()) ? "decision 1: any call may throw what a handler catches" : "";
  }

  private static boolean isWrong(List<org.copyless.soundness.oracle.Path> paths) {
    return paths.stream()
        .map(each -> each.outcome().kind())
        .anyMatch(each -> each == Outcome.Kind.FAULT || each == Outcome.Kind.RULE);
  }
}
