package org.copyless.contract;

import static org.copyless.contract.Contracts.accepted;
import static org.copyless.contract.Contracts.rejected;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.copyless.annotation.Role;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts of any size end in a result, soon. */
class LimitsTest {
  private static final Optional<Direction> IN = Optional.of(Direction.IN);

  private static final Duration SOON = Duration.ofSeconds(20);

  private static String states(int count, String state) {
    return IntStream.range(0, count)
        .mapToObj(i -> state.replace("NEXT", "S" + (i + 1)).replace("THIS", "S" + i))
        .collect(Collectors.joining("\n"));
  }

  @Test
  @DisplayName("a thousand states in a row are accepted")
  void longContract() {
    String text = states(500, "THIS: a? -> b! -> NEXT;") + "S500: ;";
    assertEquals(1_001, accepted(text).states().size());
  }

  @Test
  @DisplayName("a thousand steps are accepted, one more is refused")
  void steps() {
    assertEquals(1_000, SizeLimit.MAX_STEPS);
    accepted(states(1_000, "THIS: a? -> NEXT;") + "S1000: ;");
    rejected(ProblemKey.TOO_LARGE, states(1_001, "THIS: a? -> NEXT;") + "S1001: ;");
  }

  @Test
  @DisplayName("subroutines count as often as they are written out")
  void stepsOfSubroutines() {
    accepted("S: " + "Sub -> ".repeat(90) + "E; Sub: " + "a? -> b! -> ".repeat(5) + "E; E: ;");
    rejected(
        ProblemKey.TOO_LARGE,
        "S: " + "Sub -> ".repeat(91) + "E; Sub: " + "a? -> b! -> ".repeat(5) + "E; E: ;");
  }

  @Test
  @DisplayName("each message of a choice is a step")
  void stepsOfChoices() {
    accepted(states(500, "THIS: (a? or b?) -> NEXT;") + "S500: ;");
    rejected(ProblemKey.TOO_LARGE, states(501, "THIS: (a? or b?) -> NEXT;") + "S501: ;");
  }

  @Test
  @DisplayName("what an extension has from its base counts")
  void stepsOfBase() {
    Automaton base = accepted(states(999, "THIS: a? -> NEXT;") + "S999: ;");
    assertEquals(1_000, Contracts.accepted(extended(base, "m1! -> S0;")).states().size());
    rejected(ProblemKey.TOO_LARGE, extended(base, "m1! -> S0; m2! -> S1;"));
  }

  private static ContractDeclaration extended(Automaton base, String sequences) {
    return new ContractDeclaration(
        "D",
        "override S999: one { " + sequences + " }",
        Contracts.messages("m1!", "m2!"),
        Optional.of(base),
        false);
  }

  @Test
  @DisplayName("a thousand states, with subroutine and slots, take neither stack nor patience")
  void manyStates() {
    String text = states(998, "THIS: a! -> NEXT;") + "S998: Sub -> T; Sub: b?; T: ;";
    assertTimeoutPreemptively(
        SOON,
        () -> {
          Automaton automaton = accepted(text);
          assertEquals(1_000, automaton.states().size());
          assertEquals(998, automaton.slots(Role.IMP));
          assertEquals(Set.of("a"), automaton.receivable(Role.IMP, 997));
        });
  }

  @Test
  @DisplayName("a state with a thousand messages, and hundreds of targets of one message")
  void manyMessages() {
    List<MessageDeclaration> messages =
        IntStream.range(0, 1_000).mapToObj(i -> new MessageDeclaration("m" + i, IN)).toList();
    String sequences =
        messages.stream().map(m -> m.name() + " -> S;").collect(Collectors.joining("\n"));
    ContractDeclaration contract =
        new ContractDeclaration(
            "C", "S: one {" + sequences + "}", messages, Optional.empty(), true);
    assertTimeoutPreemptively(SOON, () -> Contracts.accepted(contract));
    String same = "S: one {" + "a? -> b! -> S;".repeat(500) + "}";
    assertTimeoutPreemptively(SOON, () -> assertEquals(499, rejected(same).size()));
  }

  @Test
  @DisplayName("thousands of typing errors, thousands of names")
  void manyTypingErrors() {
    String text =
        states(2_000, "THIS" + "x".repeat(40) + ": Unknown" + "y".repeat(45) + "? -> NEXT;");
    assertTimeoutPreemptively(SOON, () -> assertEquals(4_000, rejected(text).size()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "THIS: one { NEXT -> NEXT -> NEXT; }",
        "THIS: one { NEXT -> a? -> E; NEXT -> b? -> F; }",
        "THIS: NEXT -> E;"
      })
  @DisplayName("subroutines that multiply or nest without measure are refused")
  void subroutines(String state) {
    String text = states(200, state) + "S200: a? -> b!; E: ; F: ;";
    assertTimeoutPreemptively(SOON, () -> rejected(ProblemKey.TOO_LARGE, text));
  }

  @Test
  @DisplayName("a chain whose names would fill the memory is refused")
  void longChain() {
    String text = "S: " + "a? -> ".repeat(20_000) + "b!;";
    assertTimeoutPreemptively(SOON, () -> rejected(ProblemKey.TOO_LARGE, text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"S: a! -> S;", "(", "{", "}", "state ", "S:{a?->", "a! or ", "/*", "?"})
  @DisplayName("long nonsense is rejected")
  void nonsense(String part) {
    assertTimeoutPreemptively(SOON, () -> rejected(part.repeat(10_000)));
  }

  @Test
  @DisplayName("a cycle over many states is found without deep recursion")
  void longCycle() {
    String text = states(999, "THIS: a! -> NEXT;") + "S999: a! -> S0;";
    assertTimeoutPreemptively(SOON, () -> rejected(ProblemKey.UNBOUNDED_QUEUE, text));
  }

  @Test
  @DisplayName("many calls of an endless subroutine are reported without repeating a long cycle")
  void longSubroutineCycle() {
    String text = states(5_000, "THIS: NEXT -> E;") + "S5000: a? -> S0; E: ;";
    assertTimeoutPreemptively(SOON, () -> assertEquals(5_000, rejected(text).size()));
  }
}
