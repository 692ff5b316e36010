package org.copyless.contract.type;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How deeply endpoints can be nested in the messages that wait in an endpoint's queue, if there is
 * a bound.
 *
 * <p>Only what has finite weight may be sent. Otherwise an endpoint could come to lie, over some
 * others or at once, in its own queue, and nobody could reach it any more.
 *
 * <p>Source: Bono and Padovani, Definition 5.1.
 */
public sealed interface Weight extends Comparable<Weight> {
  /**
   * A bound.
   *
   * @param value 0 if nothing can wait in the queue; else one more than what the messages carry
   */
  record Finite(int value) implements Weight {
    /**
     * Refuses a negative number.
     *
     * @throws IllegalArgumentException if the value is negative
     */
    public Finite {
      if (value < 0) {
        throw new IllegalArgumentException("value=" + value);
      }
    }

    /** Returns the number. */
    @Override
    public String toString() {
      return Integer.toString(value);
    }
  }

  /**
   * No bound, with a reason: steps that lead to endpoints in endpoints without end.
   *
   * @param lead the steps up to the cycle; if there is no cycle, the last one carries what nothing
   *     is known of
   * @param cycle steps that lead back to where they start, at least one of which takes what the
   *     message carries; empty if the reason is a type parameter
   */
  record Infinite(List<Step> lead, List<Step> cycle) implements Weight {
    /** Copies the lists. */
    public Infinite {
      lead = List.copyOf(lead);
      cycle = List.copyOf(cycle);
    }

    /** {@return all the steps, the cycle once} */
    public List<Step> steps() {
      return Stream.concat(lead.stream(), cycle.stream()).toList();
    }

    /** Returns {@code infinite}. */
    @Override
    public String toString() {
      return "infinite";
    }
  }

  /**
   * A message that can wait in an endpoint's queue.
   *
   * @param receiver the endpoint
   * @param message the message that it can receive
   * @param carried whether the next one is carried by the message; if not, it is the receiver after
   *     the message
   * @param next the next endpoint; empty if the message carries what nothing is known of
   */
  record Step(EndpointType receiver, String message, boolean carried, Optional<EndpointType> next) {
    /** Returns it in the form {@code receiver ?message(next)} or {@code receiver ?message.next}. */
    @Override
    public String toString() {
      String after = next.map(EndpointType::toString).orElse("any");
      return receiver + " ?" + message + (carried ? "(" + after + ")" : "." + after);
    }
  }

  /** {@return whether there is a bound} */
  default boolean isFinite() {
    return this instanceof Finite;
  }

  /** Compares by size; whatever is infinite has the same size. */
  @Override
  default int compareTo(Weight other) {
    return Integer.compare(size(this), size(other));
  }

  private static int size(Weight weight) {
    return weight instanceof Finite finite ? finite.value() : Integer.MAX_VALUE;
  }
}
