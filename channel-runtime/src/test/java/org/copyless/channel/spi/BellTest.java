package org.copyless.channel.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** R61 (§4.4): after a wake-up only what rang is looked at, and all that rang. */
@Timeout(60)
class BellTest {
  private static List<Integer> taken(Bell bell) {
    List<Integer> bits = new ArrayList<>();
    bell.take(bits::add);
    return bits;
  }

  @Test
  void whatRangIsTakenOnceInTheOrderOfTheBits() {
    Bell bell = new Bell(Bell.MOST_BITS, new Sleeper());
    assertFalse(bell.isRung());
    for (int bit : new int[] {4095, 64, 0, 63, 64, 2000}) {
      bell.ring(bit);
    }
    assertTrue(bell.isRung());
    assertEquals(List.of(0, 63, 64, 2000, 4095), taken(bell));
    assertFalse(bell.isRung());
    assertEquals(List.of(), taken(bell));
  }

  @Test
  void aBellOfOneWordDoesTheSame() {
    Bell bell = new Bell(64, new Sleeper());
    for (int bit : new int[] {63, 0, 7, 7}) {
      bell.ring(bit);
    }
    assertTrue(bell.isRung());
    assertEquals(List.of(0, 7, 63), taken(bell));
    assertFalse(bell.isRung());
  }

  @Test
  void aLateRingBeyondTheBitsOfTheBellIsNothing() {
    Bell bell = new Bell(64, new Sleeper());
    bell.ring(64);
    bell.ring(4095);
    assertFalse(bell.isRung());
    assertEquals(List.of(), taken(bell));
  }

  @Test
  void aBellHasOneTo4096Bits() {
    Sleeper sleeper = new Sleeper();
    assertThrows(IllegalArgumentException.class, () -> new Bell(0, sleeper));
    assertThrows(IllegalArgumentException.class, () -> new Bell(4097, sleeper));
  }

  @Test
  void theSleeperOfSeveralBellsIsWokenForEachRingAndNoneIsLost() throws InterruptedException {
    int ringers = 2;
    int rings = 20_000;
    Sleeper sleeper = new Sleeper();
    Bell[] bells = {new Bell(128, sleeper), new Bell(128, sleeper)};
    List<Thread> threads = new ArrayList<>();
    Turn[] turns = new Turn[ringers];
    for (int ringer = 0; ringer < ringers; ringer++) {
      Turn turn = new Turn();
      turns[ringer] = turn;
      Bell bell = bells[ringer];
      int shift = ringer;
      threads.add(
          Thread.startVirtualThread(
              () -> {
                for (int i = 0; i < rings; i++) {
                  while (turn.answered < i) { // the next only after the last was taken
                    Thread.onSpinWait();
                  }
                  bell.ring((i * 7 + shift) % 128);
                }
              }));
    }
    for (int left = ringers * rings; left > 0; ) {
      sleeper.enter();
      int[] count = new int[1];
      for (int i = 0; i < bells.length; i++) {
        int ringer = i;
        bells[i].take(
            bit -> {
              assertEquals((turns[ringer].answered * 7 + ringer) % 128, bit);
              turns[ringer].answered = turns[ringer].answered + 1;
              count[0]++;
            });
      }
      left -= count[0];
      if (count[0] == 0) {
        LockSupport.park();
      }
    }
    sleeper.leave();
    for (Thread thread : threads) {
      thread.join();
    }
  }

  /** How many rings of one ringer were answered; written by the one who takes. */
  private static final class Turn {
    private volatile int answered;
  }
}
