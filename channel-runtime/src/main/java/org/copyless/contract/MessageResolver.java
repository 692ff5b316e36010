package org.copyless.contract;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.copyless.contract.Protocol.Exchange;
import org.copyless.contract.Protocol.Message;
import org.copyless.contract.Syntax.Action;
import org.copyless.contract.Syntax.Step;

/** Finds the messages that actions name, and their directions. */
final class MessageResolver {
  private static final int MAX_CANDIDATES = 500;

  private final Messages messages;
  private final Collection<String> states;
  private final Problems problems;

  MessageResolver(Messages messages, Collection<String> states, Problems problems) {
    this.messages = messages;
    this.states = states;
    this.problems = problems;
  }

  Optional<MessageDeclaration> find(Token name) {
    return messages.find(name.text());
  }

  Optional<Exchange> exchange(Step step) {
    List<Message> resolved = new ArrayList<>();
    step.actions().forEach(action -> message(action).ifPresent(resolved::add));
    return resolved.size() == step.actions().size()
        ? Optional.of(new Exchange(List.copyOf(resolved)))
        : Optional.empty();
  }

  private Optional<Message> message(Action action) {
    Token name = action.name();
    Optional<MessageDeclaration> declaration = find(name);
    if (declaration.isEmpty()) {
      problems.report(ProblemKey.UNDECLARED_MESSAGE, name, undeclared(name));
      return Optional.empty();
    }
    return direction(action, declaration.get())
        .map(direction -> new Message(declaration.get().name(), direction, name));
  }

  private String undeclared(Token name) {
    if (states.contains(name.text())) {
      return name.described()
          + " is a state, expected a message; only messages take a sign or"
          + " stand in parentheses";
    }
    return "the message %s is not declared: %s"
        .formatted(name.described(), nearest(name).orElseGet(this::declaredMessages));
  }

  private String declaredMessages() {
    return "messages are the methods of the interface, declared=" + Names.listed(messages.names());
  }

  private Optional<Direction> direction(Action action, MessageDeclaration declaration) {
    Optional<Direction> declared = declaration.direction();
    if (declared.isPresent() && action.sign().isPresent() && !declared.equals(action.sign())) {
      problems.report(
          ProblemKey.DIRECTION_CONFLICT, action.name(), conflict(action, declared.get()));
    }
    Optional<Direction> direction = declared.or(action::sign);
    if (direction.isEmpty()) {
      problems.report(
          ProblemKey.MISSING_DIRECTION,
          action.name(),
          "the message "
              + action.name().described()
              + " has no direction: write '!' or '?' after it, or annotate its method with @Out or"
              + " @In");
    }
    return direction;
  }

  private static String conflict(Action action, Direction declared) {
    String name = action.name().text();
    String written = name + action.sign().map(sign -> "" + sign.sign()).orElse("");
    String annotation = declared == Direction.OUT ? "@Out" : "@In";
    return "the method of "
        + name
        + " is declared "
        + annotation
        + ", found '"
        + written
        + "': write '"
        + name
        + declared.sign()
        + "'";
  }

  /** {@code did you mean …?} for names that are nearly those of messages or states. */
  Optional<String> nearest(Token name) {
    boolean capital = Character.isUpperCase(name.text().codePointAt(0));
    Stream<String> spelled =
        messages.names().stream().map(message -> capital ? Names.capitalised(message) : message);
    List<String> candidates =
        Stream.concat(states.stream(), spelled).limit(MAX_CANDIDATES).toList();
    return Names.nearest(name.text(), candidates).map(near -> "did you mean '" + near + "'?");
  }
}
