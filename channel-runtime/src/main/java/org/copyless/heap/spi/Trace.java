package org.copyless.heap.spi;

import java.lang.StackWalker.StackFrame;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * What has happened to a block: where it was allocated, given away, received, closed. A list, the
 * newest first, of a few records, kept in the block's handle so that it outlives the block.
 *
 * <p>Made only with the guard on, which needs to say where a block was given away or closed, and
 * for leak reports. Otherwise no handle has one, and nothing is tested on the way but a constant.
 *
 * <p>Immutable; the field that holds it is written by the block's owner and read by anybody, who
 * may see an older list.
 */
final class Trace {
  /** True if something is recorded at all. */
  static final boolean ON = Guard.ON || Leaks.RECORDS;

  /** So many of the newest records stay, and the allocation. */
  static final int KEPT = 4;

  private static final int DEEPEST = 2 * KEPT;

  /** What a record is of. */
  enum Event {
    ALLOCATED("allocated"),
    GIVEN("given away"),
    RECEIVED("received"),
    CLOSED("closed");

    private final String text;

    Event(String text) {
      this.text = text;
    }
  }

  private final Event event;
  private final long by;
  private final String byName;
  private final @Nullable String to;
  private final @Nullable StackFrame at;
  private final @Nullable Trace before;
  private final int depth;

  private Trace(
      Event event,
      long by,
      String byName,
      @Nullable String to,
      @Nullable StackFrame at,
      @Nullable Trace before) {
    this.event = event;
    this.by = by;
    this.byName = byName;
    this.to = to;
    this.at = at;
    this.before = before;
    this.depth = before == null ? 1 : before.depth + 1;
  }

  private static Trace here(Event event, @Nullable String to, @Nullable Trace before) {
    Owner owner = Owner.current();
    Trace kept = before != null && before.depth >= DEEPEST ? before.shortened(KEPT - 1) : before;
    return new Trace(event, owner.id(), owner.name(), to, CallSite.find(), kept);
  }

  private Trace shortened(int newest) {
    Trace rest = before;
    if (rest != null) {
      rest = newest > 1 ? rest.shortened(newest - 1) : rest.allocation();
    }
    return new Trace(event, by, byName, to, at, rest);
  }

  private @Nullable Trace allocation() {
    Trace oldest = this;
    while (oldest.before != null) {
      oldest = oldest.before;
    }
    return oldest.event == Event.ALLOCATED ? oldest : null;
  }

  /** Records, here and now, that the current owner has allocated a block. */
  static Trace allocated() {
    return here(Event.ALLOCATED, null, null);
  }

  /** Records that the current owner gives a block away, to whom {@code to} names. */
  static Trace given(@Nullable Trace before, String to) {
    return here(Event.GIVEN, to, before);
  }

  /**
   * Records that an owner gets a block out of a channel; or back, when the send that gave it was
   * refused.
   */
  static @Nullable Trace received(@Nullable Trace before, long owner) {
    if (Leaks.RECORDS && before != null) {
      return here(Event.RECEIVED, null, before);
    }
    boolean undoes = before != null && before.event == Event.GIVEN && before.by == owner;
    return undoes ? before.before : before;
  }

  /** Records that a block is freed. */
  static Trace closed(@Nullable Trace before) {
    return here(Event.CLOSED, null, before);
  }

  /**
   * Returns what somebody wants to know who may not use the block: where it was closed; else where
   * he gave it away; else where it was given away last.
   */
  static String whereGone(@Nullable Trace newest, long user) {
    Trace last = null;
    for (Trace trace = newest; trace != null; trace = trace.before) {
      if (trace.event == Event.CLOSED || (trace.event == Event.GIVEN && trace.by == user)) {
        return "; " + trace;
      }
      if (last == null && trace.event == Event.GIVEN) {
        last = trace;
      }
    }
    return last == null ? "" : "; " + last;
  }

  /** Returns all records, the newest first, each after a semicolon and a space. */
  static String records(@Nullable Trace newest) {
    StringBuilder text = new StringBuilder();
    for (Trace trace = newest; trace != null; trace = trace.before) {
      text.append("; ").append(trace);
    }
    return text.toString();
  }

  /** Says what happened, where in the program, by whom and to whom. */
  @Override
  public String toString() {
    return event.text
        + (at == null ? " by the runtime for " : " at " + CallSite.text(at) + " by ")
        + byName
        + "#"
        + by
        + (to == null ? "" : " to " + to);
  }
}
