package org.copyless.channel.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SpinBudgetTest {
  private static final int FULL = SpinBudget.FULL;

  /** Looks that an answer takes of a peer who is awake. */
  private static final int AT_ONCE = 5;

  private static final int MOST_TURNS = 4_000;

  private final SpinBudget budget = new SpinBudget();

  @Test
  void eachParkHalvesTheBudget() {
    budget.found(FULL / 2);
    assertEquals(FULL, budget.spins());
    budget.parking();
    assertEquals(FULL / 2, budget.spins());
    budget.parking();
    assertEquals(FULL / 4, budget.spins());
  }

  @Test
  void whoHasTakenLongIsAwaitedForLonger() {
    budget.found(FULL);
    assertEquals(SpinBudget.LONG, budget.spins());
    budget.found(1);
    assertEquals(FULL, budget.spins());
  }

  @Test
  void aMessageThatComesWhileItGivesWayLeavesAQuarter() {
    budget.found(FULL / 2);
    budget.gaveWay();
    assertEquals(FULL / 4, budget.spins());
  }

  @Test
  void aSpinThatSucceedsMakesItGrow() {
    exhaust();
    budget.found(1);
    assertEquals(SpinBudget.FEW, budget.spins());
    budget.found(1);
    assertEquals(2 * SpinBudget.FEW, budget.spins());
    budget.found(FULL / 8);
    assertEquals(FULL / 2, budget.spins());
    budget.found(FULL / 2);
    assertEquals(FULL, budget.spins());
  }

  @Test
  void whereSpinsFailAFewLooksAreTriedNowAndThen() {
    exhaust();
    int tries = 0;
    for (int i = 0; i < 10 * SpinBudget.OFTEN; i++) {
      int spins = budget.spins();
      assertTrue(spins == 0 || spins == SpinBudget.FEW, "spins=" + spins);
      tries += spins == 0 ? 0 : 1;
      budget.gaveWay();
    }
    assertEquals(10, tries);
  }

  @Test
  void afterManyParksAWaitLooksForLongAndThenMoreAndMoreRarely() {
    exhaust();
    int longTries = 0;
    for (int i = 0; i < SpinBudget.PROBE * (1 + 2 + 4 + 8); i++) {
      budget.parking();
      longTries += budget.spins() == SpinBudget.LONG ? 1 : 0;
    }
    assertEquals(4, longTries);
  }

  /**
   * A model of two that ask and answer each other, a core each, after a time in which neither had
   * to hurry: who has parked answers only when he is awake, which takes about a full budget.
   */
  @Test
  void twoThatWakeEachOtherFindOutThatTheyNeedNot() {
    for (int seed = 0; seed < 200; seed++) {
      var random = new Random(seed);
      List<SpinBudget> budgets = List.of(new SpinBudget(), new SpinBudget());
      budgets.forEach(each -> park(each, random.nextInt(10_000)));
      boolean[] parked = {true, true};
      int inARow = 0;
      for (int turn = 0; inARow < 4; turn++) {
        assertTrue(turn < MOST_TURNS, "seed=" + seed);
        int self = turn % 2;
        int peer = 1 - self;
        int after = AT_ONCE + (parked[peer] ? FULL / 2 + random.nextInt(FULL) : 0);
        parked[self] = !isFound(budgets.get(self), after);
        inARow = parked[self] || parked[peer] ? 0 : inARow + 1;
      }
    }
  }

  private static void park(SpinBudget budget, int times) {
    for (int i = 0; i < times; i++) {
      budget.spins();
      budget.parking();
    }
  }

  private static boolean isFound(SpinBudget budget, int after) {
    boolean found = after <= budget.spins();
    if (found) {
      budget.found(after);
    } else {
      budget.parking();
    }
    return found;
  }

  @Test
  void aThreadThatParksAgainAndAgainStopsGivingWay() {
    for (int i = 0; i < SpinBudget.YIELDS; i++) {
      assertEquals(SpinBudget.YIELDS - i, budget.yields());
      budget.parking();
    }
    assertEquals(0, budget.yields());
    budget.gaveWay();
    assertEquals(SpinBudget.YIELDS, budget.yields());
  }

  @Test
  void aThreadThatParksTriesToGiveWayNowAndThen() {
    int tries = 0;
    for (int i = 0; i < 10 * SpinBudget.OFTEN; i++) {
      budget.parking();
      tries += budget.yields() == SpinBudget.YIELDS ? 1 : 0;
    }
    assertEquals(10, tries);
  }

  @Test
  void aVirtualThreadBeginsWithNoneAndNeverYields() throws InterruptedException {
    var fresh = new SpinBudget();
    int[] counts = new int[3];
    Thread.ofVirtual()
        .start(
            () -> {
              counts[0] = fresh.spins();
              counts[1] = fresh.yields();
              fresh.found(FULL);
              counts[2] = fresh.spins();
            })
        .join();
    assertTrue(counts[2] == 0 || counts[2] == FULL, "spins=" + counts[2]);
    assertEquals(0, counts[0]);
    assertEquals(0, counts[1]);
  }

  /** On one carrier it never looks at all. */
  @Test
  void aVirtualThreadKeepsItsCarrierForAFullBudgetAtMost() throws InterruptedException {
    int[] spins = new int[2];
    Thread.ofVirtual()
        .start(
            () -> {
              budget.found(FULL);
              budget.parking();
              spins[0] = budget.spins();
              var probing = new SpinBudget();
              park(probing, SpinBudget.PROBE);
              probing.parking();
              spins[1] = probing.spins();
            })
        .join();
    for (int each : spins) {
      assertTrue(each == 0 || each == FULL / 2, "spins=" + each);
    }
  }

  private void exhaust() {
    budget.found(FULL);
    for (int i = 0; i < Integer.SIZE; i++) {
      budget.gaveWay();
    }
  }
}
