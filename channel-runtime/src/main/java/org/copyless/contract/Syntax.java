package org.copyless.contract;

import java.util.List;
import java.util.Optional;
import org.copyless.contract.Token.Kind;

/** The syntax tree: what is written, before names mean anything. */
final class Syntax {
  private Syntax() {}

  /**
   * A state declaration; the modifiers are there if they are written.
   *
   * @param damaged whether some part of it could not be read
   */
  record StateSyntax(
      Token name,
      Optional<Token> override,
      Optional<Token> initial,
      Optional<Token> declaredFinal,
      List<Sequence> sequences,
      boolean damaged) {
    /** Whether nothing is exchanged in the state, as far as its text says. */
    boolean isFinal() {
      return sequences.isEmpty() && !damaged;
    }
  }

  record Sequence(List<Step> steps) {}

  /** A step: a single action or name, or alternatives in parentheses. */
  record Step(List<Action> actions, boolean parenthesised) {
    Token at() {
      return actions.getFirst().name();
    }

    /** Whether this can be the name of a state as well as that of a message. */
    boolean isPlainName() {
      return !parenthesised && actions.size() == 1 && actions.getFirst().sign().isEmpty();
    }
  }

  record Action(Token name, Optional<Direction> sign) {
    static Optional<Direction> signOf(Token token) {
      return token.is(Kind.SEND) || token.is(Kind.RECEIVE)
          ? Direction.of(token.text().charAt(0))
          : Optional.empty();
    }
  }
}
