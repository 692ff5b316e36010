package org.copyless.checker.declaration;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import javax.lang.model.type.TypeMirror;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Role;
import org.copyless.contract.Automaton;
import org.copyless.contract.State;
import org.copyless.contract.Transition;

/** A contract seen from one end of its channels. States and messages go by their names. */
public final class Protocol {
  /** Stands for the closing of the channel among the messages that a receive can give. */
  public static final String CLOSED = "ChannelClosed";

  /**
   * Stands for null among the messages that a receive can give: no message is there. Its name is
   * none that a message could have.
   */
  public static final String NOTHING = "(nothing)";

  /** The state of endpoints of which nobody says the state: nothing is allowed in it but close. */
  public static final String UNKNOWN = "(one that is not known here)";

  /**
   * Stands for the states of contracts that extend this one, where an endpoint may turn out to be
   * of such a contract.
   */
  public static final String EXTENDED = "(one of an extension)";

  private final Source source;
  private final Automaton automaton;
  private final @Nullable Protocol above;
  private final Supplier<Map<String, View>> reader;
  private @Nullable Map<String, View> views;

  /**
   * Where a protocol comes from.
   *
   * @param contract the simple name of the contract
   * @param role which end
   * @param isLocal whether its channels stay within one process
   * @param isExtensible whether an endpoint of the class may be one of an extension
   */
  record Source(String contract, Role role, boolean isLocal, boolean isExtensible) {}

  /**
   * The class that shows a received message.
   *
   * @param type the class
   * @param tracked the tracked arguments
   */
  record View(TypeMirror type, List<Parameter> tracked) {}

  Protocol(
      Source source,
      Automaton automaton,
      @Nullable Protocol above,
      Supplier<Map<String, View>> reader) {
    this.source = source;
    this.automaton = automaton;
    this.above = above;
    this.reader = reader;
  }

  /** Returns the simple name of the contract. */
  public String contract() {
    return source.contract();
  }

  /** Returns whether the contract's channels stay within one process. */
  public boolean isLocal() {
    return source.isLocal();
  }

  /**
   * Returns whether a send can find the heap full: where the peer's messages do not wait in slots.
   */
  public boolean sendMayFail() {
    return !automaton.isBounded(source.role().peer());
  }

  /** Returns the name of the initial state. */
  public String initial() {
    return automaton.initial().name();
  }

  /** Returns whether the contract has a state of this name. */
  public boolean hasState(String name) {
    return automaton.state(name).isPresent();
  }

  /** Returns whether this is the given protocol or one of a contract that extends its contract. */
  public boolean refines(Protocol other) {
    return equals(other) || (above != null && above.refines(other));
  }

  /** Returns the names of all states, in the contract's order. */
  public Set<String> states() {
    Set<String> names = new LinkedHashSet<>();
    automaton.states().forEach(state -> names.add(state.name()));
    return names;
  }

  /** Returns the states of an endpoint of which only the class is known. */
  public Set<String> possible() {
    Set<String> names = states();
    if (source.isExtensible()) {
      names.add(EXTENDED);
    }
    return names;
  }

  /** Returns those of some states that the contract has. */
  Set<String> known(Set<String> states) {
    Set<String> known = new LinkedHashSet<>(states);
    known.retainAll(states());
    return known;
  }

  /** Returns those of some states that the contract does not have. */
  public Set<String> without(Set<String> states) {
    Set<String> foreign = new LinkedHashSet<>(states);
    foreign.removeIf(this::hasState);
    return foreign;
  }

  /** Returns the state after sending a message in a state, or nothing where that is not allowed. */
  public Optional<String> send(String state, String message) {
    return step(state, message, false);
  }

  /** Returns the state after receiving a message in a state, or nothing where none can come. */
  public Optional<String> receive(String state, String message) {
    return step(state, message, true);
  }

  private Optional<String> step(String stateName, String message, boolean receiving) {
    return automaton
        .state(stateName)
        .filter(state -> receiving ? receives(state) : automaton.sends(source.role(), state))
        .flatMap(state -> automaton.step(state, message))
        .map(transition -> transition.target().name());
  }

  private boolean receives(State state) {
    return automaton.receives(source.role(), state);
  }

  /** Returns the messages that can arrive in a state; empty for a sending or final state. */
  public Set<String> receivable(String stateName) {
    Set<String> messages = new LinkedHashSet<>();
    automaton
        .state(stateName)
        .filter(this::receives)
        .ifPresent(
            state -> {
              for (Transition transition : automaton.transitions(state)) {
                messages.add(transition.message());
              }
            });
    return messages;
  }

  /** Returns the tracked arguments of a message, by name. */
  public List<Parameter> trackedArguments(String message) {
    View view = views().get(message);
    return view == null ? List.of() : view.tracked();
  }

  /** Returns the class that shows a received message, {@link #CLOSED} among them, if known. */
  public Optional<TypeMirror> view(String message) {
    return Optional.ofNullable(views().get(message)).map(View::type);
  }

  private Map<String, View> views() {
    Map<String, View> known = views;
    if (known == null) {
      known = reader.get();
      views = known;
    }
    return known;
  }

  /** Returns the states in which this end may send the message. */
  public Set<String> statesToSend(String message) {
    Set<String> found = new LinkedHashSet<>();
    for (String state : states()) {
      if (send(state, message).isPresent()) {
        found.add(state);
      }
    }
    return found;
  }

  /** Says what is allowed in the given states: {@code send x, receive y or close}. */
  public String allowed(Set<String> states) {
    Set<String> actions = new TreeSet<>();
    boolean isFirst = true;
    for (String name : states) {
      if (isFirst) {
        actions.addAll(actions(name));
      } else {
        actions.retainAll(actions(name));
      }
      isFirst = false;
    }
    return actions.isEmpty() ? "close" : String.join(", ", actions) + " or close";
  }

  /** Returns whether a state is one in which nothing is sent or received any more. */
  public boolean isFinal(String name) {
    return automaton
        .state(name)
        .filter(state -> automaton.transitions(state).isEmpty())
        .isPresent();
  }

  /** Says what comes next in the given states: {@code send x, receive y}. */
  public String next(Set<String> states) {
    Set<String> actions = new TreeSet<>();
    states.forEach(name -> actions.addAll(actions(name)));
    return String.join(", ", actions);
  }

  private Set<String> actions(String name) {
    Set<String> actions = new TreeSet<>();
    automaton
        .state(name)
        .ifPresent(
            state -> {
              String verb = automaton.sends(source.role(), state) ? "send " : "receive ";
              automaton.transitions(state).forEach(t -> actions.add(verb + t.message()));
            });
    return actions;
  }
}
