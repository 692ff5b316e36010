package org.copyless.contract;

import java.util.List;
import org.copyless.contract.Token.Kind;

/** A position in the tokens of a contract text. It never moves past the last one. */
final class TokenCursor {
  private static final List<String> MODIFIERS = List.of("override", "initial", "final", "state");

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

  Token previous() {
    return tokens.get(Math.max(at - 1, 0));
  }

  /** Whether the token is a modifier, not a name that happens to be spelled like one. */
  boolean atModifier() {
    return at(Kind.NAME) && MODIFIERS.contains(peek().text()) && peek(1).is(Kind.NAME);
  }

  /** Whether a state declaration starts here; no sequence starts in such a way. */
  boolean atState() {
    return atModifier()
        || (at(Kind.NAME) && (peek(1).is(Kind.COLON) || peek(1).is(Kind.OPEN_BRACE)));
  }
}
