package org.copyless.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Errors inside a contract's text are shown at their very place in the source file. */
class ContractTextErrorsTest {
  private static final String MESSAGES =
      """
      public interface C {
        @org.copyless.annotation.Out void ping();
        @org.copyless.annotation.In void pong();
      }
      """;

  @Test
  void anUndeclaredState() {
    Compilation compilation =
        Compile.sources(
            "@org.copyless.annotation.Contract(\"\"\"\n"
                + "    state START: one {\n"
                + "      Ping! -> Pong? -> STRAT;\n"
                + "    }\n"
                + "    \"\"\")\n"
                + MESSAGES);
    assertError(compilation, 3, 25, "contract.undeclaredState");
  }

  @Test
  void anUndeclaredMessage() {
    Compilation compilation =
        Compile.sources(
            "@org.copyless.annotation.Contract(\"\"\"\n"
                + "    state START: one { Ping! -> Pang? -> START; }\n"
                + "    \"\"\")\n"
                + MESSAGES);
    assertError(compilation, 2, 33, "contract.undeclaredMessage");
  }

  @Test
  void allErrorsAreReported() {
    Compilation compilation =
        Compile.sources(
            "@org.copyless.annotation.Contract(\"\"\"\n"
                + "    state START: one { Ping! -> Pang? -> START; }\n"
                + "    state OTHER: one { Ping? -> START; }\n"
                + "    \"\"\")\n"
                + MESSAGES);
    assertEquals(List.of(2L, 3L), lines(compilation));
  }

  @Test
  void escapesTabsAndContinuedLines() {
    Compilation compilation =
        Compile.sources(
            "@org.copyless.annotation.Contract(\"\"\"\n"
                + "    state START: one {\\n \\\n"
                + "      \\t Ping! -> Pong? -> \\\"STRAT;  \n"
                + "    }\n"
                + "    \"\"\")\n"
                + MESSAGES);
    assertError(compilation, 3, 28, "contract.syntax");
  }

  @Test
  void windowsLineEnds() {
    Compilation compilation =
        Compile.sources(
            "@org.copyless.annotation.Contract(\"\"\"\r\n"
                + "    state START: one {\r\n"
                + "      Ping! -> Pong? -> STRAT;\r\n"
                + "    }\r\n"
                + "    \"\"\")\r\n"
                + MESSAGES.replace("\n", "\r\n"));
    assertError(compilation, 3, 25, "contract.undeclaredState");
  }

  @Test
  void aPlainString() {
    Compilation compilation =
        Compile.sources(
            "@org.copyless.annotation.Contract(value = (\"START: \\101\\t; \"))\n" + MESSAGES);
    assertError(compilation, 1, 52, "contract.undeclaredMessage");
  }

  @Test
  void aConcatenationOfLiterals() {
    Compilation compilation =
        Compile.sources(
            "@org.copyless.annotation.Contract(\n"
                + "    \"state START: one { Ping! \"\n"
                + "    + \"-> Pong? -> STRAT; }\")\n"
                + MESSAGES);
    assertError(compilation, 3, 20, "contract.undeclaredState");
  }

  @Test
  void aConstantIsQuotedInTheMessage() {
    Compilation compilation =
        Compile.sources(
            "@org.copyless.annotation.Contract(C.TEXT)\n"
                + MESSAGES.replace(
                    "interface C {",
                    "interface C { String TEXT = \"state START: one {\\n Ping! -> STRAT; }\";"));
    assertError(compilation, 1, 36, "contract.undeclaredState");
    String message = compilation.errors().getFirst().getMessage(Locale.ROOT);
    assertTrue(message.contains("(line 2, column 11 of the contract)"), message);
    List<String> quoted = message.lines().skip(1).toList();
    assertEquals(quoted.get(0).indexOf("STRAT"), quoted.get(1).indexOf('^'), message);
  }

  @Test
  void aUnicodeEscapeIsQuotedInTheMessage() {
    Compilation compilation =
        Compile.sources(
            "@org.copyless.annotation.Contract(\"START: Pin\\u0067! -> STRAT;\")\n" + MESSAGES);
    assertError(compilation, 1, 35, "contract.undeclaredState");
    String message = compilation.errors().getFirst().getMessage(Locale.ROOT);
    assertTrue(message.contains("(line 1, column 17 of the contract)"), message);
  }

  @Test
  void theTextIsEmpty() {
    assertError(
        Compile.sources("@org.copyless.annotation.Contract(\"\")\n" + MESSAGES),
        1,
        36,
        "contract.noStates");
  }

  @Test
  void aStateIsCalledLikeAWordOfJava() {
    assertError(
        Compile.sources(
            "@org.copyless.annotation.Contract(\"default: Ping! -> Pong? -> default;\")\n"
                + MESSAGES),
        1,
        36,
        "contract.stateName");
  }

  private static List<Long> lines(Compilation compilation) {
    return compilation.errors().stream().map(d -> d.getLineNumber()).toList();
  }

  private static void assertError(Compilation compilation, int line, int column, String key) {
    List<String> errors = Compile.errors(compilation);
    assertEquals(1, errors.size(), errors::toString);
    String expected = line + ":" + column + ": [" + key + "]";
    assertTrue(errors.getFirst().startsWith(expected), errors::toString);
  }
}
