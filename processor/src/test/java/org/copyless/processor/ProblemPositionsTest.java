package org.copyless.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.copyless.contract.ContractParser;
import org.copyless.contract.Direction;
import org.copyless.contract.MessageDeclaration;
import org.copyless.contract.ProblemKey;
import org.copyless.contract.Severity;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * For each problem that a contract's text can have, a source file in which carets mark the place
 * that javac shows. A key without one does not compile.
 */
class ProblemPositionsTest {
  private static final String ASK_AND_TELL =
      """
        @In void ask();
        @Out void tell();
      """;

  /** What some of the examples extend. */
  private static final String DEVICE =
      """
      import org.copyless.annotation.*;
      @Contract("state READY: one { Stop! -> DONE; } state DONE: ;")
      interface Device { @Out void stop(); }
      """;

  /**
   * An example.
   *
   * @param key what javac prints in brackets
   * @param says a part of the message
   */
  private record Example(String key, String says, Marked file) {}

  private static Example example(ProblemKey key, String says, String text, String messages) {
    return new Example(key.key(), says, file("interface Nic", text, messages));
  }

  private static Example example(ProblemKey key, String says, String text) {
    return example(key, says, text, ASK_AND_TELL);
  }

  private static Example extension(ProblemKey key, String says, String text, String messages) {
    return new Example(key.key(), says, file("interface Nic extends Device", text, messages));
  }

  /** The text's first line is the file's third. */
  private static Marked file(String declaration, String text, String messages) {
    return Marked.of(
        "import org.copyless.annotation.*;\n@Contract(\"\"\"\n"
            + text.indent(4)
            + (text.isEmpty() ? "    \"\"\")\n    ^^^\n" : "    \"\"\")\n")
            + declaration
            + " {\n"
            + messages
            + "}\n");
  }

