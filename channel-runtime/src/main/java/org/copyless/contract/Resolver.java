package org.copyless.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.copyless.contract.Protocol.Call;
import org.copyless.contract.Protocol.Chain;
import org.copyless.contract.Protocol.Declared;
import org.copyless.contract.Protocol.Move;
import org.copyless.contract.Syntax.Sequence;
import org.copyless.contract.Syntax.StateSyntax;
import org.copyless.contract.Syntax.Step;

/**
 * Gives names their meaning. Unknown messages and subroutines are left out and the sequence is
 * marked as damaged; sequences with an unknown target end the conversation, so that the rules can
 * still be checked on the rest.
 */
final class Resolver {
  private final StateTable states;
  private final Messages messages;
  private final MessageResolver exchanges;
  private final Suggestions suggestions;
  private final Problems problems;

  private Resolver(
      StateTable states, Messages messages, Suggestions suggestions, Problems problems) {
    this.states = states;
    this.messages = messages;
    this.exchanges = new MessageResolver(messages, states, suggestions, problems);
    this.suggestions = suggestions;
    this.problems = problems;
  }

  static Protocol resolve(
      List<StateSyntax> states, Optional<Automaton> base, Messages messages, Problems problems) {
    Suggestions suggestions = new Suggestions();
    StateTable table = StateTable.of(states, base, suggestions, problems);
    return new Resolver(table, messages, suggestions, problems).protocol();
  }

  private Protocol protocol() {
    SequencedMap<String, Declared> resolved = new LinkedHashMap<>(states.base().states());
    states.own().forEach(state -> resolved.put(state.name().text(), state(state)));
    return new Protocol(resolved);
  }

  private Declared state(StateSyntax state) {
    String name = state.name().text();
    Optional<Declared> base = Optional.ofNullable(states.base().states().get(name));
    Stream<Chain> own = state.sequences().stream().map(this::chain).flatMap(Optional::stream);
    boolean misplaced = states.isMisplaced(state);
    boolean initial =
        states.hasBase() ? base.filter(Declared::initial).isPresent() : state.initial().isPresent();
    return new Declared(
        state.name(),
        initial,
        states.isFinal(name),
        Stream.concat(
                base.stream().flatMap(known -> known.chains().stream()),
                misplaced ? own.map(Chain::asDamaged) : own)
            .toList());
  }

  private Optional<Chain> chain(Sequence sequence) {
    List<Step> steps = sequence.steps();
    Step last = steps.getLast();
    if (steps.size() == 1 && isTarget(last)) {
      problems.report(
          ProblemKey.EMPTY_SEQUENCE,
          last.at(),
          "this sequence exchanges no message before the state %s: write one, 'M! -> %s'"
              .formatted(last.at().described(), last.at().text()));
      return Optional.empty();
    }
    boolean hasTarget = steps.size() > 1 && isTargetPosition(last);
    int before = problems.count();
    List<Move> moves = moves(hasTarget ? steps.subList(0, steps.size() - 1) : steps);
    boolean damaged = problems.count() > before;
    Optional<String> target = hasTarget ? target(last.at()) : Optional.empty();
    return moves.isEmpty()
        ? Optional.empty()
        : Optional.of(new Chain(moves, target, false, damaged));
  }

  /** Whether a name alone can only be that of a state. */
  private boolean isTarget(Step step) {
    return step.isPlainName() && isState(step) && messages.find(step.at().text()).isEmpty();
  }

  /** Whether the last of several steps names a state; unknown names count as such. */
  private boolean isTargetPosition(Step last) {
    return last.isPlainName() && (isState(last) || messages.find(last.at().text()).isEmpty());
  }

  private boolean isState(Step step) {
    return states.contains(step.at().text());
  }

  private Optional<String> target(Token name) {
    if (states.contains(name.text())) {
      return Optional.of(name.text());
    }
    problems.report(
        ProblemKey.UNDECLARED_STATE,
        name,
        "the state %s is not declared: %s"
            .formatted(
                name.described(),
                suggestions
                    .nearest(
                        name, Stream.concat(states.names().stream(), exchanges.spelledLike(name)))
                    .orElseGet(this::declaredStates)));
    return Optional.empty();
  }

  private String declaredStates() {
    return "declare it, or leave the target out to end the conversation, declared="
        + Names.listed(states.names());
  }

  private List<Move> moves(List<Step> steps) {
    List<Move> moves = new ArrayList<>();
    steps.forEach(step -> move(step).ifPresent(moves::add));
    return List.copyOf(moves);
  }

  private Optional<? extends Move> move(Step step) {
    if (!step.isPlainName() || !isState(step)) {
      return exchanges.exchange(step);
    }
    Token name = step.at();
    if (messages.find(name.text()).isPresent()) {
      problems.report(
          ProblemKey.AMBIGUOUS_NAME,
          name,
          "%s is both a message and a state: give the message its sign, '%s!' or '%s?'"
              .formatted(name.described(), name.text(), name.text()));
      return Optional.empty();
    }
    return call(name);
  }

  private Optional<Call> call(Token name) {
    if (states.isFinal(name.text())) {
      problems.report(
          ProblemKey.EMPTY_SUBROUTINE,
          name,
          "the subroutine state %s is final, so that calling it exchanges nothing: remove it here"
              .formatted(name.described()));
      return Optional.empty();
    }
    return Optional.of(new Call(name.text(), name));
  }
}
