package org.copyless.contract;

import static org.copyless.contract.Contracts.accepted;
import static org.copyless.contract.Contracts.messages;
import static org.copyless.contract.Contracts.rejected;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every form of the grammar, with the automaton that it stands for. */
class GrammarTest {
  private static void assertAutomaton(String expected, String text) {
    assertEquals(expected.strip(), accepted(text).toString());
  }

  @Test
  @DisplayName("a chain: each point between two steps is an implicit state")
  void chainOfFour() {
    assertAutomaton(
        """
        S: a? -> S_A
        S_A: b! -> S_A_B
        S_A_B: c! -> S_A_B_C
        S_A_B_C: d? -> T
        T: final
        """,
        "state S: one { a? -> b! -> c! -> d? -> T; } state T: one { }");
  }

  @Test
  @DisplayName("a choice: the alternatives share the point after them")
  void choiceInTheMiddle() {
    assertAutomaton(
        """
        S: a? -> S_A
        S_A: b! -> S_A_B_OR_C; c! -> S_A_B_OR_C
        S_A_B_OR_C: d? -> S
        """,
        "state S: one { a? -> (b! or c!) -> d? -> S; }");
  }

  @Test
  void choiceOfThreeAtTheStart() {
    assertAutomaton("S: a! -> T; b! -> T; c! -> T\nT: final", "S: (a! or b! or c!) -> T; T: ;");
  }

  @Test
  void singleAlternativeInParentheses() {
    assertAutomaton("S: a! -> T\nT: final", "state S: one { (a!) -> T; } state T: {}");
  }

  @Test
  void shorthandForASingleSequence() {
    assertAutomaton("S: a? -> T\nT: b! -> S", "state S: a? -> T; state T: b! -> S;");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "state T: one {}",
        "state T: {}",
        "state T: ;",
        "T: ;",
        "final state T: {}",
        "final state T: ;",
        "final T: ;",
        "final state T {}",
        "state T one {}"
      })
  void finalStates(String declaration) {
    assertAutomaton("S: a? -> T\nT: final", "state S: a? -> T; " + declaration);
  }

  @Test
  @DisplayName("a missing target ends the conversation in the implicit final state END")
  void missingTarget() {
    Automaton automaton = accepted("state S: one { a? -> b!; c? -> d!; }");
    assertEquals(
        """
        S: a? -> S_A; c? -> S_C
        S_A: b! -> END
        S_C: d! -> END
        END: final\
        """,
        automaton.toString());
    State end = automaton.state("END").orElseThrow();
    assertTrue(end.implicit());
    assertTrue(end.isFinal());
  }

  @Test
  void missingTargetAfterAChoice() {
    assertAutomaton("S: a! -> END; b! -> END\nEND: final", "state S: (a! or b!);");
  }

  @Test
  @DisplayName("a declared END that is final is the end, another one is not")
  void declaredEnd() {
    assertAutomaton("S: a? -> END\nEND: final", "state S: a?; final state END: {}");
    assertAutomaton(
        "S: a? -> END_2\nEND: b? -> S\nEND_2: final", "state S: a?; state END: b? -> S;");
  }

  @Test
  @DisplayName("signs may be left out where the method has a direction")
  void withoutSigns() {
    assertEquals(
        "S: ask? -> S_ASK\nS_ASK: yes! -> S; no! -> S",
        accepted("state S: Ask -> (yes or No) -> S;", messages("ask?", "yes!", "no!")).toString());
  }

  @Test
  void withoutSignAndWithoutTarget() {
    assertEquals(
        "S: ask? -> S_ASK\nS_ASK: bye! -> END\nEND: final",
        accepted("state S: ask -> bye;", messages("ask?", "bye!")).toString());
    assertEquals("S: ask? -> END\nEND: final", accepted("S: ask;", messages("ask?")).toString());
  }

  @Test
  @DisplayName("an undirected message takes its direction from each use")
  void undirectedMessage() {
    assertAutomaton("S: a! -> T\nT: a? -> S", "state S: a! -> T; state T: a? -> S;");
  }

  @Test
  @DisplayName("a message is named by its method or by that name capitalised")
  void messageNames() {
    assertEquals(
        "S: startIO? -> T\nT: stopIO! -> S",
        accepted("S: StartIO? -> T; T: stopIO! -> S;", messages("startIO?", "stopIO!")).toString());
    rejected(ProblemKey.UNDECLARED_MESSAGE, "S: STARTIO? -> S;", messages("startIO?"));
  }

  @Test
  @DisplayName("where two methods differ in the capital, the exact name counts")
  void exactNameFirst() {
    assertEquals(
        "S: Go! -> T\nT: go? -> S",
        accepted("S: Go -> T; T: go -> S;", messages("go?", "Go!")).toString());
  }

  @Test
  void forwardReferencesAndComments() {
    assertAutomaton(
        "S: a? -> T\nT: b! -> S",
        """
        // the start
        state S: one { /* over
           two lines */ a? -> T; // T comes later
        }
        state T: one { b! -> S; /**/ } // the end\
        """);
  }

  @Test
  @DisplayName("the arrow of papers")
  void unicodeArrow() {
    assertAutomaton("S: a? -> S_A\nS_A: b! -> S", "state S: one { a? → b! → S; }");
  }

  @Test
  @DisplayName("signs may stand apart from names, and nothing needs space around it")
  void spacing() {
    assertAutomaton("S: a? -> S_A\nS_A: b! -> S", "state\tS:one{a?->b!->S;}");
    assertAutomaton("S: a? -> S_A\nS_A: b! -> S", "state S : one { a ?\r\n -> b\r!\n-> S ; }");
  }

  @Test
  @DisplayName("words of the grammar are names where a name stands")
  void contextualWords() {
    assertEquals(
        "state: or! -> final; one! -> final\nfinal: initial? -> state",
        accepted(
                "state state: (or! or one!) -> final; state final: initial? -> state;",
                messages("or", "one", "initial"))
            .toString());
  }

  @Test
  @DisplayName("the first state listed is initial, or the first marked so")
  void initialState() {
    assertEquals("S", accepted("S: a? -> T; T: b! -> S;").initial().name());
    Automaton marked = accepted("S: a? -> T; initial state T: b! -> S; initial U: c! -> S;");
    assertEquals("T", marked.initial().name());
    assertEquals(0, marked.initial().id());
    assertEquals("T: b! -> S\nS: a? -> T\nU: c! -> S", marked.toString());
  }

  @Test
  @DisplayName("the form of paper 003, without colons")
  void withoutColons() {
    assertAutomaton(
        "START: a? -> END\nEND: final", "initial state START { a? -> END; } final state END { }");
  }

  @Test
  @DisplayName("the same sequence twice is one")
  void repeatedSequence() {
    assertAutomaton("S: a? -> T\nT: final", "S: one { a? -> T; a? -> T; } T: ;");
  }
}
