package org.copyless.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.copyless.annotation.Role;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The parser throws on no text, and its problems lie inside the text. */
class FuzzTest {
  /** {@code -Dcopyless.fuzz.seeds=1000} for a night. */
  private static final int SEEDS = Integer.getInteger("copyless.fuzz.seeds", 6);

  private static final int MUTANTS_PER_SEED = 1_000;

  private static final Automaton NIC_DEVICE = Contracts.nicDevice();

  private static final String EXTENSION =
      """
      override state START: one { NotSupported! -> REFUSED; Delayed! -> Wait? -> START; }
      state REFUSED: one { Ask? -> Free! -> START; RegisterForEvents? -> Success! -> IO_CONFIGURED; }
      """;

  private static final String SUBROUTINES =
      """
      initial state READY: one { CleanupModule? -> RUNNING -> END; Stop; }
      RUNNING: one { Progress! -> MORE; (Done! or Failed!); } // the work
      state MORE: Done! → END; /* short */
      final state END: ;
      """;

  private static final List<MessageDeclaration> MESSAGES =
      Arrays.asList(
              Contracts.NIC_DEVICE_MESSAGES,
              Contracts.NIC_EVENTS_MESSAGES,
              Contracts.messages(
                  "cleanupModule?", "stop?", "progress!", "done!", "failed!", "free"))
          .stream()
          .flatMap(List::stream)
          .toList();

  private static final List<String> WORDS =
      List.of(
          "state",
          "one",
          "or",
          "final",
          "initial",
          "override",
          "contract",
          "message",
          "{",
          "}",
          "(",
          ")",
          ":",
          ";",
          "->",
          "→",
          "!",
          "?",
          "/*",
          "*/",
          "//",
          "\n",
          "\r",
          "\r\n",
          "\t",
          " ",
          "START",
          "END",
          "IO_RUNNING",
          "Success",
          "Free",
          "\uD83D\uDE00",
          "\uD83D",
          "\0",
          "é",
          "-",
          "...",
          "\uFEFF",
          "\u2028");

  private static final Set<String> KEYS =
      Arrays.stream(ProblemKey.values()).map(ProblemKey::key).collect(Collectors.toSet());

