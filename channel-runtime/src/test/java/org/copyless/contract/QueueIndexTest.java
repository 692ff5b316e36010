package org.copyless.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.copyless.annotation.Role;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * R79 over random contracts: the queue indices are those of a search through all runs, and no
 * interleaving of the two ends ever writes into a slot that is taken or looks into a wrong one.
 */
class QueueIndexTest {
  private static final int CONTRACTS_PER_SEED = 400;

  static List<Long> seeds() {
    return IntStream.range(0, 5).mapToObj(i -> 1906L + i).toList();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  @DisplayName("R69, R79 random contracts")
  void randomContracts(long seed) {
    Random random = new Random(seed);
    int accepted = 0;
    int deepest = 0;
    for (int i = 0; i < CONTRACTS_PER_SEED; i++) {
      RandomContract contract = RandomContract.next(random);
      ParseResult result = ContractParser.parse(contract.text(), contract.messages());
      assertEquals(contract.isBounded(), result.automaton().isPresent(), contract::text);
      if (result.automaton().isPresent()) {
        accepted++;
        deepest = Math.max(deepest, check(result.automaton().get()));
      } else {
        result.problems().forEach(p -> assertEquals("contract.unboundedQueue", p.key()));
      }
    }
    assertTrue(accepted > CONTRACTS_PER_SEED / 10, "accepted=" + accepted);
    assertTrue(accepted < CONTRACTS_PER_SEED, "accepted=" + accepted);
    assertTrue(deepest >= 3, "deepest=" + deepest);
  }

  /** Returns the number of slots of the end that has more. */
  private static int check(Automaton automaton) {
    for (Role role : Role.values()) {
      checkIndices(automaton, role);
    }
    new ChannelModel(automaton).explore();
    return Math.max(automaton.slots(Role.EXP), automaton.slots(Role.IMP));
  }

  private static void checkIndices(Automaton automaton, Role role) {
    int[] longest = new int[automaton.states().size()];
    automaton.states().forEach(start -> walk(automaton, role, start, 0, longest));
    int slots = 0;
    for (State state : automaton.states()) {
      assertEquals(
          longest[state.id()], automaton.queueIndex(role, state), state + "\n" + automaton);
      if (automaton.receives(role, state)) {
        int slot = longest[state.id()];
        slots = Math.max(slots, slot + 1);
        assertTrue(automaton.receivable(role, slot).containsAll(automaton.receivable(role, state)));
      }
    }
    assertEquals(slots, automaton.slots(role), automaton::toString);
  }

  /** Walks every run of receives from a state, one message at a time. */
  private static void walk(Automaton automaton, Role role, State at, int length, int[] longest) {
    longest[at.id()] = Math.max(longest[at.id()], length);
    for (Transition step : automaton.transitions(at)) {
      if (!step.direction().sentBy(role)) {
        walk(automaton, role, step.target(), length + 1, longest);
      }
    }
  }
}
