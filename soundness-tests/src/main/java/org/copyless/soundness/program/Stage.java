package org.copyless.soundness.program;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The states of the contracts {@code Ticks} and {@code Desk}: who sends, what, and what comes. */
public enum Stage {
  /** Ticks may be sent. */
  OPEN(Type.EXP),
  /** The last message was sent. */
  DONE(Type.EXP),
  /** A question may be sent. */
  READY(Type.DESK_IMP),
  /** An answer may be sent. */
  ASKED(Type.DESK_EXP),
  /** An end is to be given back. */
  HANDED(Type.DESK_EXP),
  /** No more questions. */
  OVER(Type.DESK_IMP);

  private final Type sender;
  private final Map<Event, Stage> next = new LinkedHashMap<>();

  static {
    OPEN.leads(Event.TICK, OPEN).leads(Event.STOP, DONE);
    READY
        .leads(Event.ASK, ASKED)
        .leads(Event.HAND, HANDED)
        .leads(Event.PASS, ASKED)
        .leads(Event.QUIT, OVER);
    ASKED.leads(Event.ANSWER, READY).leads(Event.REFUSE, READY);
    HANDED.leads(Event.BACK, READY);
  }

  Stage(Type sender) {
    this.sender = sender;
  }

  private Stage leads(Event event, Stage to) {
    next.put(event, to);
    return this;
  }

  /**
   * Tells whether an end may send here.
   *
   * @param end IMP or EXP of the contract
   * @return whether it is its turn
   */
  public boolean isTurnOf(Type end) {
    return sender == end;
  }

  /**
   * Returns who receives here.
   *
   * @return IMP or EXP of the contract
   */
  public Type receiver() {
    return switch (sender) {
      case EXP -> Type.IMP;
      case DESK_IMP -> Type.DESK_EXP;
      default -> Type.DESK_IMP;
    };
  }

  /**
   * Returns the messages.
   *
   * @return in the order of the contract
   */
  public List<Event> events() {
    return List.copyOf(next.keySet());
  }

  /**
   * Returns where a message leads.
   *
   * @param event the message
   * @return the next state; empty: the message is not allowed
   */
  public Optional<Stage> after(Event event) {
    return Optional.ofNullable(next.get(event));
  }
}
