package org.copyless.jmh.run;

import java.nio.file.Path;
import org.copyless.jmh.experiment.Experiments;
import org.copyless.jmh.window.Fork;

/** What a started process runs: {@code ForkMain PROFILE EXPERIMENT FORK FILE}. */
public final class ForkMain {
  private ForkMain() {}

  /**
   * Measures one experiment.
   *
   * @param arguments profile, experiment, number of the fork, file for the result
   * @throws Exception if anything goes wrong; the process ends with it
   */
  public static void main(String[] arguments) throws Exception {
    Fork.run(
        Experiments.named(arguments[1]),
        Profile.named(arguments[0]).effort(),
        Integer.parseInt(arguments[2]),
        Path.of(arguments[3]));
    System.exit(0);
  }
}
