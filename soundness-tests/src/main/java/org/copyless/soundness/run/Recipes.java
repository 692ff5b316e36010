package org.copyless.soundness.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.copyless.soundness.generator.Recipe;

/** Which programs a campaign looks at. */
final class Recipes {
  /** One program of so many is changed afterwards. */
  private static final int MUTATED = 3;

  private Recipes() {}

  /**
   * A program of a campaign. {@code -Dcopyless.mutations=true} changes all, {@code false} none;
   * {@code -Dcopyless.wide=false} makes them of blocks and one-way channels only.
   */
  static Recipe of(long seed) {
    String mutations = System.getProperty("copyless.mutations", "");
    boolean mutated = mutations.isEmpty() ? seed % MUTATED == 0 : Boolean.parseBoolean(mutations);
    return new Recipe(seed, !"false".equals(System.getProperty("copyless.wide")), mutated);
  }

  /** The programs of {@code seeds.txt}: each has found something once. */
  static List<Recipe> kept() {
    InputStream in = Objects.requireNonNull(Recipes.class.getResourceAsStream("seeds.txt"));
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> parse(line.split("\\s+", 4)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Recipe parse(String[] words) {
    return new Recipe(
        Long.parseLong(words[0]), words[1].equals("wide"), words[2].equals("mutated"));
  }
}
