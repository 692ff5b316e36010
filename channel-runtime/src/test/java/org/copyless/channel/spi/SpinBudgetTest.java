package org.copyless.channel.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SpinBudgetTest {
  private final SpinBudget budget = new SpinBudget();
  private final int full = budget.spins();

  @Test
  void eachParkHalvesTheBudget() {
    budget.parking();
    assertEquals(full / 2, budget.spins());
    budget.parking();
    assertEquals(full / 4, budget.spins());
    for (int i = 2; i < SpinBudget.PROBE - 1; i++) {
      budget.parking();
    }
    assertEquals(0, budget.spins());
  }

  @Test
  void aMessageFoundWhileSpinningFillsIt() {
    budget.parking();
    budget.found();
    assertEquals(full, budget.spins());
  }

  @Test
  void nowAndThenTheFullBudgetIsTriedAgain() {
    int fullTries = 0;
    for (int i = 0; i < 10 * SpinBudget.PROBE; i++) {
      budget.parking();
      fullTries += budget.spins() == full ? 1 : 0;
    }
    assertTrue(full == 0 || fullTries == 10, "tries=" + fullTries);
  }

  @Test
  void aVirtualThreadBeginsWithAThirtySecond() throws InterruptedException {
    var fresh = new SpinBudget();
    int[] spins = new int[2];
    Thread.ofVirtual()
        .start(
            () -> {
              spins[0] = fresh.spins();
              fresh.found();
              spins[1] = fresh.spins();
            })
        .join();
    assertEquals(spins[1] / 32, spins[0]);
  }
}
