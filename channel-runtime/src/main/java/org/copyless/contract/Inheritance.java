package org.copyless.contract;

import java.util.Optional;
import org.copyless.annotation.Role;
import org.copyless.contract.Syntax.StateSyntax;

/**
 * R90: what the text of an extension may do with the states of its base contract.
 *
 * <p>Whoever holds the exporting end of an extension under the name of the base must find in each
 * state what the base promises. So sequences can be added only where Exp chooses what happens.
 *
 * <p>Source: Fähndrich et al., §5.2; Singularity Design Note 17, §2.1.7.
 */
final class Inheritance {
  private final Automaton base;
  private final Heritage heritage;
  private final Suggestions suggestions;
  private final Problems problems;

  Inheritance(Automaton base, Suggestions suggestions, Problems problems) {
    this.base = base;
    this.heritage = base.heritage();
    this.suggestions = suggestions;
    this.problems = problems;
  }

  /** Whether the sequences of a declaration can be added to the contract; reports why not. */
  boolean allows(StateSyntax state) {
    state.initial().ifPresent(initial -> initial(state, initial));
    Optional<State> inherited = base.state(state.name().text()).filter(known -> !known.implicit());
    if (inherited.isPresent()) {
      return allowsAgain(state, inherited.get());
    }
    Optional<Token> override = state.override();
    if (heritage.protocol().states().containsKey(state.name().text())) {
      return refuse(state, override, ProblemKey.DUPLICATE_STATE, subroutine());
    }
    if (base.state(state.name().text()).isPresent()) {
      return refuse(state, override, ProblemKey.DUPLICATE_STATE, implicit(state));
    }
    override.ifPresent(_ -> undeclared(state));
    return true;
  }

  private void initial(StateSyntax state, Token initial) {
    String first = base.initial().name();
    if (!first.equals(state.name().text())) {
      problems.report(
          ProblemKey.INHERITED_INITIAL,
          initial,
          "a conversation starts in '%s', the initial state of %s: remove 'initial'"
              .formatted(first, heritage.described()));
    }
  }

  private boolean allowsAgain(StateSyntax state, State inherited) {
    if (state.override().isEmpty()) {
      report(
          ProblemKey.MISSING_OVERRIDE,
          state.name(),
          "the state %s is one of %s: write 'override state %s: …' to add sequences to it, or"
              + " choose another name",
          state);
      return false;
    }
    Token override = state.override().get();
    if (base.receives(Role.EXP, inherited)) {
      report(
          ProblemKey.OVERRIDE,
          override,
          "Imp sends in the state %s of %s: sequences can be added only where Exp sends, or where"
              + " nothing is exchanged",
          state);
      return false;
    }
    if (state.isFinal()) {
      report(
          ProblemKey.OVERRIDE,
          override,
          "this adds no sequence to the state %s of %s, which keeps its own ones: write what else"
              + " Exp can send there, or remove the override",
          state);
    }
    return true;
  }

  private void report(ProblemKey key, Token at, String sentence, StateSyntax state) {
    String name = state.name().described();
    problems.report(key, at, sentence.formatted(name, heritage.described(), state.name().text()));
  }

  private String subroutine() {
    return "is only called as a subroutine in %s, and written out there: choose another name"
        .formatted(heritage.described());
  }

  private String implicit(StateSyntax state) {
    boolean end = heritage.end().filter(state.name().text()::equals).isPresent();
    return end
        ? "is where conversations of %s end: leave the target out to go there, or choose another name"
            .formatted(heritage.described())
        : "is a point inside a sequence of %s: choose another name".formatted(heritage.described());
  }

  private boolean refuse(
      StateSyntax state, Optional<Token> override, ProblemKey key, String reason) {
    problems.report(
        override.isPresent() ? ProblemKey.OVERRIDE : key,
        override.orElse(state.name()),
        state.name().described() + " " + reason);
    return false;
  }

  private void undeclared(StateSyntax state) {
    problems.report(
        ProblemKey.UNDECLARED_OVERRIDE,
        state.name(),
        "there is no state %s in %s: %s"
            .formatted(
                state.name().described(),
                heritage.described(),
                suggestions
                    .nearest(state.name(), heritage.protocol().states().keySet().stream())
                    .orElseGet(this::declared)));
  }

  private String declared() {
    return "remove 'override' to declare a new state, declared there="
        + Names.listed(heritage.protocol().states().keySet());
  }
}
