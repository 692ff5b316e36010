package org.copyless.contract;

import static org.copyless.contract.Contracts.messages;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * For each key an example: a contract text in which carets mark the place, and what the message
 * must say. A key without one does not compile.
 */
class ProblemExamplesTest {
  private static final String BASE = "state READY: one { Stop! -> DONE; } state DONE: ;";

  /**
   * An example.
   *
   * @param marked the text; a line of carets marks a part of the line above it, and is not of the
   *     text; without one the place is the start of the text
   * @param says a part of the message
   * @param base whether the contract extends {@link #BASE}
   * @param declared its messages
   */
  record Example(
      ProblemKey key, String marked, String says, boolean base, List<MessageDeclaration> declared) {
    Example extending() {
      return new Example(key, marked, says, true, messages("go!", "ask?", "tell!", "free"));
    }

    Example with(String... declared) {
      return new Example(key, marked, says, base, messages(declared));
    }

    String text() {
      return String.join("\n", marked.lines().filter(line -> !isMark(line)).toList());
    }

    /** Line, column and length. */
    List<Integer> place() {
      List<String> lines = marked.lines().toList();
      for (int i = 0; i < lines.size(); i++) {
        String mark = lines.get(i);
        if (isMark(mark)) {
          int column = mark.indexOf('^') + 1;
          return List.of(i, column, mark.length() - column + 1);
        }
      }
      return List.of(1, 1, 0);
    }

    ContractDeclaration contract() {
      Optional<Automaton> extended =
          base
              ? ContractParser.parse(
                      new ContractDeclaration(
                          "Device", BASE, messages("stop!"), Optional.empty(), false))
                  .automaton()
              : Optional.empty();
      return new ContractDeclaration("Nic", text(), declared, extended, false);
    }

    private static boolean isMark(String line) {
      return !line.isBlank() && line.strip().chars().allMatch(sign -> sign == '^');
    }

    @Override
    public String toString() {
      return key + ": " + says;
    }
  }

  private static Example example(ProblemKey key, String says, String... marked) {
    return new Example(
        key,
        String.join("\n", marked),
        says,
        false,
        messages("start?", "stop!", "ask?", "tell!", "free"));
  }

