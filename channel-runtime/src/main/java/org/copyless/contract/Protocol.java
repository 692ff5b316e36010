package org.copyless.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A contract whose names have been resolved: every target and subroutine is a declared state, every
 * message has a direction.
 *
 * @param states the declared states by name: those of the base contract, then the new ones in the
 *     order of the text
 */
record Protocol(SequencedMap<String, Declared> states) {
  /** The protocol of what extends no other contract. */
  static final Protocol EMPTY = new Protocol(new LinkedHashMap<>());

  /** A declared state; without sequences it is final. */
  record Declared(Token at, boolean initial, boolean isFinal, List<Chain> chains) {
    String name() {
      return at.text();
    }

    /** The sequences that this text writes, and not that of a base contract. */
    List<Chain> ownChains() {
      return chains.stream().filter(chain -> !chain.inherited()).toList();
    }

    Declared with(Stream<Chain> others) {
      return new Declared(at, initial, isFinal, others.toList());
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

  /**
   * A sequence: at least one move, then a target or the end of the conversation.
   *
   * @param inherited whether the text of a base contract writes it; its places mean nothing then
   * @param damaged whether a part could not be understood, so that it is good for a sketch only
   */
  record Chain(List<Move> moves, Optional<String> target, boolean inherited, boolean damaged) {
    List<Call> calls() {
      return moves.stream().filter(Call.class::isInstance).map(Call.class::cast).toList();
    }

    boolean callsAny(Set<String> states) {
      return calls().stream().anyMatch(call -> states.contains(call.callee()));
    }

    /** The same sequence, taken to stand at one place of this text. */
    Chain movedTo(Token place) {
      return new Chain(
          moves.stream().map(move -> move.movedTo(place)).toList(), target, true, damaged);
    }

    Chain asDamaged() {
      return new Chain(moves, target, inherited, true);
    }

    /** Stops before the first call of one of the states, and goes to that state. */
    Stream<Chain> stoppedBefore(Set<String> states) {
      for (int i = 0; i < moves.size(); i++) {
        if (moves.get(i) instanceof Call call && states.contains(call.callee())) {
          return i == 0
              ? Stream.empty()
              : Stream.of(
                  new Chain(moves.subList(0, i), Optional.of(call.callee()), inherited, damaged));
        }
      }
      return Stream.of(this);
    }
  }

  sealed interface Move {
    Token at();

    /** What this move adds to the name of the implicit state after it. */
    String label();

    Move movedTo(Token place);
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

    @Override
    public Exchange movedTo(Token place) {
      return new Exchange(
          messages.stream()
              .map(message -> new Message(message.name(), message.direction(), place))
              .toList());
    }
  }

  record Message(String name, Direction direction, Token at) {}

  /** A subroutine state, run to its ends. */
  record Call(String callee, Token at) implements Move {
    @Override
    public String label() {
      return Names.upperSnake(callee);
    }

    @Override
    public Call movedTo(Token place) {
      return new Call(callee, place);
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

  /** The sequences that are fully understood and end, on which the rules can be checked. */
  Protocol sound(Set<String> infinite) {
    return map(
        state ->
            state.with(
                state.chains().stream()
                    .filter(chain -> !chain.damaged() && !chain.callsAny(infinite))));
  }

  /** The sequences as far as they are understood; a subroutine that never ends is not left. */
  Protocol sketched(Set<String> infinite) {
    return map(
        state ->
            state.with(state.chains().stream().flatMap(chain -> chain.stoppedBefore(infinite))));
  }

  /** The protocol as an extension sees it: without places, since they are not of its text. */
  Protocol inherited() {
    return map(
        state ->
            new Declared(
                Token.START_OF_TEXT.named(state.name()),
                state.initial(),
                state.isFinal(),
                state.chains().stream().map(chain -> chain.movedTo(Token.START_OF_TEXT)).toList()));
  }

  private Protocol map(Function<Declared, Declared> change) {
    SequencedMap<String, Declared> changed = new LinkedHashMap<>();
    states.forEach((name, state) -> changed.put(name, change.apply(state)));
    return new Protocol(changed);
  }
}
