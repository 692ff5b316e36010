package org.copyless.checker.flow;

import java.util.ArrayList;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * The exceptions on their way out: the one that flies now, above those whose {@code finally} bodies
 * run meanwhile. Where a body swallows the upper one by a jump, the one below goes on; where the
 * upper one leaves the body, it takes the place of the one below (Java Language Specification,
 * §14.20.2).
 *
 * @param exceptions from the lowest to the one that flies now
 */
record Flight(List<Flying> exceptions) {
  static final Flight NONE = new Flight(List.of());

  /**
   * An exception.
   *
   * @param depth in how many finally bodies the place lies that it has to leave
   * @param cause what it is
   * @param closing whether a resource is being closed for it, which suppresses what that throws
   */
  record Flying(int depth, Cause cause, boolean closing) {}

  boolean isEmpty() {
    return exceptions.isEmpty();
  }

  /** Returns what flies now, or null. */
  @Nullable Cause cause() {
    return isEmpty() ? null : exceptions.getLast().cause();
  }

  boolean isClosing() {
    return !isEmpty() && exceptions.getLast().closing();
  }

  /** Code runs that lies in so many finally bodies: what was thrown there has been swallowed. */
  Flight landed(int depth) {
    if (isEmpty() || exceptions.getLast().depth() < depth) {
      return this;
    }
    return new Flight(below(depth));
  }

  private List<Flying> below(int depth) {
    return exceptions.stream().filter(each -> each.depth() < depth).toList();
  }

  /** An exception is thrown in code that lies in so many finally bodies. */
  Flight thrown(int depth, Cause cause) {
    return with(depth, new Flying(depth, cause, false));
  }

  private Flight with(int depth, Flying exception) {
    List<Flying> changed = new ArrayList<>(below(depth));
    changed.add(exception);
    return new Flight(List.copyOf(changed));
  }

  /** An exception is thrown at a place that is not known: above all others. */
  Flight thrown(Cause cause) {
    return thrown(isEmpty() ? 0 : exceptions.getLast().depth() + 1, cause);
  }

  /**
   * What flies now enters the finally body of a try statement, or has a resource closed for it.
   *
   * @param depth in how many finally bodies the try statement lies
   */
  Flight entering(int depth, boolean closing) {
    Cause cause = cause();
    return cause == null ? this : with(depth, new Flying(depth, cause, closing));
  }

  /** What flies now leaves a finally body, or the closing of a resource. */
  Flight goingOn() {
    if (!isClosing()) {
      return this;
    }
    Flying top = exceptions.getLast();
    return with(top.depth(), new Flying(top.depth(), top.cause(), false));
  }

  /** Returns the flight of an exception that can be any. */
  Flight blurred() {
    Flying top = exceptions.getLast();
    return new Flight(List.of(new Flying(top.depth(), top.cause().blurred(), top.closing())));
  }

  /** Returns the flight with unchecked exceptions that do not count told apart by kind only. */
  Flight generalized() {
    return new Flight(
        exceptions.stream()
            .map(each -> new Flying(each.depth(), each.cause().generalized(), each.closing()))
            .toList());
  }
}
