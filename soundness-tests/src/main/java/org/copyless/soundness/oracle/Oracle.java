package org.copyless.soundness.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.copyless.soundness.library.Choices;
import org.copyless.soundness.program.Program;

/** Walks all paths of a program. */
public final class Oracle {
  /** A program with more paths is not looked at. */
  private static final int MOST_PATHS = 400;

  private Oracle() {}

  /**
   * Walks the paths that the run can take.
   *
   * @param program what
   * @return all paths of each method; empty if they are too many
   */
  public static Optional<List<Path>> paths(Program program) {
    return paths(program, false);
  }

  /**
   * Walks also the paths on which a call throws, though it never does, and a handler in the same
   * method catches it: decision 1 of the checker counts them.
   *
   * @param program what
   * @return all paths of each method; empty if they are too many
   */
  public static Optional<List<Path>> pathsOfRules(Program program) {
    return paths(program, true);
  }

  private static Optional<List<Path>> paths(Program program, boolean allCallsThrow) {
    List<Path> paths = new ArrayList<>();
    for (int i = 0; i < program.methods().size(); i++) {
      int[] prefix = new int[0];
      while (prefix != null) {
        if (paths.size() >= MOST_PATHS * (allCallsThrow ? 20 : 1)) {
          return Optional.empty();
        }
        Choices choices = new Choices(prefix);
        Outcome outcome =
            new Driver(new Interpreter(program, choices, allCallsThrow))
                .drive(program.methods().get(i));
        paths.add(new Path(i, choices.answers(), outcome));
        prefix = choices.next();
      }
    }
    return Optional.of(paths);
  }
}
