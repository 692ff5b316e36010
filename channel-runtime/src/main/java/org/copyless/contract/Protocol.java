package org.copyless.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * A contract whose names have been resolved: every target and subroutine is a declared state, every
 * message has a direction.
 *
 * @param states the declared states by name, in the order of the text
 */
record Protocol(SequencedMap<String, Declared> states) {
  /** A declared state; without sequences it is final. */
  record Declared(Token at, boolean initial, boolean isFinal, List<Chain> chains) {
    String name() {
      return at.text();
    }

    /** The states that a conversation can be in after sequences of this one, and while in them. */
    List<String> successors() {
      List<String> successors = new ArrayList<>();
      for (Chain chain : chains) {
        chain.calls().forEach(call -> successors.add(call.callee()));
        chain.target().ifPresent(successors::add);
      }
      return successors;
    }
  }

  /** A sequence: at least one move, then a target or the end of the conversation. */
  record Chain(List<Move> moves, Optional<String> target) {
    List<Call> calls() {
      return moves.stream().filter(Call.class::isInstance).map(Call.class::cast).toList();
    }
  }

  sealed interface Move {
    Token at();

    /** What this move adds to the name of the implicit state after it. */
    String label();
  }

  /** One of several messages. */
  record Exchange(List<Message> messages) implements Move {
    @Override
    public Token at() {
      return messages.getFirst().at();
    }

    @Override
    public String label() {
      return messages.stream()
          .map(message -> Names.upperSnake(message.name()))
          .collect(Collectors.joining("_OR_"));
    }
  }

  record Message(String name, Direction direction, Token at) {}

  /** A subroutine state, run to its ends. */
  record Call(String callee, Token at) implements Move {
    @Override
    public String label() {
      return Names.upperSnake(callee);
    }
  }

  Declared state(String name) {
    Declared state = states.get(name);
    if (state == null) {
      throw new IllegalArgumentException("no state " + name);
    }
    return state;
  }

  /** The first state marked initial, else the first listed. */
  Optional<Declared> initial() {
    return states.values().stream()
        .filter(Declared::initial)
        .findFirst()
        .or(() -> states.values().stream().findFirst());
  }

  /** For each state its successors. */
  Map<String, List<String>> graph() {
    return states.values().stream().collect(Collectors.toMap(Declared::name, Declared::successors));
  }
}
