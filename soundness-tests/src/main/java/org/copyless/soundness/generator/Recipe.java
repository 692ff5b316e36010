package org.copyless.soundness.generator;

/**
 * What a random program is made from.
 *
 * @param seed of the dice
 * @param wide whether it has two-way channels, processes and what holds blocks; otherwise blocks
 *     and one-way channels only
 * @param mutated whether it is changed in a few places afterwards, wherever it may be; what comes
 *     out may be no Java
 */
public record Recipe(long seed, boolean wide, boolean mutated) {
  /**
   * Names the program.
   *
   * @return another name for another recipe
   */
  public String name() {
    return (wide ? "W" : "P") + (mutated ? "M" : "") + seed;
  }

  /**
   * Finds the recipe of a program.
   *
   * @param name of the program
   * @return what it was made from
   */
  public static Recipe named(String name) {
    String seed = name.replaceAll("\\D", "");
    return new Recipe(Long.parseLong(seed), name.startsWith("W"), name.contains("M"));
  }
}
