package org.copyless.checker.flow;

import com.sun.source.tree.Tree;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.checker.declaration.Protocol;
import org.copyless.checker.declaration.Shape;

/** What a name stands for. Immutable; references to other things go by their ids. */
sealed interface Thing {

  /**
   * A block of the exchange heap.
   *
   * @param shape what it is; null for the null pointer
   * @param status the conditions it can be in
   * @param exposed whether its tracked fields are open to this method
   * @param states the protocol states an endpoint can be in
   * @param heads what a select has found: of an endpoint the messages that may be at the head of
   *     its queue, {@link Protocol#CLOSED} among them; of a set or map those of the member that it
   *     has chosen, {@link Selects#NO_MEMBER} among them where it may have chosen none; empty where
   *     nothing is known
   * @param brokenOff those of an endpoint's states in which its conversation cannot be completed,
   *     for the other end is closed or an exception has been caught; empty unless that is asked for
   * @param fields the things that the tracked fields of an exposed struct stand for
   * @param birth where it came from
   * @param loss where it was given away, if it was
   */
  record Block(
      @Nullable Shape shape,
      int status,
      boolean exposed,
      Set<String> states,
      Set<String> heads,
      Set<String> brokenOff,
      Map<String, SortedSet<Integer>> fields,
      Birth birth,
      @Nullable Loss loss)
      implements Thing {

    boolean may(int bits) {
      return Status.may(status, bits);
    }

    boolean reported() {
      return Status.reported(status);
    }

    @Nullable Protocol protocol() {
      return shape == null ? null : shape.protocol();
    }

    Block with(int newStatus) {
      return new Block(shape, newStatus, exposed, states, heads, brokenOff, fields, birth, loss);
    }

    Block with(Set<String> newStates) {
      return new Block(shape, status, exposed, newStates, heads, Set.of(), fields, birth, loss);
    }

    /** Returns the endpoint with states in which its conversation is broken off. */
    Block brokenOff(Set<String> some) {
      return new Block(shape, status, exposed, states, heads, some, fields, birth, loss);
    }

    /** Returns the endpoint in some of the states that it can be in. */
    Block narrowed(Set<String> some) {
      Set<String> broken = new LinkedHashSet<>(brokenOff);
      broken.retainAll(some);
      return new Block(shape, status, exposed, some, heads, broken, fields, birth, loss);
    }

    /** Returns the block with what a select has found at the head of its queue. */
    Block headed(Set<String> newHeads) {
      return new Block(shape, status, exposed, states, newHeads, brokenOff, fields, birth, loss);
    }

    Block with(Birth newBirth) {
      return new Block(shape, status, exposed, states, heads, brokenOff, fields, newBirth, loss);
    }

    Block shaped(Shape newShape, Set<String> newStates) {
      return new Block(newShape, status, exposed, newStates, heads, Set.of(), fields, birth, loss);
    }

    Block lost(int newStatus, Loss newLoss) {
      return new Block(shape, newStatus, exposed, states, heads, brokenOff, fields, birth, newLoss);
    }

    Block exposing(Map<String, SortedSet<Integer>> newFields) {
      return new Block(shape, status, true, states, heads, brokenOff, newFields, birth, loss);
    }

    Block hidden() {
      return new Block(shape, status, false, states, heads, brokenOff, Map.of(), birth, loss);
    }

    Block writing(String field, SortedSet<Integer> value) {
      Map<String, SortedSet<Integer>> changed = new TreeMap<>(fields);
      changed.put(field, value);
      return new Block(shape, status, exposed, states, heads, brokenOff, changed, birth, loss);
    }
  }

  /**
   * What {@code expose()} returned; its {@code close()} ends the expose block.
   *
   * @param struct the struct
   * @param place the call of {@code expose()}
   */
  record Exposure(SortedSet<Integer> struct, Tree place) implements Thing {}

  /**
   * A received message.
   *
   * @param endpoint the endpoint that received it; empty if nothing names that any more
   * @param attached whether which message it is still tells the endpoint's state
   * @param protocol the endpoint's contract
   * @param before the states in which it was received
   * @param candidates the messages that it can be, {@link Protocol#CLOSED} among them, and {@link
   *     Protocol#NOTHING} where the view may be null
   * @param arguments the tracked arguments of the candidates, as {@code message.argument}
   * @param stale what made the view invalid, if anything did
   */
  record Message(
      SortedSet<Integer> endpoint,
      boolean attached,
      Protocol protocol,
      Set<String> before,
      Set<String> candidates,
      Map<String, SortedSet<Integer>> arguments,
      @Nullable Loss stale)
      implements Thing {

    boolean mayBeNull() {
      return candidates.contains(Protocol.NOTHING);
    }

    Message detached() {
      return new Message(endpoint, false, protocol, before, candidates, arguments, stale);
    }

    Message orphaned() {
      return new Message(Ids.NONE, false, protocol, before, candidates, arguments, stale);
    }

    Message narrowed(Set<String> messages, Map<String, SortedSet<Integer>> kept) {
      return new Message(endpoint, attached, protocol, before, messages, kept, stale);
    }

    Message invalid(Loss loss) {
      return new Message(endpoint, false, protocol, before, candidates, Map.of(), loss);
    }
  }

  /**
   * A struct that lies within its holder: a field or a message's argument by value. It can be read
   * and written as long as its holder can.
   *
   * @param holder the struct, message or part that it lies in
   * @param shape what it is
   */
  record Part(SortedSet<Integer> holder, Shape shape) implements Thing {}

  /**
   * A new channel.
   *
   * @param ends the ends that have not been taken yet
   */
  record Channel(Map<String, SortedSet<Integer>> ends) implements Thing {}

  /**
   * The number of a row that a select has chosen.
   *
   * @param sources what stood in each column; none where something has been done to it since
   * @param cells what each row asks of each column: a message, {@link Protocol#CLOSED}, or {@link
   *     Selects#ANY}
   * @param rows the rows that it can be
   */
  record Selection(List<SortedSet<Integer>> sources, List<List<String>> cells, Set<Integer> rows)
      implements Thing {

    Selection narrowed(Set<Integer> some) {
      return new Selection(sources, cells, some);
    }

    /** Returns the selection with another thing in a column: what has come out of a set. */
    Selection replacing(SortedSet<Integer> source, SortedSet<Integer> replacement) {
      List<SortedSet<Integer>> changed = new ArrayList<>(sources);
      changed.replaceAll(each -> each.equals(source) ? replacement : each);
      return new Selection(changed, cells, rows);
    }

    /** Cuts columns off: what the row says of them no longer holds. */
    Selection without(Set<Integer> ids) {
      List<SortedSet<Integer>> rest = new ArrayList<>(sources);
      rest.replaceAll(each -> Collections.disjoint(each, ids) ? each : Ids.NONE);
      return new Selection(rest, cells, rows);
    }
  }
}
