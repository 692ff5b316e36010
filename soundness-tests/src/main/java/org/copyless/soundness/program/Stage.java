package org.copyless.soundness.program;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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

  private static final Map<Stage, Map<Event, Stage>> NEXT = new EnumMap<>(Stage.class);

  static {
    leads(OPEN, Event.TICK, OPEN);
    leads(OPEN, Event.STOP, DONE);
    leads(READY, Event.ASK, ASKED);
    leads(READY, Event.HAND, HANDED);
    leads(READY, Event.PASS, ASKED);
    leads(READY, Event.QUIT, OVER);
    leads(ASKED, Event.ANSWER, READY);
    leads(ASKED, Event.REFUSE, READY);
    leads(HANDED, Event.BACK, READY);
  }

  private final Type sender;

  Stage(Type sender) {
    this.sender = sender;
  }

  private static void leads(Stage from, Event event, Stage to) {
    NEXT.computeIfAbsent(from, _ -> new LinkedHashMap<>()).put(event, to);
  }

  private Map<Event, Stage> next() {
    return NEXT.getOrDefault(this, Map.of());
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
   * Returns all states of a contract.
   *
   * @param end IMP or EXP of it
   * @return its states
   */
  public static List<Stage> of(Type end) {
    return Stream.of(values())
        .filter(each -> each.sender == end || each.receiver() == end)
        .toList();
  }

  /**
   * Returns the messages.
   *
   * @return in the order of the contract
   */
  public List<Event> events() {
    return List.copyOf(next().keySet());
  }

  /**
   * Returns where a message leads.
   *
   * @param event the message
   * @return the next state; empty: the message is not allowed
   */
  public Optional<Stage> after(Event event) {
    return Optional.ofNullable(next().get(event));
  }
}