  private static List<Example> of(ProblemKey key) {
    return switch (key) {
      case SYNTAX ->
          List.of(
              example(
                  key,
                  "expected '->' or ';' after 'Ask?', found '=>'",
                  "S: one { Ask? => Tell! -> S; Start? -> Stop! -> S; }",
                  "              ^^"),
              example(
                  key,
                  "found 'overide': did you mean 'override'?",
                  "S: Ask? -> Tell! -> S; overide state T: Start? -> Stop! -> S;",
                  "                       ^^^^^^^"));
      case NO_STATES ->
          List.of(example(key, "write at least the initial one, 'state START: one { … }'", ""));
      case UNDECLARED_STATE ->
          List.of(
              example(
                  key,
                  "the state 'IO_RUNING' is not declared: did you mean 'IO_RUNNING'?",
                  "state IO_RUNNING: one {",
                  "  Ask? -> Tell! -> IO_RUNING;",
                  "                   ^^^^^^^^^",
                  "}"),
              example(
                  key,
                  "the state 'Ready' is not declared: did you mean 'READY'?",
                  "READY: Ask? -> Tell! -> Ready;",
                  "                        ^^^^^"),
              example(
                  key,
                  "the state 'Tel' is not declared: did you mean 'Tell'?",
                  "READY: Ask? -> Tel;",
                  "               ^^^"),
              example(
                      key,
                      "the state 'Done' is not declared: did you mean 'DONE'?",
                      "override READY: Go! -> Done;",
                      "                       ^^^^")
                  .extending(),
              example(
                  key,
                  "leave the target out to end the conversation, declared=[READY]",
                  "READY: Ask? -> FINISHED;",
                  "               ^^^^^^^^"));
      case UNDECLARED_MESSAGE ->
          List.of(
              example(
                  key,
                  "the message 'Tlel' is not declared: did you mean 'Tell'?",
                  "READY: Ask? -> Tlel! -> READY;",
                  "               ^^^^"),
              example(
                      key,
                      "the message 'startIo' is not declared: did you mean 'startIO'?",
                      "READY: startIo? -> READY;",
                      "       ^^^^^^^")
                  .with("startIO?"),
              example(
                  key,
                  "the message 'RUNNIG' is not declared: did you mean 'RUNNING'?",
                  "READY: Ask? -> RUNNIG -> READY; RUNNING: Tell!;",
                  "               ^^^^^^"),
              example(
                  key,
                  "'READY' is a state, expected a message",
                  "READY: Ask? -> READY! -> READY;",
                  "               ^^^^^"),
              example(
                  key,
                  "messages are the methods of the interface, declared=[start, stop, ask, tell,"
                      + " free]",
                  "READY: Ask? -> Configure! -> READY;",
                  "               ^^^^^^^^^"));
      case DUPLICATE_STATE ->
          List.of(
              example(
                  key,
                  "the state 'S' is declared twice: rename one",
                  "state S: Ask? -> Tell! -> S;",
                  "state S: Start?;",
                  "      ^"));
      case DUPLICATE_MESSAGE ->
          List.of(
              example(key, "the message 'ask' is declared twice: rename one", "S: Ask?;")
                  .with("ask?", "ask!"));
      case AMBIGUOUS_NAME ->
          List.of(
              example(
                  key,
                  "'Ask' is both a message and a state: give the message its sign, 'Ask!' or"
                      + " 'Ask?'",
                  "S: Ask -> Tell! -> S;",
                  "   ^^^",
                  "Ask: Start?;"));
      case DIRECTION_CONFLICT ->
          List.of(
              example(
                  key,
                  "the method of Ask is declared @In, found 'Ask!': write 'Ask?'",
                  "S: Ask! -> S;",
                  "   ^^^"));
      case MISSING_DIRECTION ->
          List.of(
              example(
                  key,
                  "the message 'Free' has no direction: write 'Free!' or 'Free?', or annotate",
                  "S: Ask? -> Free -> S;",
                  "           ^^^^"));
      case FINAL_WITH_SEQUENCES ->
          List.of(
              example(
                  key,
                  "the final state 'T' has sequences: remove them or 'final'",
                  "S: Ask? -> T; final state T: Tell! -> S;",
                  "              ^^^^^"));
      case EMPTY_SEQUENCE ->
          List.of(
              example(
                  key,
                  "no message before the state 'T': write one, 'M! -> T'",
                  "S: one { T; } T: Ask?;",
                  "         ^"));
      case OVERRIDE ->
          List.of(
              example(
                      key,
                      "begins with a message that Exp sends and this contract declares: found ask?,"
                          + " which Imp sends",
                      "override READY: Ask? -> DONE;",
                      "                ^^^")
                  .extending(),
              example(
                      key,
                      "found stop!, which the base contract declares",
                      "override READY: one { Go! -> DONE; Stop! -> DONE; }",
                      "                                   ^^^^")
                  .extending(),
              example(
                      key,
                      "adds no sequence to the state 'READY' of the base contract Device, which"
                          + " keeps",
                      "override READY: ;",
                      "^^^^^^^^")
                  .extending());
      case UNDECLARED_OVERRIDE ->
          List.of(
              example(
                      key,
                      "there is no state 'REDY' in the base contract Device: did you mean 'READY'?",
                      "override state REDY: Go! -> DONE;",
                      "               ^^^^")
                  .extending(),
              example(
                      key,
                      "did you mean 'READY'?",
                      "override Ready: Go! -> DONE;",
                      "         ^^^^^")
                  .extending(),
              example(
                      key,
                      "remove 'override' to declare a new state, declared there=[READY, DONE]",
                      "override OTHER: Go! -> DONE;",
                      "         ^^^^^")
                  .extending(),
              example(
                  key,
                  "the contract extends no other, so that there is no state 'S' to override",
                  "override state S: Ask?;",
                  "^^^^^^^^"));
      case MISSING_OVERRIDE ->
          List.of(
              example(
                      key,
                      "the state 'READY' is one of the base contract Device: write 'override state"
                          + " READY: …'",
                      "state READY: Go! -> DONE;",
                      "      ^^^^^")
                  .extending());
      case INHERITED_MESSAGE ->
          List.of(
              example(key, "the message 'stop' is one of the base contract Device: remove", "")
                  .extending()
                  .with("stop!"));
      case INHERITED_INITIAL ->
          List.of(
              example(
                      key,
                      "a conversation starts in 'READY', the initial state of the base contract"
                          + " Device",
                      "override READY: Go! -> NEW;",
                      "initial state NEW: Ask? -> Tell! -> READY;",
                      "^^^^^^^")
                  .extending());
      case NONDETERMINISTIC ->
          List.of(
              example(
                  key,
                  "in state 'S' the message ask? leads to 'T' and to 'U', but a message leads to"
                      + " one state",
                  "S: one {",
                  "  Ask? -> T;",
                  "  Ask? -> U;",
                  "  ^^^",
                  "}",
                  "T: ; U: ;"));
      case NOT_AUTONOMOUS ->
          List.of(
              example(
                  key,
                  "in state 'S' both ends can send, one ask? and the other tell!: let one of them"
                      + " wait",
                  "S: one {",
                  "  Ask? -> Tell! -> S;",
                  "  Tell! -> Start? -> S;",
                  "  ^^^^",
                  "}"));
      case UNBOUNDED_QUEUE ->
          List.of(
              example(
                  key,
                  "Exp can send for ever without waiting: cycle=S -> tell! -> S; each cycle needs a"
                      + " message the other way",
                  "S: one { Tell! -> S; Stop! -> T; }",
                  "         ^^^^",
                  "T: ;"),
              example(
                      key,
                      "cycle=READY -> go! -> READY",
                      "override READY: Go! -> READY;",
                      "                ^^")
                  .extending());
      case INFINITE_SUBROUTINE ->
          List.of(
              example(
                  key,
                  "the subroutine state 'LOOP' can go on for ever: cycle=LOOP -> LOOP; it must end",
                  "S: Start? -> LOOP -> S;",
                  "             ^^^^",
                  "LOOP: Tell! -> Ask? -> LOOP;"));
      case EMPTY_SUBROUTINE ->
          List.of(
              example(
                  key,
                  "the subroutine state 'T' is final, so that calling it exchanges nothing: remove",
                  "S: Ask? -> T -> Tell! -> S; T: ;",
                  "           ^"));
      case TOO_LARGE -> List.of(tooLarge(key));
      case UNREACHABLE_STATE ->
          List.of(
              example(
                  key,
                  "no conversation that starts in 'S' comes to the state 'T': remove it, name it as"
                      + " a target",
                  "S: Ask? -> Tell! -> S;",
                  "T: Start? -> Stop! -> Free? -> S;",
                  "^"));
      case UNUSED_MESSAGE ->
          List.of(
              example(key, "no sequence exchanges the message 'tell'", "S: Ask?;")
                  .with("ask?", "tell!"));
      case MISSING_REPLY ->
          List.of(
              example(
                      key,
                      "the conversation ends with start?, which is not answered, while other",
                      "S: one { Ask? -> Tell! -> S; Start?; }",
                      "                             ^^^^^")
                  .with("ask?", "tell!", "start?"));
    };
  }

