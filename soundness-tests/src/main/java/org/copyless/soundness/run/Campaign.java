package org.copyless.soundness.run;

import java.util.List;
import java.util.stream.LongStream;
import org.copyless.soundness.generator.Generator;
import org.copyless.soundness.program.Program;

/** Many random programs. */
public final class Campaign {
  private static final int BATCH = 250;

  private Campaign() {}

  /**
   * Examines random programs.
   *
   * @param laboratory where
   * @param seed of the first one; the others follow
   * @param programs how many
   * @return what came of them
   */
  public static Tally run(Laboratory laboratory, long seed, int programs) {
    Tally tally = new Tally();
    for (int done = 0; done < programs; done += BATCH) {
      long first = seed + done;
      List<Program> batch =
          LongStream.range(first, first + Math.min(BATCH, programs - done))
              .mapToObj(Generator::program)
              .toList();
      tally.add(laboratory.examine(batch));
    }
    return tally;
  }
}
