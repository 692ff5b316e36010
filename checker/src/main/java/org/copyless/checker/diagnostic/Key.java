package org.copyless.checker.diagnostic;

/**
 * The keys of the checker's errors: stable, dotted, one for each kind of mistake. The texts stand
 * in {@code org/copyless/checker/messages.properties} under the same keys.
 */
public enum Key {
  /** A block is used after it was given away. */
  DANGLING("ownership.dangling"),
  /** A path ends, or the last name of a block is overwritten, while the block is still owned. */
  LEAK("ownership.leak"),
  /** A borrowed block is closed, sent, returned or passed to a claiming parameter. */
  BORROWED("ownership.borrowed"),
  /** The same block is passed twice in one call, or ends in two fields of a struct. */
  ALIASED("ownership.aliased"),
  /** A name that may stand for one of several blocks is used where just one is needed. */
  AMBIGUOUS("ownership.ambiguous"),
  /** A pointer that is, or may be, null is closed. */
  NULL_CLOSE("ownership.null"),
  /** A pointer that is, or may be, null is sent or written where null is refused. */
  NULL("null.refused"),
  /** A struct that lies within another, or within a message, is treated as a block of its own. */
  VALUE("ownership.value"),
  /** A tracked pointer is stored, passed or captured where ownership cannot be followed. */
  ESCAPES("tracked.escapes"),
  /** A tracked pointer is passed to a method of a library that says nothing of what it does. */
  UNANNOTATED("tracked.unannotated"),
  /** A tracked field is used while its struct is not exposed. */
  NOT_EXPOSED("expose.required"),
  /** A struct is exposed that is exposed already, or that has no tracked fields. */
  EXPOSE("expose.invalid"),
  /** A struct is given away, or left, while it is exposed. */
  EXPOSED("expose.open"),
  /** An expose block ends while a field does not own a block. */
  FIELD("expose.field"),
  /** A message is sent or received in a protocol state that does not allow it. */
  STATE("protocol.state"),
  /** An endpoint is passed or returned in a protocol state other than the declared one. */
  STATE_DECLARED("protocol.declared"),
  /** An endpoint is taken for one of a base contract in a state that only the extension has. */
  UPCAST("protocol.upcast"),
  /** An endpoint of a polymorphic contract goes where other type arguments are declared. */
  INSTANCE("protocol.instance"),
  /** An endpoint is sent that could come into its own queue. */
  WEIGHT("protocol.weight"),
  /** A borrowed endpoint is left in a protocol state other than the declared one. */
  STATE_EXIT("protocol.exit"),
  /** An endpoint is closed before its conversation is completed, where that is required. */
  COMPLETION("protocol.completion"),
  /** An exception leaves a borrowed endpoint in a state other than the declared one. */
  STATE_THROWN("protocol.thrown"),
  /** {@code @OnThrow} stands where no endpoint is borrowed. */
  ON_THROW("protocol.onthrow"),
  /** One message is received directly where others can arrive too. */
  RECEIVE("protocol.receive"),
  /** What may be at the heads of the sources of a select is taken by none of its rows. */
  SELECT_MISSING("select.missing"),
  /** A row of a select can never be chosen, or a case stands for no row. */
  SELECT_DEAD("select.dead"),
  /** The rows of a select do not fit its sources. */
  SELECT_MATRIX("select.matrix"),
  /** An endpoint is taken out of a set or map of which the select has chosen none. */
  SELECT_MEMBER("select.member"),
  /** A state name in {@code @State} is not a state of the contract. */
  STATE_UNKNOWN("protocol.unknown"),
  /** A ref or out parameter holds nothing where a block is wanted. */
  REF_EMPTY("ref.empty"),
  /** A ref or out parameter holds a block that would be lost. */
  REF_FULL("ref.full"),
  /** A received message's argument is never taken. */
  UNTAKEN("message.untaken"),
  /** An end of a new channel is taken twice, or not at all. */
  CHANNEL_END("channel.end"),
  /** An endpoint of a local contract is given to what may leave the process. */
  LOCAL("channel.local"),
  /** A method claims a parameter that the overridden or functional method lends, or the reverse. */
  OVERRIDE("override.claims"),
  /** An overriding method accepts fewer protocol states, or leaves or returns more. */
  OVERRIDE_STATE("override.state"),
  /** A method is too intricate for the analysis to settle. */
  TOO_COMPLEX("analysis.complex"),
  /** An option of the checker has a value that is none. */
  OPTION("checker.option"),
  /** The JVM that runs javac does not let the checker see the compiler. */
  ACCESS("checker.access");

  private final String text;

  Key(String text) {
    this.text = text;
  }

  /** Returns the key as it is printed and as {@code @SuppressWarnings("copyless:…")} names it. */
  @Override
  public String toString() {
    return text;
  }
}
