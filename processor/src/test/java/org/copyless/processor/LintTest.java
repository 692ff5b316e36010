package org.copyless.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Warnings about contracts that are sound but hardly meant, and how to do without them. */
class LintTest {
  private static final String UNUSED = "11:19: warning [contract.unusedMessage]";
  private static final String UNREACHABLE = "7:5: warning [contract.unreachableState]";

  /**
   * One message is not used and one state not reached.
   *
   * @param outer what precedes the enclosing type
   * @param inner what precedes the contract
   * @param method what precedes the unused message, in its line
   */
  private static String contract(String outer, String inner, String method) {
    return """
    import org.copyless.annotation.*;
    %s
    interface Outer {
      %s
      @Contract(\"""
        S: Ask? -> Tell! -> S;
        T: Ask? -> Tell! -> S;
        \""")
      interface Nic {
        @In void ask(); @Out void tell();
        %s
      }
    }
    """
        .formatted(outer, inner, method.isEmpty() ? "@In      void free();" : method);
  }

  private static String plain() {
    return contract("", "", "");
  }

  @Test
  @DisplayName("warnings stand at their places, and the classes are generated")
  void places() {
    Compilation compilation = Compile.with(List.of(), plain());
    assertEquals(List.of(UNUSED, UNREACHABLE), told(compilation));
    assertEquals(Compilation.Status.SUCCESS, compilation.status());
    assertTrue(compilation.generatedSourceFile("Outer_NicExp").isPresent());
  }

  @Test
  @DisplayName("-Werror makes them a failure")
  void warningsAsErrors() {
    Compilation compilation = Compile.with(List.of("-Werror"), plain());
    assertEquals(Compilation.Status.FAILURE, compilation.status());
    assertEquals(
        List.of(UNUSED, UNREACHABLE, "error: warnings found and -Werror specified"),
        told(compilation));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"copyless:contract.unusedMessage\"",
        "{\"unused\", \"copyless:contract.unusedMessage\"}",
        "value = \"copyless:contract.unusedMessage\"",
        "\"copyless:\" + \"contract.unusedMessage\""
      })
  @DisplayName("@SuppressWarnings with one key keeps the other warning")
  void oneKey(String names) {
    String suppressed = "@SuppressWarnings(" + names + ")";
    assertTold(List.of(UNREACHABLE), contract("", suppressed, ""));
    assertTold(List.of(UNREACHABLE), contract(suppressed, "", ""));
    assertTold(List.of(UNREACHABLE), contract("", "", suppressed + " @In void free();"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"copyless", "all"})
  @DisplayName("@SuppressWarnings with the whole family, on the contract and around it")
  void family(String name) {
    String suppressed = "@SuppressWarnings(\"" + name + "\")";
    assertTold(List.of(), contract("", suppressed, ""));
    assertTold(List.of(), contract(suppressed, "", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "copyless:contract.unusedmessage",
        "copyless:contract",
        "contract.unusedMessage",
        "copyless:",
        "unused",
        ""
      })
  @DisplayName("other names suppress nothing")
  void otherNames(String name) {
    String source = contract("", "@SuppressWarnings(\"" + name + "\")", "");
    assertTold(List.of(UNUSED, UNREACHABLE), source);
  }

  @Test
  @DisplayName("what is suppressed at one message is not at another")
  void anotherMessage() {
    assertTold(
        List.of(UNUSED, UNREACHABLE),
        contract(
            "", "", "@In      void free(); @SuppressWarnings(\"copyless\") @In void other();"));
  }

  @Test
  @DisplayName("errors are not suppressed")
  void errors() {
    String source =
        contract("@SuppressWarnings(\"copyless\")", "", "").replace("T: Ask?", "S: Ask?");
    for (String option : List.of("-Xdiags:verbose", "-Acopyless.lint=none")) {
      List<String> told = told(Compile.with(List.of(option), source));
      assertTrue(told.contains("7:5: error [contract.duplicateState]"), told::toString);
    }
  }

  @Test
  @DisplayName("-Acopyless.lint=none: no warning at all")
  void none() {
    assertEquals(
        List.of(), told(Compile.with(List.of("-Acopyless.lint=none", "-Werror"), plain())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"=all", "=None", "", "=contract.unusedMessage"})
  @DisplayName("another value of the option is an error, and the warnings are shown")
  void unknownValue(String value) {
    Compilation compilation = Compile.with(List.of("-Acopyless.lint" + value), plain());
    List<String> told = told(compilation);
    assertEquals(List.of(UNUSED, UNREACHABLE), told.subList(1, told.size()));
    String message = compilation.errors().getFirst().getMessage(Locale.ROOT);
    assertEquals(
        "[processor.option] -Acopyless.lint"
            + value
            + " is not known: write -Acopyless.lint=none, or leave it out for all warnings",
        message);
  }

  private static void assertTold(List<String> expected, String source) {
    Compilation compilation = Compile.with(List.of(), source);
    assertEquals(Compilation.Status.SUCCESS, compilation.status());
    assertEquals(expected, told(compilation), source);
  }

  /** Place, kind and key; without a place all of the message. */
  private static List<String> told(Compilation compilation) {
    return compilation.diagnostics().stream()
        .map(
            d -> {
              String message = d.getMessage(Locale.ROOT);
              return d.getLineNumber() == Diagnostic.NOPOS
                  ? "error: " + message
                  : "%d:%d: %s %s"
                      .formatted(
                          d.getLineNumber(),
                          d.getColumnNumber(),
                          d.getKind().name().toLowerCase(Locale.ROOT).replaceFirst("_.*", ""),
                          message.replaceFirst("(?s)].*", "]"));
            })
        .toList();
  }
}
