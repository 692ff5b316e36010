package org.copyless.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.copyless.contract.Syntax.Action;
import org.copyless.contract.Syntax.Sequence;
import org.copyless.contract.Syntax.Step;
import org.copyless.contract.Token.Kind;

/**
 * Reads sequences: {@code sequence = step ( "->" step )* ";"}.
 *
 * <p>A sequence that cannot be read is reported once and skipped, up to and including its
 * semicolon; the skipping stops before a closing brace and before the next state.
 */
final class SequenceParser {
  private final TokenCursor cursor;
  private final Problems problems;

  SequenceParser(TokenCursor cursor, Problems problems) {
    this.cursor = cursor;
    this.problems = problems;
  }

  Optional<Sequence> sequence() {
    List<Step> steps = new ArrayList<>();
    do {
      Optional<Step> step = step();
      if (step.isEmpty()) {
        skip();
        return Optional.empty();
      }
      steps.add(step.get());
    } while (cursor.skipIf(Kind.ARROW));
    endOfSequence();
    return Optional.of(new Sequence(List.copyOf(steps)));
  }

  private void endOfSequence() {
    if (cursor.skipIf(Kind.SEMICOLON)) {
      return;
    }
    expected("'->' or ';' after " + cursor.before());
    if (!atNextSequence()) {
      skip();
    }
  }

  /** Whether only a semicolon is missing; before a last name it must have been an arrow. */
  private boolean atNextSequence() {
    return cursor.at(Kind.OPEN_PAREN)
        || (cursor.at(Kind.NAME) && !cursor.peek(1).is(Kind.SEMICOLON));
  }

  private Optional<Step> step() {
    if (cursor.skipIf(Kind.OPEN_PAREN)) {
      Optional<Step> step = alternatives(true);
      return step.filter(_ -> closingParenthesis());
    }
    Optional<Step> step = alternatives(false);
    step.filter(alternatives -> alternatives.actions().size() > 1)
        .ifPresent(this::parenthesesMissing);
    return step;
  }

  private void parenthesesMissing(Step step) {
    problems.report(
        ProblemKey.SYNTAX,
        step.actions().get(1).name(),
        "alternatives stand in parentheses: write '(A! or B!)'");
  }

  private boolean closingParenthesis() {
    if (cursor.skipIf(Kind.CLOSE_PAREN)) {
      return true;
    }
    expected("'or' or ')' after " + cursor.before());
    return false;
  }

  private Optional<Step> alternatives(boolean parenthesised) {
    List<Action> actions = new ArrayList<>();
    do {
      Optional<Action> action = action();
      if (action.isEmpty()) {
        return Optional.empty();
      }
      actions.add(action.get());
    } while (skippedOr());
    return Optional.of(new Step(List.copyOf(actions), parenthesised));
  }

  private boolean skippedOr() {
    boolean there = cursor.peek().isWord("or");
    if (there) {
      cursor.next();
    }
    return there;
  }

  private Optional<Action> action() {
    if (!cursor.at(Kind.NAME)) {
      expected("a message such as 'M!' or 'M?', or a state");
      return Optional.empty();
    }
    Token name = cursor.next();
    Optional<Direction> sign = Action.signOf(cursor.peek());
    sign.ifPresent(_ -> cursor.next());
    return Optional.of(new Action(name, sign));
  }

  private void expected(String what) {
    Token found = cursor.peek();
    problems.report(ProblemKey.SYNTAX, found, "expected " + what + ", found " + found.described());
  }

  private void skip() {
    while (!cursor.at(Kind.CLOSE_BRACE) && !cursor.at(Kind.END) && !cursor.atState()) {
      if (cursor.next().is(Kind.SEMICOLON)) {
        return;
      }
    }
  }
}
