package org.copyless.soundness.oracle;

/**
 * How a path ends.
 *
 * @param kind how
 * @param what more exactly: the fault, or the rule
 */
public record Outcome(Kind kind, String what) {
  /** A clean end: by an {@code IOException}. */
  public static final String CHECKED = "checked";

  /** A clean end: null was returned. */
  public static final String NULL = "null";

  /** How bad. */
  public enum Kind {
    /** Nothing happened. */
    CLEAN,
    /** The run says nothing: an unchecked exception ends the SIP, or it waits for ever. */
    ENDED,
    /** A numbered rule forbids it, whatever the run does. */
    RULE,
    /** The run faults, or leaves a block behind. */
    FAULT
  }

  private static final String WAITS = "waits for ";
  private static final String SWALLOWED = ", perhaps swallowed";

  /** The run's exception may not come through: a finally body jumps away. */
  Outcome swallowed() {
    return isSwallowed() ? this : new Outcome(kind, what + SWALLOWED);
  }

  /**
   * Tells whether the run may keep silent about it.
   *
   * @return whether a finally body that jumps away stands around it
   */
  public boolean isSwallowed() {
    return what.endsWith(SWALLOWED);
  }

  static Outcome waits() {
    return ended(WAITS + "ever");
  }

  static Outcome unhandled() {
    return fault(WAITS + "another message than has come");
  }

  /**
   * Tells whether the run would not come to an end.
   *
   * @return whether it waits for ever
   */
  public boolean isWaiting() {
    return what.startsWith(WAITS);
  }

  static Outcome clean(String what) {
    return new Outcome(Kind.CLEAN, what);
  }

  static Outcome fault(String what) {
    return new Outcome(Kind.FAULT, what);
  }

  static Outcome rule(String what) {
    return new Outcome(Kind.RULE, what);
  }

  static Outcome ended(String what) {
    return new Outcome(Kind.ENDED, what);
  }
}
