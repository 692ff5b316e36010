package org.copyless.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.copyless.contract.Protocol.Exchange;
import org.copyless.contract.Protocol.Message;
import org.copyless.contract.Syntax.Action;
import org.copyless.contract.Syntax.Step;

/** Finds the messages that actions name, and their directions. */
final class MessageResolver {
  private final Messages messages;
  private final StateTable states;
  private final Suggestions suggestions;
  private final Problems problems;

  MessageResolver(
      Messages messages, StateTable states, Suggestions suggestions, Problems problems) {
    this.messages = messages;
    this.states = states;
    this.suggestions = suggestions;
    this.problems = problems;
  }

  /** The messages of a step that are known, each with its direction; empty if there is none. */
  Optional<Exchange> exchange(Step step) {
    List<Message> resolved = new ArrayList<>();
    step.actions().forEach(action -> message(action, step.isPlainName()).ifPresent(resolved::add));
    return resolved.isEmpty() ? Optional.empty() : Optional.of(new Exchange(List.copyOf(resolved)));
  }

  private Optional<Message> message(Action action, boolean mayBeState) {
    Token name = action.name();
    Optional<MessageDeclaration> declaration = messages.find(name.text());
    if (declaration.isEmpty()) {
      problems.report(ProblemKey.UNDECLARED_MESSAGE, name, undeclared(name, mayBeState));
      return Optional.empty();
    }
    return direction(action, declaration.get())
        .map(direction -> new Message(declaration.get().name(), direction, name));
  }

  private String undeclared(Token name, boolean mayBeState) {
    if (states.contains(name.text())) {
      return name.described()
          + " is a state, expected a message; only messages take a sign or stand in parentheses";
    }
    Stream<String> candidates = spelledLike(name);
    return "the message %s is not declared: %s"
        .formatted(
            name.described(),
            suggestions
                .nearest(
                    name,
                    mayBeState ? Stream.concat(candidates, states.names().stream()) : candidates)
                .orElseGet(this::declaredMessages));
  }

  private String declaredMessages() {
    return "messages are the methods of the interface, declared=" + Names.listed(messages.names());
  }

  /** All messages, capitalised if a name is. */
  Stream<String> spelledLike(Token name) {
    boolean capital = Character.isUpperCase(name.text().codePointAt(0));
    return messages.names().stream().map(message -> capital ? Names.capitalised(message) : message);
  }

  private Optional<Direction> direction(Action action, MessageDeclaration declaration) {
    Optional<Direction> declared = declaration.direction();
    if (declared.isPresent() && action.sign().isPresent() && !declared.equals(action.sign())) {
      problems.report(
          ProblemKey.DIRECTION_CONFLICT, action.name(), conflict(action, declared.get()));
    }
    Optional<Direction> direction = declared.or(action::sign);
    if (direction.isEmpty()) {
      problems.report(ProblemKey.MISSING_DIRECTION, action.name(), missingDirection(action.name()));
    }
    return direction;
  }

  private static String missingDirection(Token name) {
    return "the message %s has no direction: write '%s!' or '%s?', or annotate its method with @Out or @In"
        .formatted(name.described(), name.text(), name.text());
  }

  private static String conflict(Action action, Direction declared) {
    String name = action.name().text();
    String written = action.sign().map(sign -> name + sign.sign()).orElse(name);
    String annotation = declared == Direction.OUT ? "@Out" : "@In";
    return "the method of %s is declared %s, found '%s': write '%s', or annotate the method otherwise"
        .formatted(name, annotation, written, name + declared.sign());
  }
}
