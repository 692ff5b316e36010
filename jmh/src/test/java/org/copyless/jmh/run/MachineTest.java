package org.copyless.jmh.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MachineTest {
  private static final long[] START = {100, 0, 100, 1_000, 10, 0, 0, 5};

  @Test
  void ticksAreThoseOfAllCores() {
    assertArrayEquals(
        START,
        Machine.ticks(
            List.of("cpu  100 0 100 1000 10 0 0 5 0 0", "cpu0 1 2 3 4 5 6 7 8 9 10", "intr 1")));
  }

  @Test
  void anIdleMachineIsQuiet() {
    assertEquals(
        Optional.empty(), Machine.disturbance(START, new long[] {101, 0, 101, 1_600, 10, 0, 0, 5}));
  }

  @Test
  void workOfOthersIsADisturbance() {
    assertTrue(
        Machine.disturbance(START, new long[] {400, 0, 100, 1_300, 10, 0, 0, 5})
            .orElseThrow()
            .contains("50 % busy"));
  }

  @Test
  void timeThatTheHostTakesIsADisturbance() {
    assertTrue(
        Machine.disturbance(START, new long[] {100, 0, 100, 1_550, 10, 0, 0, 55})
            .orElseThrow()
            .contains("8 % stolen"));
  }
}
