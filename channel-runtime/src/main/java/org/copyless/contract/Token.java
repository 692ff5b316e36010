package org.copyless.contract;

/** A word or sign of a contract text with its place; lines and columns count from 1. */
record Token(Kind kind, String text, int line, int column, int length) {
  enum Kind {
    NAME,
    SEND,
    RECEIVE,
    ARROW,
    COLON,
    SEMICOLON,
    OPEN_BRACE,
    CLOSE_BRACE,
    OPEN_PAREN,
    CLOSE_PAREN,
    UNKNOWN,
    END
  }

  /** A place inside every text, for what no single word is to blame for. */
  static final Token START_OF_TEXT = new Token(Kind.END, "", 1, 1, 0);

  /** The same place under a name. */
  Token named(String name) {
    return new Token(Kind.NAME, name, line, column, length);
  }

  /** The place as a second one of a problem. */
  Place place(String what) {
    return new Place(what, line, column, length);
  }

  boolean is(Kind expected) {
    return kind == expected;
  }

  boolean isWord(String word) {
    return kind == Kind.NAME && text.equals(word);
  }

  /** The token as error messages name it. */
  String described() {
    return kind == Kind.END ? "the end of the text" : "'" + text + "'";
  }
}
