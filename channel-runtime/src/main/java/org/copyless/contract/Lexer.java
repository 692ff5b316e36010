package org.copyless.contract;

import java.util.ArrayList;
import java.util.List;
import org.copyless.contract.Token.Kind;

/** Cuts a contract text into tokens. The last one is {@link Kind#END}, at the last word's place. */
final class Lexer {
  private final String text;
  private final Problems problems;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private int line = 1;
  private int lineStart;

  private Lexer(String text, Problems problems) {
    this.text = text;
    this.problems = problems;
  }

  static List<Token> lex(String text, Problems problems) {
    return new Lexer(text, problems).tokens();
  }

  private List<Token> tokens() {
    while (at < text.length()) {
      if (!skipped()) {
        token();
      }
    }
    tokens.add(end());
    return List.copyOf(tokens);
  }

  private Token end() {
    if (tokens.isEmpty()) {
      return Token.START_OF_TEXT;
    }
    Token last = tokens.getLast();
    return new Token(Kind.END, "", last.line(), last.column(), last.length());
  }

  private boolean skipped() {
    if (isBlank(text.charAt(at))) {
      skipCharacter();
    } else if (text.startsWith("//", at)) {
      skipLine();
    } else if (text.startsWith("/*", at)) {
      skipComment();
    } else {
      return false;
    }
    return true;
  }

  private void skipCharacter() {
    char skipped = text.charAt(at++);
    boolean followedByLineFeed = at < text.length() && text.charAt(at) == '\n';
    if (skipped == '\n' || (skipped == '\r' && !followedByLineFeed)) {
      line++;
      lineStart = at;
    }
  }

  private void skipLine() {
    while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
      at++;
    }
  }

  private void skipComment() {
    Token opening = new Token(Kind.UNKNOWN, "/*", line, at - lineStart + 1, 2);
    int close = text.indexOf("*/", at + 2);
    if (close < 0) {
      problems.report(ProblemKey.SYNTAX, opening, "this comment has no end: write '*/' after it");
    }
    int end = close < 0 ? text.length() : close + 2;
    while (at < end) {
      skipCharacter();
    }
  }

  private void token() {
    int codePoint = text.codePointAt(at);
    if (Character.isJavaIdentifierStart(codePoint)) {
      add(Kind.NAME, nameLength());
      return;
    }
    int length = text.startsWith("->", at) ? 2 : 1;
    Kind kind = signAt(at);
    add(kind, kind == Kind.UNKNOWN ? unknownLength() : length);
  }

  private int nameLength() {
    int end = at;
    while (end < text.length() && Character.isJavaIdentifierPart(text.codePointAt(end))) {
      end += Character.charCount(text.codePointAt(end));
    }
    return end - at;
  }

  private int unknownLength() {
    int end = at;
    do {
      end += Character.charCount(text.codePointAt(end));
    } while (end < text.length() && isUnknown(end));
    return end - at;
  }

  private boolean isUnknown(int position) {
    return signAt(position) == Kind.UNKNOWN
        && !isBlank(text.charAt(position))
        && !Character.isJavaIdentifierStart(text.codePointAt(position))
        && !text.startsWith("//", position)
        && !text.startsWith("/*", position);
  }

  private Kind signAt(int position) {
    return switch (text.charAt(position)) {
      case '!' -> Kind.SEND;
      case '?' -> Kind.RECEIVE;
      case '→' -> Kind.ARROW;
      case '-' -> text.startsWith("->", position) ? Kind.ARROW : Kind.UNKNOWN;
      case ':' -> Kind.COLON;
      case ';' -> Kind.SEMICOLON;
      case '{' -> Kind.OPEN_BRACE;
      case '}' -> Kind.CLOSE_BRACE;
      case '(' -> Kind.OPEN_PAREN;
      case ')' -> Kind.CLOSE_PAREN;
      default -> Kind.UNKNOWN;
    };
  }

  private void add(Kind kind, int length) {
    String word = text.substring(at, at + length);
    tokens.add(new Token(kind, word, line, at - lineStart + 1, length));
    at += length;
  }

  private static boolean isBlank(char character) {
    return Character.isWhitespace(character)
        || Character.isSpaceChar(character)
        || character == '\uFEFF';
  }
}
