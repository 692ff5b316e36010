package org.copyless.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeVariableName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.copyless.annotation.Role;
import org.copyless.contract.Automaton;
import org.copyless.contract.State;
import org.copyless.contract.Transition;

/**
 * A contract, as its classes are generated.
 *
 * @param name the interface's name
 * @param base the contract that this one extends
 * @param typeParameters its type parameters; empty unless it is polymorphic
 * @param automaton its protocol
 * @param isSketch whether the protocol is only what could be understood of a wrong text
 * @param messages its messages by tag: those of the base, then its own in the order of declaration
 * @param fingerprint tells this version of the contract from others
 * @param isLocal whether its channels stay within one process
 * @param isPublic whether the generated classes are public, as the interface is
 */
record ContractModel(
    ClassName name,
    Optional<ContractModel> base,
    List<TypeVariableName> typeParameters,
    Automaton automaton,
    boolean isSketch,
    List<MessageModel> messages,
    long fingerprint,
    boolean isLocal,
    boolean isPublic) {
  ContractModel {
    typeParameters = List.copyOf(typeParameters);
    messages = List.copyOf(messages);
  }

  /** The same contract with other models of its messages. */
  ContractModel withMessages(List<MessageModel> others) {
    return new ContractModel(
        name, base, typeParameters, automaton, isSketch, others, fingerprint, isLocal, isPublic);
  }

  /**
   * The messages that {@code role} sends in some state. In a sketch also those that are left over:
   * the text may well have meant to use them.
   */
  List<MessageModel> sent(Role role) {
    return messages.stream()
        .filter(m -> !sends(role, m).isEmpty() || (isLeftOver(m) && m.maySend(role)))
        .toList();
  }

  private boolean isLeftOver(MessageModel message) {
    return isSketch && sends(Role.EXP, message).isEmpty() && sends(Role.IMP, message).isEmpty();
  }

  /** The messages that {@code role} receives in some state. */
  List<MessageModel> received(Role role) {
    return sent(role.peer());
  }

  /** The transitions in which {@code role} sends {@code message}, in the order of their states. */
  List<Transition> sends(Role role, MessageModel message) {
    return automaton.states().stream()
        .map(state -> automaton.step(state, message.name()))
        .flatMap(Optional::stream)
        .filter(t -> t.direction().sentBy(role))
        .toList();
  }

  /** The transitions in which {@code role} receives {@code message}. */
  List<Transition> receives(Role role, MessageModel message) {
    return sends(role.peer(), message);
  }

  /** The states in which {@code role} receives. */
  List<State> receivingStates(Role role) {
    return automaton.states().stream().filter(s -> automaton.receives(role, s)).toList();
  }

  /** The message that a transition speaks of. */
  MessageModel message(Transition transition) {
    return message(transition.message());
  }

  /** The message of the given name. */
  MessageModel message(String name) {
    return messages.stream()
        .filter(m -> m.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no message " + name));
  }

  /** The most objects of the garbage-collected heap in a message that {@code role} receives. */
  int references(Role role) {
    return received(role).stream().mapToInt(m -> m.references().size()).max().orElse(0);
  }

  /** The names of the user's types and of generated ones that the generated classes mention. */
  Set<String> mentionedTypes() {
    return MentionedTypes.of(name, base, messages);
  }

  /** Bytes of the largest message that {@code role} can receive, in its slot. */
  long slotBytes(Role role) {
    return received(role).stream().mapToLong(MessageModel::end).max().orElse(Layout.FIRST_ARGUMENT);
  }
}
