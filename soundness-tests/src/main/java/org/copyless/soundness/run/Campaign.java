package org.copyless.soundness.run;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.copyless.soundness.generator.Generator;
import org.copyless.soundness.generator.Recipe;
import org.copyless.soundness.program.Program;
import org.copyless.soundness.run.Case.Verdict;

/** Many random programs. */
public final class Campaign {
  private static final int BATCH = 250;

  private final Laboratory laboratory;
  private final Tally tally = new Tally();

  private Campaign(Laboratory laboratory) {
    this.laboratory = laboratory;
  }

  /**
   * Examines the programs that have found something once.
   *
   * @param laboratory where
   * @return what comes of them now
   */
  public static Tally kept(Laboratory laboratory) {
    Campaign campaign = new Campaign(laboratory);
    campaign.examine(Recipes.kept());
    return campaign.tally;
  }

  /**
   * Examines random programs.
   *
   * @param laboratory where
   * @param seed of the first one; the others follow
   * @param programs how many
   * @return what came of them
   */
  public static Tally run(Laboratory laboratory, long seed, int programs) {
    Campaign campaign = new Campaign(laboratory);
    for (int done = 0; done < programs; done += BATCH) {
      long first = seed + done;
      int count = Math.min(BATCH, programs - done);
      campaign.examine(LongStream.range(first, first + count).mapToObj(Recipes::of).toList());
      System.err.println("soundness: " + (done + count) + " made, " + campaign.tally.line());
    }
    return campaign.tally;
  }

  private void examine(List<Recipe> recipes) {
    Map<Program, Recipe> programs =
        recipes.stream().collect(Collectors.toMap(Generator::program, Function.identity()));
    for (Case each : laboratory.examine(List.copyOf(programs.keySet()))) {
      if (each.verdict() == Verdict.ILL_TYPED && programs.get(each.program()).mutated()) {
        tally.discard();
      } else {
        tally.add(each);
        cry(each);
      }
    }
  }

  /** What must never be is said at once: a long run may be cut off. */
  private static void cry(Case each) {
    if (each.verdict() == Verdict.UNSOUND || each.verdict() == Verdict.STUCK) {
      System.err.println(each.describe());
    }
  }
}
