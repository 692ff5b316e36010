package org.copyless.soundness.program;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A tracked parameter.
 *
 * @param type its type
 * @param name its name
 * @param claimed whether it is declared {@code @Claims}
 * @param nullable whether it is declared {@code @Nullable}
 * @param stage the state in which an end comes; empty: it is no end
 * @param then the state in which a borrowed end is left
 * @param thrown the states in which an exception leaves a borrowed end; none: nothing is said
 */
public record Parameter(
    Type type,
    String name,
    boolean claimed,
    boolean nullable,
    Optional<Stage> stage,
    Optional<Stage> then,
    List<Stage> thrown) {
  /**
   * Makes the parameter of a block.
   *
   * @param type its type
   * @param name its name
   * @param claimed whether it is declared {@code @Claims}
   * @param nullable whether it is declared {@code @Nullable}
   * @return the parameter
   */
  public static Parameter of(Type type, String name, boolean claimed, boolean nullable) {
    Optional<Stage> stage = type.isEndpoint() ? Optional.of(type.first()) : Optional.empty();
    return new Parameter(type, name, claimed, nullable, stage, stage, List.of());
  }

  /**
   * Makes the parameter of an end.
   *
   * @param type its type
   * @param name its name
   * @param claimed whether it is declared {@code @Claims}
   * @param stage the state in which it comes
   * @param then the state in which it is left, if it is borrowed
   * @return the parameter
   */
  public static Parameter ofEnd(Type type, String name, boolean claimed, Stage stage, Stage then) {
    return new Parameter(
        type, name, claimed, false, Optional.of(stage), Optional.of(then), List.of());
  }

  /**
   * Adds in which states an exception leaves it.
   *
   * @param stages one or more
   * @return the parameter with them
   */
  public Parameter onThrow(List<Stage> stages) {
    return new Parameter(type, name, claimed, nullable, stage, then, stages);
  }

  private String exceptional() {
    return thrown.isEmpty()
        ? ""
        : thrown.stream()
            .map(each -> "\"" + each + "\"")
            .collect(Collectors.joining(", ", "@OnThrow({", "}) "));
  }

  private String state() {
    if (stage.isEmpty() || (stage.get() == type.first() && then.equals(stage))) {
      return "";
    }
    return then.equals(stage) || claimed
        ? "@State(\"" + stage.get() + "\") "
        : "@State(value = \"" + stage.get() + "\", then = \"" + then.get() + "\") ";
  }

  @Override
  public String toString() {
    return (claimed ? "@Claims " : "")
        + (nullable ? "@Nullable " : "")
        + state()
        + exceptional()
        + type
        + " "
        + name;
  }
}
