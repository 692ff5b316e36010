package org.copyless.contract;

import java.util.List;
import org.copyless.contract.Token.Kind;

/** A position in the tokens of a contract text. It never moves past the last one. */
final class TokenCursor {
  static final List<String> MODIFIERS = List.of("override", "initial", "final", "state");

  private final List<Token> tokens;
  private int at;

  TokenCursor(List<Token> tokens) {
    this.tokens = tokens;
  }

  Token peek() {
    return peek(0);
  }

  Token peek(int ahead) {
    return tokens.get(Math.min(at + ahead, tokens.size() - 1));
  }

  Token next() {
    Token token = peek();
    at = Math.min(at + 1, tokens.size() - 1);
    return token;
  }

  boolean at(Kind kind) {
    return peek().is(kind);
  }

  boolean skipIf(Kind kind) {
    boolean there = at(kind);
    if (there) {
      next();
    }
    return there;
  }

  boolean isAfter(Kind kind) {
    return at > 0 && tokens.get(at - 1).is(kind);
  }

  /** What stands before the position, a message with its sign, as error messages name it. */
  String before() {
    boolean signed = at > 1 && (isAfter(Kind.SEND) || isAfter(Kind.RECEIVE));
    String name = signed ? tokens.get(at - 2).text() : "";
    return "'" + name + tokens.get(Math.max(at - 1, 0)).text() + "'";
  }

  /** Whether the token is a modifier, not a name that happens to be spelled like one. */
  boolean atModifier() {
    return at(Kind.NAME) && MODIFIERS.contains(peek().text()) && peek(1).is(Kind.NAME);
  }

  /** Whether a state declaration starts here; no sequence starts in such a way. */
  boolean atState() {
    return atStateSurely() || (at(Kind.NAME) && peek(1).is(Kind.OPEN_BRACE));
  }

  /** Whether a state declaration starts here, and not some other thing in braces. */
  boolean atStateSurely() {
    return atModifier() || (at(Kind.NAME) && peek(1).is(Kind.COLON));
  }
}
