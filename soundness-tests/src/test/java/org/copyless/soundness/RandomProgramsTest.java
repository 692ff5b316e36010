package org.copyless.soundness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.copyless.soundness.run.Campaign;
import org.copyless.soundness.run.Case;
import org.copyless.soundness.run.Case.Verdict;
import org.copyless.soundness.run.Fleet;
import org.copyless.soundness.run.Laboratory;
import org.copyless.soundness.run.Shrinker;
import org.copyless.soundness.run.Tally;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code -Dcopyless.seed=N -Dcopyless.programs=N}; the profile {@code stress} runs 20,000, in two
 * JVMs.
 */
class RandomProgramsTest {
  private static final double MOST_FALSE_ALARMS = 0.02;

  /** Among rejected programs: there the oracle, a model, may be wrong on a path, but not often. */
  private static final double MOST_DISAGREEMENTS = 0.005;

  private static final int MOST_SHOWN = 3;

  @Test
  @DisplayName("what the checker accepts neither faults nor leaks, on any path, and it is kind")
  void randomPrograms(@TempDir Path classes) {
    List<Path> sources = List.of(Path.of("../test-inputs/contracts"), Path.of("src/library"));
    Laboratory laboratory = new Laboratory(sources, classes);
    check(laboratory, Campaign.kept(laboratory));
    long seed = Long.getLong("copyless.seed", 1);
    Tally tally =
        Fleet.run(
            laboratory,
            sources,
            classes,
            seed,
            Integer.getInteger("copyless.programs", 500),
            Integer.getInteger("copyless.processes", 1));
    System.out.println("soundness: seed=" + seed + " " + tally);

    check(laboratory, tally);
    assertTrue(
        tally.falseAlarms() <= MOST_FALSE_ALARMS,
        () -> tally + "\n" + shrunk(laboratory, tally, Verdict.FALSE_ALARM));
    assertTrue(
        tally.disagreements() <= MOST_DISAGREEMENTS,
        () -> tally + "\n" + shrunk(laboratory, tally, Verdict.DISAGREEMENT));
  }

  private static void check(Laboratory laboratory, Tally tally) {
    for (Verdict never : List.of(Verdict.UNSOUND, Verdict.STUCK, Verdict.ILL_TYPED)) {
      assertEquals(0, tally.count(never), () -> shrunk(laboratory, tally, never));
    }
  }

  private static String shrunk(Laboratory laboratory, Tally tally, Verdict verdict) {
    Shrinker shrinker = new Shrinker(laboratory);
    return tally.kept().stream()
        .filter(each -> each.verdict() == verdict)
        .limit(MOST_SHOWN)
        .map(shrinker::shrink)
        .map(Case::describe)
        .collect(Collectors.joining("\n", verdict + ":\n", ""));
  }
}
