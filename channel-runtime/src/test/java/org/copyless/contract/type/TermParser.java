package org.copyless.contract.type;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Reads endpoint types in the paper's notation.
 *
 * <pre>
 * type   = "end" | "rec" NAME "." type | ("!" | "?") (branch | "{" branch ("," branch)* "}") | NAME
 * branch = TAG ["&lt;" NAME ("," NAME)* "&gt;"] "(" [value ("," value)*] ")" "." type
 * value  = ["lin" | "un"] type
 * </pre>
 *
 * A value is linear if nothing else is said; {@code int} is data and unrestricted.
 */
final class TermParser {
  private static final Pattern TOKEN = Pattern.compile("\\w+|[^\\s\\w]");

  private final List<String> tokens;
  private int at;

  private TermParser(List<String> tokens) {
    this.tokens = tokens;
  }

  static Term parse(String text) {
    TermParser parser =
        new TermParser(TOKEN.matcher(text).results().map(MatchResult::group).toList());
    Term term = parser.type();
    if (parser.at < parser.tokens.size()) {
      throw new IllegalArgumentException(
          "unread: " + parser.tokens.subList(parser.at, parser.tokens.size()));
    }
    return term;
  }

  private Term type() {
    String token = next();
    return switch (token) {
      case "end" -> new Term.End();
      case "int" -> new Term.Base(token);
      case "!", "?" -> new Term.Choice(token.equals("!"), branches());
      case "rec" -> {
        String name = next();
        expect(".");
        yield new Term.Rec(name, type());
      }
      default -> new Term.Var(token);
    };
  }

  private List<Term.Branch> branches() {
    List<Term.Branch> branches = new ArrayList<>();
    if (!skip("{")) {
      return List.of(branch());
    }
    do {
      branches.add(branch());
    } while (skip(","));
    expect("}");
    return branches;
  }

  private Term.Branch branch() {
    String tag = next();
    List<String> binders = new ArrayList<>();
    if (skip("<")) {
      do {
        binders.add(next());
      } while (skip(","));
      expect(">");
    }
    List<Term.Qualified> arguments = arguments();
    expect(".");
    return new Term.Branch(tag, binders, arguments, type());
  }

  private List<Term.Qualified> arguments() {
    List<Term.Qualified> arguments = new ArrayList<>();
    expect("(");
    while (!skip(")")) {
      boolean unrestricted = skip("un");
      boolean linear = skip("lin") || !unrestricted;
      Term type = type();
      arguments.add(new Term.Qualified(linear && !(type instanceof Term.Base), type));
      skip(",");
    }
    return arguments;
  }

  private String next() {
    return tokens.get(at++);
  }

  private boolean skip(String token) {
    boolean there = at < tokens.size() && tokens.get(at).equals(token);
    at += there ? 1 : 0;
    return there;
  }

  private void expect(String token) {
    if (!skip(token)) {
      throw new IllegalArgumentException(
          "expected " + token + " at " + tokens.subList(at, tokens.size()));
    }
  }
}
