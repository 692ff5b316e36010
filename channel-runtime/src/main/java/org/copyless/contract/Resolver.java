package org.copyless.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.copyless.contract.Protocol.Call;
import org.copyless.contract.Protocol.Chain;
import org.copyless.contract.Protocol.Declared;
import org.copyless.contract.Protocol.Move;
import org.copyless.contract.Syntax.Sequence;
import org.copyless.contract.Syntax.StateSyntax;
import org.copyless.contract.Syntax.Step;

/**
 * Gives names their meaning. Sequences with an unknown message or subroutine are left out, those
 * with an unknown target end the conversation, so that the rules can still be checked on the rest.
 */
final class Resolver {
  private final Problems problems;
  private final MessageResolver messages;
  private final Map<String, StateSyntax> declared = new LinkedHashMap<>();

  private Resolver(Messages messages, Problems problems) {
    this.problems = problems;
    this.messages = new MessageResolver(messages, declared.keySet(), problems);
  }

  static Protocol resolve(List<StateSyntax> states, Messages messages, Problems problems) {
    Resolver resolver = new Resolver(messages, problems);
    states.forEach(resolver::declare);
    return resolver.protocol();
  }

  private void declare(StateSyntax state) {
    Token name = state.name();
    StateSyntax first = declared.putIfAbsent(name.text(), state);
    if (first != null) {
      problems.report(
          ProblemKey.DUPLICATE_STATE,
          name,
          "the state " + name.described() + " is already declared at line " + first.name().line());
    }
  }

  private Protocol protocol() {
    LinkedHashMap<String, Declared> states = new LinkedHashMap<>();
    declared.forEach((name, syntax) -> states.put(name, state(syntax)));
    return new Protocol(states);
  }

  private Declared state(StateSyntax state) {
    modifiers(state);
    List<Chain> chains =
        state.sequences().stream().map(this::chain).flatMap(Optional::stream).toList();
    return new Declared(state.name(), state.initial().isPresent(), isFinal(state), chains);
  }

  private static boolean isFinal(StateSyntax state) {
    return state.sequences().isEmpty();
  }

  private void modifiers(StateSyntax state) {
    String name = state.name().described();
    state
        .override()
        .ifPresent(
            override ->
                problems.report(
                    ProblemKey.OVERRIDE,
                    override,
                    "the state "
                        + name
                        + " overrides one of a base contract, and contracts that extend another"
                        + " contract are not supported yet"));
    if (!isFinal(state)) {
      state
          .declaredFinal()
          .ifPresent(
              declaredFinal ->
                  problems.report(
                      ProblemKey.FINAL_WITH_SEQUENCES,
                      declaredFinal,
                      "the final state " + name + " has sequences: remove them or 'final'"));
    }
  }

  private Optional<Chain> chain(Sequence sequence) {
    List<Step> steps = sequence.steps();
    Step last = steps.getLast();
    if (steps.size() == 1 && isTarget(last)) {
      problems.report(
          ProblemKey.EMPTY_SEQUENCE,
          last.at(),
          "this sequence exchanges no message before the state " + last.at().described());
      return Optional.empty();
    }
    boolean hasTarget = steps.size() > 1 && isTargetPosition(last);
    List<Step> before = hasTarget ? steps.subList(0, steps.size() - 1) : steps;
    Optional<List<Move>> moves = moves(before);
    Optional<String> target = hasTarget ? target(last.at()) : Optional.empty();
    return moves.map(known -> new Chain(known, target));
  }

  /** Whether a name alone can only be that of a state. */
  private boolean isTarget(Step step) {
    return step.isPlainName() && isState(step) && messages.find(step.at()).isEmpty();
  }

  /** Whether the last of several steps names a state; unknown names count as such. */
  private boolean isTargetPosition(Step last) {
    return last.isPlainName() && (isState(last) || messages.find(last.at()).isEmpty());
  }

  private boolean isState(Step step) {
    return declared.containsKey(step.at().text());
  }

  private Optional<String> target(Token name) {
    if (declared.containsKey(name.text())) {
      return Optional.of(name.text());
    }
    problems.report(
        ProblemKey.UNDECLARED_STATE,
        name,
        "the state %s is not declared: %s"
            .formatted(name.described(), messages.nearest(name).orElseGet(this::declaredStates)));
    return Optional.empty();
  }

  private String declaredStates() {
    return "declare it, or leave the target out to end the conversation, declared="
        + Names.listed(declared.keySet());
  }

  private Optional<List<Move>> moves(List<Step> steps) {
    List<Move> moves = new ArrayList<>();
    steps.forEach(step -> move(step).ifPresent(moves::add));
    return moves.size() == steps.size() ? Optional.of(List.copyOf(moves)) : Optional.empty();
  }

  private Optional<Move> move(Step step) {
    if (!step.isPlainName() || !isState(step)) {
      return messages.exchange(step).map(exchange -> exchange);
    }
    Token name = step.at();
    if (messages.find(name).isPresent()) {
      problems.report(
          ProblemKey.AMBIGUOUS_NAME,
          name,
          name.described()
              + " is both a message and a state: give the message its sign, '!' or '?'");
      return Optional.empty();
    }
    return call(name).map(call -> call);
  }

  private Optional<Call> call(Token name) {
    StateSyntax callee = declared.get(name.text());
    if (callee != null && isFinal(callee)) {
      problems.report(
          ProblemKey.EMPTY_SUBROUTINE,
          name,
          "the subroutine state "
              + name.described()
              + " is final: it exchanges nothing, remove it");
      return Optional.empty();
    }
    return Optional.of(new Call(name.text(), name));
  }
}
