package org.copyless.channel.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SpinBudgetTest {
  private static final int FULL = SpinBudget.FULL;

  private final SpinBudget budget = new SpinBudget();

  @Test
  void eachParkHalvesTheBudget() {
    budget.found(FULL);
    assertEquals(FULL, budget.spins());
    budget.parking();
    assertEquals(FULL / 2, budget.spins());
    budget.parking();
    assertEquals(FULL / 4, budget.spins());
  }

  @Test
  void aMessageThatComesWhileItGivesWayLeavesAQuarter() {
    budget.found(FULL);
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
    budget.found(FULL);
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
  void afterManyParksTheFullBudgetIsTriedAndThenMoreAndMoreRarely() {
    exhaust();
    int fullTries = 0;
    for (int i = 0; i < SpinBudget.PROBE * (1 + 2 + 4 + 8); i++) {
      budget.parking();
      fullTries += budget.spins() == FULL ? 1 : 0;
    }
    assertEquals(4, fullTries);
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

  private void exhaust() {
    budget.found(FULL);
    for (int i = 0; i < Integer.SIZE; i++) {
      budget.gaveWay();
    }
  }
}