  static List<Long> seeds() {
    return IntStream.range(0, SEEDS).mapToObj(i -> 20_060_418L + i).toList();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  @DisplayName("mutated contracts of the paper")
  void mutants(long seed) {
    Random random = new Random(seed);
    List<String> pool =
        new ArrayList<>(List.of(Contracts.NIC_DEVICE, Contracts.NIC_EVENTS, SUBROUTINES));
    int accepted = 0;
    for (int i = 0; i < MUTANTS_PER_SEED; i++) {
      String mutant = mutate(pool.get(random.nextInt(pool.size())), random);
      accepted += check(mutant) ? 1 : 0;
      if (random.nextInt(10) == 0 && mutant.length() < 2_000) {
        pool.set(random.nextInt(pool.size()), mutant);
      }
      if (i % 50 == 0) {
        pool.addAll(List.of(Contracts.NIC_DEVICE, SUBROUTINES));
      }
    }
    assertTrue(accepted > 0 && accepted < MUTANTS_PER_SEED, "accepted=" + accepted);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  @DisplayName("words of the language in any order")
  void wordSoup(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < MUTANTS_PER_SEED; i++) {
      check(
          random
              .ints(random.nextInt(60), 0, WORDS.size())
              .mapToObj(word -> WORDS.get(word) + (random.nextBoolean() ? " " : ""))
              .collect(Collectors.joining()));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  @DisplayName("characters of any kind")
  void characters(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < MUTANTS_PER_SEED; i++) {
      StringBuilder text = new StringBuilder();
      int limit = List.of(0x80, 0x100, 0x10000).get(random.nextInt(3));
      random.ints(random.nextInt(100), 0, limit).forEach(sign -> text.append((char) sign));
      check(text.toString());
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  @DisplayName("mutated extensions, also of what remains of a mutated contract")
  void extensions(long seed) {
    Random random = new Random(seed);
    int accepted = 0;
    for (int i = 0; i < MUTANTS_PER_SEED; i++) {
      Automaton base =
          random.nextBoolean()
              ? NIC_DEVICE
              : ContractParser.parse(mutate(Contracts.NIC_DEVICE, random), MESSAGES)
                  .sketch()
                  .orElse(NIC_DEVICE);
      ContractDeclaration contract =
          new ContractDeclaration(
              "D",
              mutate(EXTENSION, random),
              Contracts.messages("notSupported!", "delayed!", "wait?", "ask?", "free1!"),
              Optional.of(base),
              random.nextBoolean());
      ParseResult result = check(contract);
      checkInherited(base, result.sketch().orElseThrow(), contract.text());
      accepted += result.automaton().isPresent() ? 1 : 0;
    }
    assertTrue(accepted > 0 && accepted < MUTANTS_PER_SEED, "accepted=" + accepted);
  }

  private static void checkInherited(Automaton base, Automaton extended, String text) {
    for (State state : base.states()) {
      State same = extended.states().get(state.id());
      assertEquals(state.name(), same.name(), text);
      List<Transition> steps = extended.transitions(same);
      assertEquals(
          base.transitions(state).toString(),
          steps.subList(0, base.transitions(state).size()).toString(),
          text);
    }
  }

  private static String mutate(String text, Random random) {
    StringBuilder mutant = new StringBuilder(text);
    for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
      int from = random.nextInt(mutant.length() + 1);
      int to = Math.min(mutant.length(), from + random.nextInt(8));
      switch (random.nextInt(5)) {
        case 0 -> mutant.delete(from, to);
        case 1 -> mutant.insert(from, WORDS.get(random.nextInt(WORDS.size())));
        case 2 -> mutant.replace(from, to, WORDS.get(random.nextInt(WORDS.size())));
        case 3 -> mutant.insert(random.nextInt(mutant.length() + 1), mutant.substring(from, to));
        default -> mutant.insert(from, line(text, random));
      }
    }
    return mutant.toString();
  }

  private static String line(String text, Random random) {
    String[] lines = text.split("\n", -1);
    return lines[random.nextInt(lines.length)] + "\n";
  }

  /** Returns whether the text is accepted. */
  private static boolean check(String text) {
    return check(new ContractDeclaration("C", text, MESSAGES, Optional.empty(), false))
        .automaton()
        .isPresent();
  }

  private static ParseResult check(ContractDeclaration contract) {
    String text = contract.text();
    ParseResult result = ContractParser.parse(contract);
    assertEquals(result.errors().isEmpty(), result.automaton().isPresent(), text);
    assertTrue(result.errors().isEmpty() || result.warnings().isEmpty(), text);
    String[] lines = text.split("\r\n|\r|\n", -1);
    result.problems().forEach(problem -> checkPlace(problem, lines, text));
    result.automaton().ifPresent(whole -> assertEquals(whole, result.sketch().orElseThrow(), text));
    result.sketch().ifPresent(sketch -> checkStates(sketch, text));
    return result;
  }

  private static void checkPlace(Problem problem, String[] lines, String text) {
    assertInside(problem.line(), problem.column(), problem.length(), lines, problem + text);
    problem
        .related()
        .ifPresent(
            place ->
                assertInside(place.line(), place.column(), place.length(), lines, problem + text));
    assertTrue(KEYS.contains(problem.key()), problem::toString);
    assertFalse(problem.message().isBlank());
  }

  private static void assertInside(
      int line, int column, int length, String[] lines, String message) {
    boolean inside =
        line >= 1
            && line <= lines.length
            && column >= 1
            && length >= 0
            && column - 1 + length <= lines[line - 1].length();
    assertTrue(inside, message);
  }

  /** What holds for every automaton, a sketch included. */
  private static void checkStates(Automaton automaton, String text) {
    for (State state : automaton.states()) {
      List<Transition> steps = automaton.transitions(state);
      assertEquals(steps.isEmpty(), state.isFinal(), text);
      assertEquals(state, automaton.state(state.name()).orElseThrow(), text);
      assertEquals(state, automaton.states().get(state.id()), text);
      assertTrue(steps.stream().map(Transition::direction).distinct().count() <= 1, text);
      assertEquals(steps.size(), steps.stream().map(Transition::message).distinct().count(), text);
      for (Role role : Role.values()) {
        boolean slot = automaton.receives(role, state) && automaton.isBounded(role);
        assertTrue(!slot || automaton.queueIndex(role, state) < automaton.slots(role), text);
      }
    }
  }
}
