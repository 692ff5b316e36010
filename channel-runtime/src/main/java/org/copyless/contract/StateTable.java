package org.copyless.contract;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.copyless.contract.Syntax.StateSyntax;

/** The states of a text and of the contract that it extends, by name; checks R75 on them. */
final class StateTable {
  private final Problems problems;
  private final Optional<Inheritance> inheritance;
  private final Protocol base;
  private final Map<String, StateSyntax> own = new LinkedHashMap<>();
  private final Set<String> misplaced = new HashSet<>();

  private StateTable(Optional<Automaton> base, Suggestions suggestions, Problems problems) {
    this.problems = problems;
    this.base = base.map(known -> known.heritage().protocol()).orElse(Protocol.EMPTY);
    this.inheritance = base.map(known -> new Inheritance(known, suggestions, problems));
  }

  static StateTable of(
      List<StateSyntax> states,
      Optional<Automaton> base,
      Suggestions suggestions,
      Problems problems) {
    StateTable table = new StateTable(base, suggestions, problems);
    states.forEach(table::declare);
    return table;
  }

  private void declare(StateSyntax state) {
    Token name = state.name();
    StateSyntax first = own.putIfAbsent(name.text(), state);
    if (first != null) {
      problems.report(
          ProblemKey.DUPLICATE_STATE,
          name,
          "the state %s is declared twice: rename one, or write all sequences in one declaration"
              .formatted(name.described()),
          first.name().place("declared first"));
      return;
    }
    declaredFinal(state);
    if (inheritance.isPresent()) {
      if (!inheritance.get().allows(state)) {
        misplaced.add(name.text());
      }
    } else {
      state.override().ifPresent(override -> withoutBase(state, override));
    }
  }

  private void declaredFinal(StateSyntax state) {
    if (!state.sequences().isEmpty()) {
      state
          .declaredFinal()
          .ifPresent(
              declaredFinal ->
                  problems.report(
                      ProblemKey.FINAL_WITH_SEQUENCES,
                      declaredFinal,
                      "the final state %s has sequences: remove them or 'final'"
                          .formatted(state.name().described())));
    }
  }

  private void withoutBase(StateSyntax state, Token override) {
    problems.report(
        ProblemKey.UNDECLARED_OVERRIDE,
        override,
        "the contract extends no other, so that there is no state %s to override: remove 'override'"
            .formatted(state.name().described()));
  }

  boolean hasBase() {
    return inheritance.isPresent();
  }

  /** The states of the base contract. */
  Protocol base() {
    return base;
  }

  /** The states that the text declares or overrides, in its order. */
  Collection<StateSyntax> own() {
    return own.values();
  }

  Optional<StateSyntax> own(String name) {
    return Optional.ofNullable(own.get(name));
  }

  /** Whether the text may not declare this state, so that its sequences do not count. */
  boolean isMisplaced(StateSyntax state) {
    return misplaced.contains(state.name().text());
  }

  boolean contains(String name) {
    return own.containsKey(name) || base.states().containsKey(name);
  }

  boolean isFinal(String name) {
    boolean inBase = !base.states().containsKey(name) || base.state(name).isFinal();
    return inBase && own(name).map(StateSyntax::isFinal).orElse(true);
  }

  /** All names, those of the text first. */
  List<String> names() {
    Set<String> names = new LinkedHashSet<>(own.keySet());
    names.addAll(base.states().keySet());
    return new ArrayList<>(names);
  }
}
