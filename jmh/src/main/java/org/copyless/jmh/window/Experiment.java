package org.copyless.jmh.window;

import java.util.List;

/**
 * What is compared in one process.
 *
 * @param name of all results, such as {@code select/64}; what follows the slash is a number
 * @param sides on which threads
 * @param rounds how many make a window; 0 lets the length of a window decide
 * @param jvmArguments besides those of the sides
 * @param contenders makes them, the reference first; called in that process only
 */
public record Experiment(
    String name, Sides sides, int rounds, List<String> jvmArguments, Contenders contenders) {

  /** Makes contenders. */
  @FunctionalInterface
  public interface Contenders {
    /**
     * Makes them anew.
     *
     * @return the reference first
     * @throws Exception if one of them cannot be set up
     */
    List<Contender> open() throws Exception;
  }

  /**
   * An experiment whose windows are as long as the profile says.
   *
   * @param name of all results
   * @param sides on which threads
   * @param contenders makes them
   * @return the experiment
   */
  public static Experiment of(String name, Sides sides, Contenders contenders) {
    return new Experiment(name, sides, 0, List.of(), contenders);
  }

  /**
   * Tells whether a window is as long as its rounds take, and not the other way around.
   *
   * @return true for what is done once with a million things
   */
  public boolean hasLongWindows() {
    return rounds > 0;
  }
}
