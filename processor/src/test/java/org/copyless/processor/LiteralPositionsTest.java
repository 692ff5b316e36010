package org.copyless.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However a contract's text is written in Java, its problems are shown where they are written. */
class LiteralPositionsTest {
  private static final String NIC = "interface Nic { @In void ask(); @Out void tell(); }\n";

  private static Marked file(String annotation) {
    return Marked.of("import org.copyless.annotation.*;\n" + annotation + NIC);
  }

  private static void assertSays(String part, String message) {
    assertTrue(message.contains(part), message);
  }

  private static void assertUndeclared(Marked file) {
    assertSays("[contract.undeclaredState] the state 'T' is not declared", file.onlyError());
  }

  @Test
  @DisplayName("a string literal with escapes of one, two and three digits")
  void escapesInAString() {
    assertUndeclared(
        file(
            """
            @Contract("S:\\t\\11\\011\\nAsk? \\40-> \\124ell! -> \\s T;")
                                                              ^
            """));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\n", "\\r", "\\r\\n", "\\12", "\\15\\12", "\\n\\n", "\\r\\r", "\\n\\r"})
  @DisplayName("line ends that are escapes")
  void escapedLineEnds(String end) {
    Marked lastLine =
        file(
            """
            @Contract("S: Ask?@ -> Tell! @ -> T;")
                                              ^
            """);
    int longer = 2 * (end.length() - 1);
    assertUndeclared(
        new Marked(
            lastLine.source().replace("@ ", end + " "),
            lastLine.line(),
            lastLine.column() + longer));
  }

  @Test
  @DisplayName("an escape that is itself wrong is the place")
  void anEscapedSign() {
    Marked file =
        file(
            """
            @Contract("S: Ask? -> \\"Tell! -> S;")
                                  ^
            """);
    assertSays("[contract.syntax]", file.onlyError());
  }

  @Test
  @DisplayName("a sum of literals, with comments between them")
  void concatenation() {
    assertUndeclared(
        file(
            """
            @Contract(/* the \\"text\\" */ ("S: " // the "state"
                + "")
                + "Ask? -> " /* +
                "asks" */ + "Tell! -> T" + ";")
                                      ^
            """));
  }

  @Test
  @DisplayName("a sum of a string and text blocks, a related place in another of them")
  void blocksInASum() {
    Marked file =
        file(
            """
            @Contract("S: "
                + \"""
                  Ask? -> Tell! -> S;
                  \"""
                + \"""
                    S: Ask?;
                    ^
                  \""")
            """);
    assertSays("(declared first at line 2)", file.onlyError());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("tabs before the text and inside it; both kinds of line ends")
  void tabs(boolean windows) {
    Marked file =
        file(
            """
            @Contract(\"""
            \t\tS: one {
            \t\t\tAsk?\t-> T;
            \t\t\t    \t   ^
            \t\t}
            \t\t\""")
            """);
    assertUndeclared(windows ? file.withWindowsLineEnds() : file);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("lines of a text block that are joined, or end with white space")
  void joinedLines(boolean windows) {
    Marked file =
        file(
            """
            @Contract(\"""
                S: one { \\
                  Ask? -> \\
                  Tell!\\s
                \\
                  \\t-> S; \s\s
                }

                S: Tell! -> Ask?;
                ^
                \""")
            """);
    String message = (windows ? file.withWindowsLineEnds() : file).onlyError();
    assertSays("(declared first at line 3)", message);
  }

  @Test
  @DisplayName("a text block whose last line has the delimiter, after a comment of the text")
  void comments() {
    assertUndeclared(
        file(
            """
            @Contract(value = \"""
              // S: Tell! -> T; "quoted" \\""\" S
              S: /* T; */ Ask? -> T;\""")
                                  ^
            """));
  }

  @Test
  @DisplayName("what precedes the annotation does not count: Unicode escapes, wide signs")
  void wideSigns() {
    assertUndeclared(
        file(
            """
            /* \\u0041 \uD83D\uDE00 */ @Contract("S: /* \uD83D\uDE00 */ Ask? -> T;")
                                                           ^
            """));
  }

  @Test
  @DisplayName("a constant of another class: the annotation's value, and the place in the text")
  void aConstant() {
    Marked file =
        file(
            """
            @Contract(Texts.NIC)
                           ^
            """);
    String texts =
        """
        class Texts {
          static final String NIC = "S: Ask? -> Tell! -> S;\\n  S: Tell!;";
        }
        """;
    String message = file.onlyError(texts);
    assertSays(
        "(declared first at line 1 of the contract) (line 2, column 3 of the contract)", message);
    List<String> quoted = message.lines().skip(1).toList();
    assertEquals("S: Tell!;", quoted.getFirst().strip());
    assertEquals(quoted.getFirst().indexOf("S:"), quoted.getLast().indexOf('^'));
  }

  @Test
  @DisplayName("a literal beside a constant is no place")
  void aConstantInASum() {
    Marked file =
        file(
            """
            @Contract("S: Ask? -> " + Texts.STATE + ";")
                                                  ^
            """);
    String message = file.onlyError("class Texts { static final String STATE = \"T\"; }");
    assertSays("(line 1, column 12 of the contract)", message);
  }
}