  private static Example of(ProblemKey key) {
    return switch (key) {
      case SYNTAX ->
          example(
              key,
              "expected '->' or ';' after 'Ask?', found '=>'",
              """
              S: one {
                Ask? => Tell! -> S;
                     ^^
              }
              """);
      case NO_STATES -> example(key, "write at least the initial one", "");
      case UNDECLARED_STATE ->
          example(
              key,
              "the state 'RUNING' is not declared: did you mean 'RUNNING'?",
              """
              RUNNING: one {
                Ask? -> Tell! -> RUNING;
                                 ^^^^^^
              }
              """);
      case UNDECLARED_MESSAGE ->
          example(
              key,
              "the message 'Tlel' is not declared: did you mean 'Tell'?",
              """
              S: Ask?
                -> Tlel! -> S;
                   ^^^^
              """);
      case DUPLICATE_STATE ->
          example(
              key,
              "the state 'S' is declared twice: rename one, or write all sequences in one"
                  + " declaration (declared first at line 4)",
              """

              state S: Ask? -> Tell! -> S;

              state S: Ask?;
                    ^
              """);
      // A Java interface can have both methods, and the processor tells before the text is read.
      case DUPLICATE_MESSAGE ->
          new Example(
              "message.overloaded",
              "there are two messages Ask",
              file(
                  "interface Nic",
                  "S: Ask? -> Tell! -> S;\n",
                  """
                    @In void ask();
                    @Out void tell();
                    @In void ask(int more);
                             ^^^
                  """));
      case AMBIGUOUS_NAME ->
          example(
              key,
              "'Ask' is both a message and a state",
              """
              S: Ask -> Tell! -> S;
                 ^^^
              Ask: Tell! -> Ask?;
              """);
      case DIRECTION_CONFLICT ->
          example(
              key,
              "the method of Tell is declared @Out, found 'Tell?': write 'Tell!'",
              """
              S: Ask? -> Tell? -> S;
                         ^^^^
              """);
      case MISSING_DIRECTION ->
          example(
              key,
              "the message 'Free' has no direction: write 'Free!' or 'Free?'",
              """
              S: Ask? -> Free -> S;
                         ^^^^
              """,
              ASK_AND_TELL + "  void free();\n");
      case FINAL_WITH_SEQUENCES ->
          example(
              key,
              "the final state 'T' has sequences: remove them or 'final'",
              """
              S: Ask? -> T;
              final state T: Tell! -> S;
              ^^^^^
              """);
      case EMPTY_SEQUENCE ->
          example(
              key,
              "no message before the state 'T': write one, 'M! -> T'",
              """
              S: one { T; }
                       ^
              T: Ask?;
              """);
      case OVERRIDE ->
          extension(
              key,
              "found ask?, which Imp sends",
              """
              override READY: Ask? -> DONE;
                              ^^^
              """,
              ASK_AND_TELL);
      case UNDECLARED_OVERRIDE ->
          extension(
              key,
              "there is no state 'REDY' in the base contract Device: did you mean 'READY'?",
              """
              override REDY: Tell! -> DONE;
                       ^^^^
              """,
              ASK_AND_TELL);
      case MISSING_OVERRIDE ->
          extension(
              key,
              "write 'override state READY: …'",
              """
              state READY: Tell! -> DONE;
                    ^^^^^
              """,
              ASK_AND_TELL);
      case INHERITED_MESSAGE ->
          extension(
              key,
              "Stop is a message of the base contract already",
              "override READY: Tell! -> Ask? -> READY;\n",
              ASK_AND_TELL
                  + """
                    @Out void stop();
                              ^^^^
                  """);
      case INHERITED_INITIAL ->
          extension(
              key,
              "a conversation starts in 'READY', the initial state of the base contract Device",
              """
              override READY: Tell! -> NEW;
              initial state NEW: Ask? -> Tell! -> READY;
              ^^^^^^^
              """,
              ASK_AND_TELL);
      case NONDETERMINISTIC ->
          example(
              key,
              "the message ask? leads to 'T' and to 'U', but a message leads to one state: use two"
                  + " messages, or choose one target (leads to 'T' at line 4)",
              """
              S: one {
                Ask? -> T;
                Ask? -> U;
                ^^^
              }
              T: ; U: ;
              """);
      case NOT_AUTONOMOUS ->
          example(
              key,
              "in state 'S' both ends can send, one ask? and the other tell!: let one of them wait",
              """
              S: one {
                Ask? -> Tell! -> S;
                Tell! -> Ask? -> S;
                ^^^^
              }
              """);
      case UNBOUNDED_QUEUE ->
          example(
              key,
              "cycle=S -> tell! -> S; each cycle needs a message the other way",
              """
              S: one {
                Tell! -> S;
                ^^^^
              }
              """);
      case INFINITE_SUBROUTINE ->
          example(
              key,
              "the subroutine state 'LOOP' can go on for ever",
              """
              S: Ask? -> LOOP -> S;
                         ^^^^
              LOOP: Tell! -> Ask? -> LOOP;
              """);
      case EMPTY_SUBROUTINE ->
          example(
              key,
              "the subroutine state 'T' is final, so that calling it exchanges nothing",
              """
              S: Ask? -> T -> Tell! -> S;
                         ^
              T: ;
              """);
      case TOO_LARGE -> example(key, "the contract is too large from here on", tooLarge());
      case UNREACHABLE_STATE ->
          example(
              key,
              "no conversation that starts in 'S' comes to the state 'T'",
              """
              S: Ask? -> Tell! -> S;
              T: Ask? -> Tell! -> S;
              ^
              """);
      case UNUSED_MESSAGE ->
          example(
              key,
              "no sequence exchanges the message 'free'",
              "S: Ask? -> Tell! -> S;\n",
              ASK_AND_TELL
                  + """
                    @In void free();
                             ^^^^
                  """);
      case MISSING_REPLY ->
          example(
              key,
              "the conversation ends with free?, which is not answered",
              """
              S: one {
                Ask? -> Tell! -> S;
                Free?;
                ^^^^^
              }
              """,
              ASK_AND_TELL + "  @In void free();\n");
    };
  }

  /** Where it becomes too large the parser says; here it is only a line of many. */
  private static String tooLarge() {
    String text = "S:\n" + "  Ask? -> Tell! ->\n".repeat(400) + "  S;\n";
    var problem =
        ContractParser.parse(
                text,
                List.of(
                    new MessageDeclaration("ask", Optional.of(Direction.IN)),
                    new MessageDeclaration("tell", Optional.of(Direction.OUT))))
            .errors()
            .getFirst();
    List<String> lines = new ArrayList<>(text.lines().toList());
    lines.add(problem.line(), " ".repeat(problem.column() - 1) + "^".repeat(problem.length()));
    return String.join("\n", lines) + "\n";
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("each key: javac says it once, in its severity, with the marked place")
  void theFile(ProblemKey key) {
    Example example = of(key);
    Compilation compilation = example.file().compile(DEVICE);
    String message;
    if (key.severity() == Severity.ERROR) {
      message = example.file().only(compilation.errors());
    } else {
      assertEquals(Compilation.Status.SUCCESS, compilation.status());
      message = example.file().only(compilation.warnings());
    }
    assertTrue(message.startsWith("[" + example.key() + "] "), message);
    assertTrue(message.contains(example.says()), message);
  }
}
