package org.copyless.contract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.copyless.contract.Syntax.Sequence;
import org.copyless.contract.Syntax.StateSyntax;
import org.copyless.contract.Token.Kind;

/**
 * Reads state declarations, and goes on after an error with the next sequence or state.
 *
 * <pre>
 * contract = state*
 * state    = ["override"] ["initial" | "final"] ["state"] NAME ":"
 *            ( ["one"] "{" sequence* "}" | sequence | ";" )
 * </pre>
 *
 * The colon may be missing before a brace, as in the papers.
 */
final class SyntaxParser {
  private final TokenCursor cursor;
  private final SequenceParser sequences;
  private final Problems problems;
  private boolean insideContractBraces;
  private boolean messagesReported;

  private SyntaxParser(List<Token> tokens, Problems problems) {
    this.cursor = new TokenCursor(tokens);
    this.sequences = new SequenceParser(cursor, problems);
    this.problems = problems;
  }

  static List<StateSyntax> parse(List<Token> tokens, Problems problems) {
    return new SyntaxParser(tokens, problems).states();
  }

  private List<StateSyntax> states() {
    List<StateSyntax> states = new ArrayList<>();
    while (!cursor.at(Kind.END)) {
      if (cursor.atState()) {
        states.add(state());
      } else {
        outsideState(!states.isEmpty());
      }
    }
    return List.copyOf(states);
  }

  private StateSyntax state() {
    int before = problems.count();
    Map<String, Token> modifiers = modifiers();
    Token name = cursor.next();
    List<Sequence> body = colon(name) ? body(name) : List.of();
    return new StateSyntax(
        name,
        Optional.ofNullable(modifiers.get("override")),
        Optional.ofNullable(modifiers.get("initial")),
        Optional.ofNullable(modifiers.get("final")),
        body,
        problems.count() > before);
  }

  private Map<String, Token> modifiers() {
    Map<String, Token> modifiers = new HashMap<>();
    int last = 0;
    while (cursor.atModifier()) {
      Token modifier = cursor.next();
      int order = orderOf(modifier.text());
      if (order <= last) {
        syntax(
            modifier,
            modifier.described()
                + " is misplaced: write '[override] [initial | final] state NAME'");
      }
      last = order;
      modifiers.put(modifier.text(), modifier);
    }
    return modifiers;
  }

  private static int orderOf(String modifier) {
    return switch (modifier) {
      case "override" -> 1;
      case "initial", "final" -> 2;
      default -> 3;
    };
  }

  /** Returns whether a body can be read after the name. */
  private boolean colon(Token name) {
    if (cursor.skipIf(Kind.COLON) || atBraces()) {
      return true;
    }
    Token found = cursor.peek();
    syntax(
        found, "expected ':' after the state " + name.described() + ", found " + found.described());
    boolean onlyMissing =
        cursor.at(Kind.NAME) || cursor.at(Kind.OPEN_PAREN) || cursor.at(Kind.SEMICOLON);
    if (!onlyMissing) {
      skipDeclaration();
    }
    return onlyMissing && !cursor.atState();
  }

  private boolean atBraces() {
    Token second = cursor.peek(1);
    boolean opens =
        second.is(Kind.OPEN_BRACE) || second.is(Kind.NAME) || second.is(Kind.OPEN_PAREN);
    return cursor.at(Kind.OPEN_BRACE) || (cursor.peek().isWord("one") && opens);
  }

  private List<Sequence> body(Token name) {
    if (atBraces()) {
      return braces(name);
    }
    if (cursor.skipIf(Kind.SEMICOLON)) {
      return List.of();
    }
    if (cursor.at(Kind.END) || cursor.at(Kind.CLOSE_BRACE) || cursor.atState()) {
      Token found = cursor.peek();
      syntax(
          found,
          "expected 'one { … }', a sequence or ';' as the body of state "
              + name.described()
              + ", found "
              + found.described());
      return List.of();
    }
    return sequences.sequence().map(List::of).orElse(List.of());
  }

