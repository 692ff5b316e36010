package org.copyless.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The parser throws on no text, and its problems lie inside the text. */
class FuzzTest {
  private static final int MUTANTS_PER_SEED = 1_000;

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
    return IntStream.range(0, 6).mapToObj(i -> 20_060_418L + i).toList();
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
    ParseResult result = ContractParser.parse(text, MESSAGES);
    assertEquals(result.errors().isEmpty(), result.automaton().isPresent(), text);
    String[] lines = text.split("\r\n|\r|\n", -1);
    result.problems().forEach(problem -> checkPlace(problem, lines, text));
    result.automaton().ifPresent(FuzzTest::checkStates);
    return result.automaton().isPresent();
  }

  private static void checkPlace(Problem problem, String[] lines, String text) {
    boolean inside =
        problem.line() >= 1
            && problem.line() <= lines.length
            && problem.column() >= 1
            && problem.length() >= 0
            && problem.column() - 1 + problem.length() <= lines[problem.line() - 1].length();
    assertTrue(inside, () -> problem + " is outside of:\n" + text);
    assertTrue(KEYS.contains(problem.key()), problem::toString);
    assertFalse(problem.message().isBlank());
  }

  private static void checkStates(Automaton automaton) {
    for (State state : automaton.states()) {
      assertEquals(automaton.transitions(state).isEmpty(), state.isFinal());
      assertEquals(state, automaton.state(state.name()).orElseThrow());
    }
  }
}
