package org.copyless.contract;

import static org.copyless.contract.Contracts.letters;
import static org.copyless.contract.Contracts.messages;
import static org.copyless.contract.Contracts.pointedAt;
import static org.copyless.contract.Contracts.rejected;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Syntax errors: what they say, where, and how the parser goes on. */
class ErrorRecoveryTest {
  private static void assertSyntax(String text, String pointedAt, String says) {
    Problem problem = rejected(ProblemKey.SYNTAX, text);
    assertEquals(pointedAt, pointedAt(text, problem), problem::toString);
    assertTrue(problem.message().contains(says), problem::message);
  }

  @Test
  @DisplayName("several problems are reported in one run, in the order of the text")
  void severalProblems() {
    String text =
        """
        state START: one {
          a? -> -> T;
          b? -> Nowhere;
          zzz! -> T;
        }
        state T one {
          c! -> d? START;
        }
        state START: one { }
        stat U: e! -> T;
        """;
    List<Problem> problems = ContractParser.parse(text, letters()).problems();
    assertEquals(
        """
        2:9 contract.syntax '->'
        3:9 contract.undeclaredState 'Nowhere'
        4:3 contract.undeclaredMessage 'zzz'
        7:12 contract.syntax 'START'
        9:7 contract.duplicateState 'START'
        10:1 contract.syntax 'stat'
        """,
        problems.stream()
            .map(
                problem ->
                    "%d:%d %s '%s'\n"
                        .formatted(
                            problem.line(),
                            problem.column(),
                            problem.key(),
                            pointedAt(text, problem)))
            .reduce("", String::concat));
  }

  @Test
  @DisplayName("a problem prints with its place and key")
  void printed() {
    assertEquals(
        "1:11 [contract.syntax] expected '->' or ';' after 'T', found ')'",
        ("" + rejected("S: a? -> T); T: ;").getFirst()).replaceFirst(": ", " "));
  }

  @Test
  void missingSemicolon() {
    assertSyntax("S: one { a? -> T b? -> T; } T: ;", "b", "expected '->' or ';' after 'T'");
    assertSyntax("S: one { a? -> T } T: ;", "}", "expected '->' or ';' after 'T', found '}'");
    assertSyntax("S: a?", "?", "expected '->' or ';' after 'a?', found the end of the text");
  }

  @Test
  void missingArrow() {
    assertSyntax("S: one { a? => b! -> S; }", "=>", "expected '->' or ';' after 'a?', found '=>'");
  }

  @Test
  void missingStep() {
    assertSyntax("S: one { a? -> ; }", ";", "expected a message such as 'M!' or 'M?', or a state");
    assertSyntax("S: one { -> S; }", "->", "expected a message");
    assertSyntax("S: one { ; }", ";", "expected a message");
  }

  @Test
  void parentheses() {
    assertSyntax("S: (a! or b! -> S;", "->", "expected 'or' or ')' after 'b!'");
    assertSyntax("S: (a! b!) -> S;", "b", "expected 'or' or ')' after 'a!'");
    assertSyntax("S: () -> S;", ")", "expected a message");
    assertSyntax("S: a! or b! -> T; T: ;", "b", "alternatives stand in parentheses");
  }

  @Test
  void missingBrace() {
    assertSyntax("state S: one a? -> T; b? -> T; }\nT: ;", "a", "expected '{' after 'one'");
    assertSyntax("state S one (a? or b?) -> T; }\nT: ;", "(", "expected '{' after 'one'");
    assertSyntax(
        "state S: one { a? -> T; state T: one { }",
        "state",
        "expected '}' at the end of state 'S'");
    assertSyntax("state S: one { a? -> b! -> S;", ";", "found the end of the text");
    assertSyntax("state S: one { a?; } } T: ;", "}", "closes nothing");
  }

  @Test
  void missingColonNameOrBody() {
    assertSyntax("state S a?;", "a", "expected ':' after the state 'S'");
    assertSyntax("state S -> T; T: ;", "->", "expected ':' after the state 'S'");
    assertSyntax("state : one { a?; } T: ; 7: one { b!; } U: ;", "7", "expected a state such as");
    assertSyntax("state S: state T: ;", "state", "expected 'one { … }', a sequence or ';'");
    assertSyntax("state S:", ":", "found the end of the text");
    assertSyntax("S", "S", "expected a state such as");
  }

  @Test
  void misplacedModifiers() {
    assertSyntax("state final S: ;", "final", "write '[override] [initial | final] state NAME'");
    assertSyntax("initial final S: ;", "final", "is misplaced");
    assertSyntax("state state S: ;", "state", "is misplaced");
  }

  @Test
  void severalSequencesWithoutBraces() {
    String text = "state S: a? -> T; b? -> T;\nstate T: ;";
    assertSyntax(text, "b", "several sequences of a state stand in braces");
  }

  @Test
  void commentWithoutEnd() {
    assertSyntax("S: a?; /* T: b!;", "/*", "this comment has no end");
  }

  @Test
  @DisplayName("a whole Sing# contract pasted in: its frame and its messages do not belong there")
  void pastedContract() {
    String text =
        """
        contract NicEvents {
          enum NicEventType { NoEvent, ReceiveEvent }
          out message NicEvent(NicEventType eventType);
          in message AckEvent();
          state READY: one {
            NicEvent! -> AckEvent? -> READY;
          }
        }
        """;
    List<Problem> problems = rejected(text, messages("nicEvent!", "ackEvent?"));
    assertEquals(
        List.of("contract", "enum", "out"),
        problems.stream().map(problem -> pointedAt(text, problem)).toList());
    assertTrue(problems.get(2).message().contains("methods of the interface"));
  }

  @Test
  @DisplayName("lines end as on any system, columns count chars")
  void lineEnds() {
    for (String end : List.of("\n", "\r\n", "\r")) {
      Problem problem =
          rejected(ProblemKey.UNDECLARED_STATE, "S:" + end + end + "\ta? -> /*é*/ Nowhere;");
      assertEquals(List.of(3, 14, 7), List.of(problem.line(), problem.column(), problem.length()));
    }
  }
}