  private static Example tooLarge(ProblemKey key) {
    String text = "S: " + "Ask? -> Tell! -> ".repeat(400) + "S;";
    StringBuilder marked = new StringBuilder(text).append('\n');
    Problem problem = ContractParser.parse(text, messages("ask?", "tell!")).errors().getFirst();
    marked.repeat(" ", problem.column() - 1).repeat("^", problem.length());
    return example(key, "the contract is too large from here on: steps=", marked.toString());
  }

  static Stream<Example> examples() {
    return Arrays.stream(ProblemKey.values()).flatMap(key -> of(key).stream());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("examples")
  @DisplayName("each key: the only problem, its place, and what is to be done")
  void example(Example example) {
    ContractDeclaration contract = example.contract();
    ParseResult result = ContractParser.parse(contract);
    boolean warning = example.key().severity() == Severity.WARNING;
    List<Problem> found = warning ? result.warnings() : result.errors();
    List<Problem> expected =
        found.stream().filter(problem -> problem.key().equals(example.key().key())).toList();
    assertEquals(1, expected.size(), found::toString);
    assertEquals(expected, found, "nothing else follows from it");
    Problem problem = found.getFirst();
    assertEquals(
        example.place(),
        List.of(problem.line(), problem.column(), problem.length()),
        problem::toString);
    assertTrue(problem.message().contains(example.says()), problem::message);
    assertEquals(warning, result.automaton().isPresent());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("examples")
  @DisplayName("no message speaks of lines and columns, which are not those of the file")
  void noLines(Example example) {
    for (Problem problem : ContractParser.parse(example.contract()).problems()) {
      assertFalse(problem.message().matches(".*\\b(line|column) \\d.*"), problem::message);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("examples")
  @DisplayName("a message about a method names it and stands at the start of the text")
  void methods(Example example) {
    List<Problem> problems = new ArrayList<>(ContractParser.parse(example.contract()).problems());
    problems.removeIf(problem -> problem.method().isEmpty());
    for (Problem problem : problems) {
      assertTrue(problem.message().contains("'" + problem.method().get() + "'"), problem::message);
      assertEquals(List.of(1, 1, 0), List.of(problem.line(), problem.column(), problem.length()));
    }
  }
}
