package org.copyless.soundness.program;

import java.util.Locale;
import java.util.Optional;
import org.checkerframework.checker.nullness.qual.Nullable;

/** What a wait can end with: nothing, the peer's end, an interruption, or a message. */
public enum Event {
  /** No message is there; in a row of a select: any. */
  NOTHING(null, null, ""),
  /** The peer is closed, and all its messages are received. */
  CLOSED(null, null, ""),
  /** The waiting thread is interrupted. */
  INTERRUPTED(null, null, ""),
  /** A block. */
  TICK(Type.IMP, Type.BYTES, "block"),
  /** The last message. */
  STOP(Type.IMP, null, ""),
  /** A question with a block. */
  ASK(Type.DESK_EXP, Type.BYTES, "block"),
  /** A question with an end that comes back. */
  HAND(Type.DESK_EXP, Type.EXP, "ticks"),
  /** A question with an end that stays, in a state of its own. */
  PASS(Type.DESK_EXP, Type.DESK_EXP, "desk"),
  /** No more questions. */
  QUIT(Type.DESK_EXP, null, ""),
  /** An answer with a block. */
  ANSWER(Type.DESK_IMP, Type.BYTES, "block"),
  /** An answer with nothing. */
  REFUSE(Type.DESK_IMP, null, ""),
  /** An answer with the end that was handed over. */
  BACK(Type.DESK_IMP, Type.EXP, "ticks");

  private final @Nullable Type receiver;
  private final @Nullable Type argument;
  private final String accessor;

  Event(@Nullable Type receiver, @Nullable Type argument, String accessor) {
    this.receiver = receiver;
    this.argument = argument;
    this.accessor = accessor;
  }

  /**
   * Tells whether it is a message.
   *
   * @return whether the peer has sent it
   */
  public boolean isMessage() {
    return receiver != null;
  }

  /**
   * Returns what the message carries.
   *
   * @return the type of its argument; empty: nothing
   */
  public Optional<Type> argument() {
    return Optional.ofNullable(argument);
  }

  /**
   * Returns the state of the end that the message carries.
   *
   * @return a state; empty: it carries none
   */
  public Optional<Stage> stage() {
    return argument().filter(Type::isEndpoint).map(type -> carried(type));
  }

  private static Stage carried(Type type) {
    return type == Type.DESK_EXP ? Stage.ASKED : Stage.OPEN;
  }

  /**
   * Names the method that gives the argument.
   *
   * @return a name
   */
  public String accessor() {
    return accessor;
  }

  /**
   * Names the class of the message.
   *
   * @return a qualified name
   */
  public String view() {
    return receiver == null ? "ChannelClosed" : receiver + "." + simpleName();
  }

  /**
   * Names the message as methods do.
   *
   * @return its name, capitalised
   */
  public String simpleName() {
    return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
  }
}
