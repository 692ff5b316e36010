package org.copyless.channel.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.copyless.channel.Diver;
import org.copyless.heap.spi.Headroom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** R61 (§4.4): after a wake-up only what rang is looked at, and all that rang. */
@Timeout(60)
class BellTest {
  private static List<Integer> heard(Bell bell) {
    List<Integer> bits = new ArrayList<>();
    for (long left = bell.worthALook(); left != 0; left &= left - 1) {
      int leaf = Long.numberOfTrailingZeros(left);
      for (long word = bell.hear(leaf); word != 0; word &= word - 1) {
        bits.add(leaf * Long.SIZE + Long.numberOfTrailingZeros(word));
      }
    }
    return bits;
  }

  private static void silence(Bell bell, List<Integer> bits) {
    bits.forEach(bell::silence);
  }

  @Test
  void whatRangIsHeardOnceInTheOrderOfTheBits() {
    Bell bell = new Bell(Bell.MOST_BITS, new Sleeper());
    assertEquals(List.of(), heard(bell));
    for (int bit : new int[] {4095, 64, 0, 63, 64, 2000}) {
      bell.ring(bit);
    }
    assertEquals(List.of(0, 63, 64, 2000, 4095), heard(bell));
    assertEquals(List.of(), heard(bell));
  }

  @Test
  void aBellOfOneWordDoesTheSame() {
    Bell bell = new Bell(64, new Sleeper());
    for (int bit : new int[] {63, 0, 7, 7}) {
      bell.ring(bit);
    }
    assertEquals(List.of(0, 7, 63), heard(bell));
    assertEquals(List.of(), heard(bell));
  }

  @Test
  void whatWasHeardIsHeardAgainOnlyAfterItWasSilenced() {
    Bell bell = new Bell(128, new Sleeper());
    bell.ring(127);
    bell.ring(0);
    assertEquals(List.of(0, 127), heard(bell));
    bell.ring(127);
    bell.ring(1);
    assertEquals(List.of(1), heard(bell));
    bell.silence(127);
    bell.silence(127);
    assertEquals(List.of(), heard(bell));
    bell.ring(127);
    assertEquals(List.of(127), heard(bell));
  }

  @Test
  void whereManyLeavesRingNoneIsForgotten() {
    Bell bell = new Bell(Bell.MOST_BITS, new Sleeper());
    for (int round = 0; round < 3; round++) {
      List<Integer> bits = IntStream.range(0, 64).map(leaf -> 64 * leaf + leaf).boxed().toList();
      bits.forEach(bell::ring);
      assertEquals(bits, heard(bell));
      assertEquals(List.of(), heard(bell));
      assertEquals(0, bell.worthALook(), "more leaves than are read in vain");
      silence(bell, bits);
    }
  }

  @Test
  void whereManyLeavesRingNoneIsForgottenAlsoAtTheEndOfTheStack() throws InterruptedException {
    int overflows = 0;
    for (int framesLeft = 0; framesLeft < 3_000; framesLeft += 1 + framesLeft / 50) {
      Bell bell = new Bell(Bell.MOST_BITS, new Sleeper());
      IntStream.range(0, Long.SIZE).forEach(leaf -> bell.ring(Long.SIZE * leaf));
      long[] heard = new long[Long.SIZE];
      try {
        Diver.dive(framesLeft, () -> hear(bell, heard));
      } catch (StackOverflowError end) {
        overflows++;
      }
      hear(bell, heard);
      assertEquals(Long.SIZE, LongStream.of(heard).sum(), "frames left: " + framesLeft);
    }
    assertTrue(overflows > 0);
  }

  private static void hear(Bell bell, long[] heard) {
    Headroom.probeShort(); // as each wait begins
    for (long left = bell.worthALook(); left != 0; left &= left - 1) {
      int leaf = Long.numberOfTrailingZeros(left);
      heard[leaf] |= bell.hear(leaf);
    }
  }

  @Test
  void aLateRingBeyondTheBitsOfTheBellIsNothing() {
    Bell bell = new Bell(64, new Sleeper());
    bell.ring(64);
    bell.ring(4095);
    assertEquals(List.of(), heard(bell));
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
        for (int bit : heard(bells[i])) {
          assertEquals((turns[i].answered * 7 + i) % 128, bit);
          bells[i].silence(bit);
          turns[i].answered = turns[i].answered + 1;
          count[0]++;
        }
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
