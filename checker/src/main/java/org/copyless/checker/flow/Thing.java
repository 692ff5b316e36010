package org.copyless.checker.flow;

import com.sun.source.tree.Tree;
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
   * @param fields the things that the tracked fields of an exposed struct stand for
   * @param birth where it came from
   * @param loss where it was given away, if it was
   */
  record Block(
      @Nullable Shape shape,
      int status,
      boolean exposed,
      Set<String> states,
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
      return new Block(shape, newStatus, exposed, states, fields, birth, loss);
    }

    Block with(Set<String> newStates) {
      return new Block(shape, status, exposed, newStates, fields, birth, loss);
    }

    Block with(Birth newBirth) {
      return new Block(shape, status, exposed, states, fields, newBirth, loss);
    }

    Block shaped(Shape newShape, Set<String> newStates) {
      return new Block(newShape, status, exposed, newStates, fields, birth, loss);
    }

    Block lost(int newStatus, Loss newLoss) {
      return new Block(shape, newStatus, exposed, states, fields, birth, newLoss);
    }

    Block exposing(Map<String, SortedSet<Integer>> newFields) {
      return new Block(shape, status, true, states, newFields, birth, loss);
    }

    Block hidden() {
      return new Block(shape, status, false, states, Map.of(), birth, loss);
    }

    Block writing(String field, SortedSet<Integer> value) {
      Map<String, SortedSet<Integer>> changed = new TreeMap<>(fields);
      changed.put(field, value);
      return new Block(shape, status, exposed, states, changed, birth, loss);
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
}