  private List<Sequence> braces(Token name) {
    openingBrace();
    List<Sequence> body = new ArrayList<>();
    while (!cursor.skipIf(Kind.CLOSE_BRACE)) {
      if (cursor.at(Kind.END) || cursor.atState()) {
        Token found = cursor.peek();
        syntax(
            found,
            "expected '}' at the end of state "
                + name.described()
                + ", found "
                + found.described());
        break;
      }
      sequences.sequence().ifPresent(body::add);
    }
    return List.copyOf(body);
  }

  private void openingBrace() {
    if (cursor.peek().isWord("one")) {
      cursor.next();
    }
    if (!cursor.skipIf(Kind.OPEN_BRACE)) {
      syntax(cursor.peek(), "expected '{' after 'one', found " + cursor.peek().described());
    }
  }

  private void outsideState(boolean afterState) {
    Token found = cursor.peek();
    if (found.isWord("contract")) {
      contractHeader();
    } else if (found.isWord("message") || (isDirection(found) && cursor.peek(1).is(Kind.NAME))) {
      messageDeclaration();
    } else if (found.is(Kind.CLOSE_BRACE)) {
      closingBrace();
    } else if (afterState && cursor.isAfter(Kind.SEMICOLON) && atSequence()) {
      syntax(
          found,
          "several sequences of a state stand in braces: write 'state S: one { A! -> T; B! -> U;"
              + " }'");
      sequences.sequence();
    } else {
      syntax(
          found,
          "expected a state such as 'state NAME: one { … }', found "
              + found.described()
              + nearModifier(found));
      skipDeclaration();
    }
  }

  private String nearModifier(Token word) {
    return cursor.peek(1).is(Kind.NAME)
        ? Names.nearest(word.text(), TokenCursor.MODIFIERS)
            .map(": did you mean '%s'?"::formatted)
            .orElse("")
        : "";
  }

  private static boolean isDirection(Token token) {
    return token.isWord("in") || token.isWord("out");
  }

  private boolean atSequence() {
    Token second = cursor.peek(1);
    return cursor.at(Kind.OPEN_PAREN)
        || (cursor.at(Kind.NAME)
            && (second.is(Kind.SEND) || second.is(Kind.RECEIVE) || second.is(Kind.ARROW)));
  }

  private void contractHeader() {
    syntax(
        cursor.peek(),
        "the text is the body of a contract only: remove 'contract … {' and its closing brace");
    while (!cursor.at(Kind.END) && !cursor.next().is(Kind.OPEN_BRACE)) {
      // skips the header
    }
    insideContractBraces = true;
  }

  private void messageDeclaration() {
    if (!messagesReported) {
      syntax(
          cursor.peek(),
          "messages are declared as methods of the interface, annotated with @In or @Out: remove"
              + " the declarations from the text");
    }
    messagesReported = true;
    skipDeclaration();
  }

  private void closingBrace() {
    Token brace = cursor.next();
    if (!insideContractBraces) {
      syntax(brace, "this '}' closes nothing: remove it");
    }
    insideContractBraces = false;
  }

  /** Skips a declaration with its semicolon or its braces; moves by one token at least. */
  private void skipDeclaration() {
    int depth = 0;
    do {
      Token skipped = cursor.next();
      if (skipped.is(Kind.OPEN_BRACE)) {
        depth++;
      } else if (skipped.is(Kind.CLOSE_BRACE)) {
        depth--;
      }
      if (depth <= 0 && (skipped.is(Kind.CLOSE_BRACE) || skipped.is(Kind.SEMICOLON))) {
        return;
      }
    } while (!cursor.at(Kind.END) && !(depth == 0 ? cursor.atStateSurely() : cursor.atModifier()));
  }

  private void syntax(Token at, String message) {
    problems.report(ProblemKey.SYNTAX, at, message);
  }
}
