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
    String text = states(1_000, "THIS: a? -> b! -> NEXT;") + "S1000: ;";
    assertEquals(2_001, accepted(text).states().size());
  }

  @Test
  @DisplayName("ten thousand states, with subroutine and slots, take neither stack nor patience")
  void manyStates() {
    String text = states(9_998, "THIS: a! -> NEXT;") + "S9998: Sub -> T; Sub: b?; T: ;";
    assertTimeoutPreemptively(
        SOON,
        () -> {
          Automaton automaton = accepted(text);
          assertEquals(10_000, automaton.states().size());
          assertEquals(9_998, automaton.slots(Role.IMP));
          assertEquals(Set.of("a"), automaton.receivable(Role.IMP, 9_997));
        });
  }

  @Test
  @DisplayName("an extension of ten thousand states")
  void largeBase() {
    Automaton base = accepted(states(9_999, "THIS: a? -> NEXT;") + "S9999: ;");
    ContractDeclaration extension =
        new ContractDeclaration(
            "D", "override S9999: m1! -> S0;", Contracts.messages("m1!"), Optional.of(base), false);
    assertTimeoutPreemptively(
        SOON, () -> assertEquals(10_000, Contracts.accepted(extension).states().size()));
  }

  @Test
  @DisplayName("a state with ten thousand messages, and ten thousand targets of one message")
  void manyMessages() {
    List<MessageDeclaration> messages =
        IntStream.range(0, 9_000).mapToObj(i -> new MessageDeclaration("m" + i, IN)).toList();
    String sequences =
        messages.stream().map(m -> m.name() + " -> S;").collect(Collectors.joining("\n"));
    ContractDeclaration contract =
        new ContractDeclaration(
            "C", "S: one {" + sequences + "}", messages, Optional.empty(), true);
    assertTimeoutPreemptively(SOON, () -> Contracts.accepted(contract));
    String same = "S: one {" + "a? -> b! -> S;".repeat(4_000) + "}";
    assertTimeoutPreemptively(SOON, () -> assertEquals(3_999, rejected(same).size()));
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
    String text = states(5_000, "THIS: a! -> NEXT;") + "S5000: a! -> S0;";
    assertTimeoutPreemptively(SOON, () -> rejected(ProblemKey.UNBOUNDED_QUEUE, text));
  }

  @Test
  @DisplayName("many calls of an endless subroutine are reported without repeating a long cycle")
  void longSubroutineCycle() {
    String text = states(5_000, "THIS: NEXT -> E;") + "S5000: a? -> S0; E: ;";
    assertTimeoutPreemptively(SOON, () -> assertEquals(5_000, rejected(text).size()));
  }
}
