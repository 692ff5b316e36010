package org.copyless.concurrency;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.copyless.concurrency.model.Figures;
import org.copyless.concurrency.model.Program;
import org.copyless.concurrency.stress.Size;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Random programs beside the reference model. What fails names its seed; {@code -Dcopyless.seed=}
 * runs the same programs again, from the one with that seed on.
 */
@Tag("guard-off-too")
class ModelTest {
  private static final boolean GUARDED = "on".equals(System.getProperty("copyless.guard"));
  private static final int PROGRAMS = Size.isLong() ? 300 : 8;
  private static final int STEPS = 600;
  private static final long SEED = Long.getLong("copyless.seed", Size.isLong() ? fresh() : 4);

  private final Figures figures = new Figures();

  private static long fresh() {
    return System.nanoTime();
  }

  @Test
  @DisplayName(
      "R22-R29, R52-R68, R79-R87 one process does what the model does, on several channels")
  void oneProcess() {
    run(1);
  }

  @Test
  @DisplayName("R22-R29, R52-R68, R79-R87 processes that take turns do what the model does")
  void severalProcesses() {
    run(3);
  }

  private void run(int processes) {
    for (int i = 0; i < PROGRAMS; i++) {
      Program.run(SEED + i, processes, STEPS, GUARDED, figures);
    }
    System.out.println(
        "stress model: guard=" + GUARDED + " processes=" + processes + " differences=0 " + figures);
    if (System.getProperty("copyless.seed") == null) { // one seed's programs need not try all
      checkTried();
    }
  }

  private void checkTried() {
    Stream<String> all =
        Stream.of(
            "messages",
            "nothing",
            "closes",
            "rows",
            "waits",
            "unsatisfiable",
            "ProtocolException",
            "ChannelClosedException",
            "InterruptedException",
            "NullPointerException",
            "OwnershipException");
    all.forEach(what -> assertTrue(figures.of(what) > 0, () -> "nothing tried: " + what));
  }
}
