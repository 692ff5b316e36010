package org.copyless.checker.declaration;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What {@code -Acopyless.…=…} chooses of the checker's rules.
 *
 * @param exceptions which exceptions count as ways out of a body
 * @param completion where an endpoint may be closed
 */
public record CheckerOptions(Exceptions exceptions, Completion completion) {
  /** Which exceptions count, beside those that a handler in the same body catches. */
  public enum Exceptions {
    /** Checked ones, and those of a {@code throw}. */
    CHECKED,
    /** Unchecked ones of calls and operators too. */
    ALL
  }

  /** Where an endpoint may be closed. */
  public enum Completion {
    /** In any state, as in paper 001. */
    OPTIONAL,
    /** Where its conversation is completed, as in paper 003, or has been broken off. */
    REQUIRED
  }

  private static final String EXCEPTIONS = "copyless.exceptions";
  private static final String COMPLETION = "copyless.completion";

  /** The names of all options, as they stand behind {@code -A}. */
  public static final Set<String> NAMES = Set.of(EXCEPTIONS, COMPLETION);

  /**
   * Reads the options; one that is left out has the first of its values.
   *
   * @param options the values by name, as javac gives them
   * @param errors takes a sentence for each value that is not known
   */
  public static CheckerOptions of(Map<String, String> options, Consumer<String> errors) {
    return new CheckerOptions(
        read(options, EXCEPTIONS, Exceptions.values(), errors),
        read(options, COMPLETION, Completion.values(), errors));
  }

  private static <E extends Enum<E>> E read(
      Map<String, String> options, String name, E[] values, Consumer<String> errors) {
    if (!options.containsKey(name)) {
      return values[0];
    }
    String found = options.get(name);
    List<String> allowed = new ArrayList<>();
    for (E value : values) {
      String written = value.name().toLowerCase(Locale.ROOT);
      if (written.equals(found)) {
        return value;
      }
      allowed.add(written);
    }
    errors.accept(
        "-A%s=%s is not known: write %s, which is the default, or %s"
            .formatted(
                name,
                found == null ? "" : found,
                allowed.getFirst(),
                String.join(" or ", allowed.subList(1, allowed.size()))));
    return values[0];
  }
}
