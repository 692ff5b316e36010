package org.copyless.contract;

import static org.copyless.contract.Contracts.base;
import static org.copyless.contract.Contracts.extension;
import static org.copyless.contract.Contracts.letters;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.copyless.annotation.Role;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What remains of a contract with errors, to go on with. */
class SketchTest {
  private static Automaton sketch(String text) {
    ParseResult result = ContractParser.parse(text, letters());
    assertEquals(Optional.empty(), result.automaton(), "accepted");
    return result.sketch().orElseThrow();
  }

  private static void assertSketch(String automaton, String text) {
    assertEquals(automaton, sketch(text).toString());
  }

  @Test
  @DisplayName("without errors it is the automaton")
  void accepted() {
    ParseResult result = ContractParser.parse("S: a? -> b! -> S;", letters());
    assertEquals(result.automaton(), result.sketch());
    assertTrue(result.errors().isEmpty());
  }

  @Test
  @DisplayName("without any state there is none")
  void noState() {
    assertEquals(Optional.empty(), ContractParser.parse("", letters()).sketch());
    assertEquals(Optional.empty(), ContractParser.parse("(", letters()).sketch());
  }

  @Test
  @DisplayName("unknown messages are left out of their sequences, unknown targets end")
  void unknownNames() {
    assertSketch(
        "S: a? -> S_A\nS_A: b! -> S", "S: one { a? -> (b! or Zzz!) -> Zzz? -> S; Zzz? -> S; }");
    assertSketch("S: a? -> END\nEND: final", "S: a? -> Nowhere;");
  }

  @Test
  @DisplayName("of two targets the first stays, and the direction of the first sequence")
  void conflicts() {
    assertSketch("S: a? -> T\nT: final\nU: final", "S: one { a? -> T; a? -> U; } T: ; U: ;");
    assertSketch("S: a? -> T; c? -> T\nT: final", "S: one { a? -> T; b! -> T; c? -> T; } T: ;");
  }

  @Test
  @DisplayName("a cycle of one direction stays, without slots")
  void unboundedQueue() {
    Automaton automaton = sketch("S: a! -> S; T: b? -> c? -> S;");
    assertFalse(automaton.isBounded(Role.IMP));
    assertEquals(0, automaton.slots(Role.IMP));
    assertEquals(2, automaton.slots(Role.EXP));
  }

  @Test
  @DisplayName("an endless subroutine is entered and never left")
  void infiniteSubroutine() {
    assertSketch(
        "S: a? -> Loop\nLoop: b! -> Loop_B\nLoop_B: c? -> Loop\nT: final",
        "S: a? -> Loop -> T; Loop: b! -> c? -> Loop; T: ;");
  }

  @Test
  @DisplayName("what could be read stays after a syntax error")
  void syntaxError() {
    assertSketch(
        "S: a? -> T; c? -> T\nT: d! -> S", "S: one { a? -> T; b? -> -> T; c? -> T; } T: d! -> S;");
  }

  @Test
  @DisplayName("an extension keeps all of its base, its own errors add nothing to base states")
  void extensions() {
    Automaton base = base("S: a! -> S_; S_: b? -> S;");
    ParseResult result =
        ContractParser.parse(
            extension(base, "state S: a! -> U; override S_: n! -> S; U: n! -> S;"));
    assertEquals("S: a! -> S_\nS_: b? -> S\nU: n! -> S", result.sketch().orElseThrow().toString());
  }

  @Test
  @DisplayName("an extension of a sketch")
  void extensionOfSketch() {
    Automaton sketch = sketch("S: one { a! -> b? -> S; a! -> T; Zzz? -> T; } T: ;");
    ParseResult result =
        ContractParser.parse(
            new ContractDeclaration(
                "D",
                "override T: m! -> S;",
                Contracts.messages("M2!", "mm!"),
                Optional.of(sketch),
                false));
    assertTrue(result.sketch().orElseThrow().state("S_A").isPresent(), result::toString);
  }

  @Test
  @DisplayName("a problem that follows from an unread part is not reported")
  void noConsequences() {
    assertEquals(
        1, ContractParser.parse("S: a? -> Zzz! -> S; T: ;", letters()).errors().size(), "R69");
    assertEquals(
        1,
        ContractParser.parse("S: a? -> Sub -> S; Sub: -> b!;", letters()).errors().size(),
        "R78");
  }

  @Test
  @DisplayName("an extension is not blamed for its base")
  void errorsOfTheBase() {
    Automaton sketch =
        ContractParser.parse("S: a! -> S;", Contracts.messages("a!")).sketch().orElseThrow();
    assertFalse(sketch.isBounded(Role.IMP));
    ParseResult result = ContractParser.parse(extension(sketch, "override S: n! -> o? -> S;"));
    assertEquals(List.of(), result.errors());
  }
}
