package org.copyless.soundness.program;

/**
 * A tracked parameter.
 *
 * @param type its type
 * @param name its name
 * @param claimed whether it is declared {@code @Claims}
 * @param nullable whether it is declared {@code @Nullable}
 * @param state the protocol state that it is declared in; empty: none
 */
public record Parameter(Type type, String name, boolean claimed, boolean nullable, String state) {
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
    return new Parameter(type, name, claimed, nullable, "");
  }

  @Override
  public String toString() {
    return (claimed ? "@Claims " : "")
        + (nullable ? "@Nullable " : "")
        + (state.isEmpty() ? "" : "@State(\"" + state + "\") ")
        + type
        + " "
        + name;
  }
}
