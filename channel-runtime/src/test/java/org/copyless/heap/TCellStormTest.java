package org.copyless.heap;

import static org.copyless.heap.Waits.ended;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.copyless.heap.spi.Owner;
import org.copyless.sip.Exit;
import org.copyless.sip.Sip;
import org.copyless.sip.Starter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many threads at the same cells, some of them interrupted or killed in the middle. */
@Timeout(120)
class TCellStormTest {
  private static final int SIPS = 16;
  private static final int ROUNDS = 400;

  private final ExchangeHeap heap = ExchangeHeap.create();

  /** For each token, whether somebody is using it. */
  private final AtomicBoolean[] used = new AtomicBoolean[3];

  private final List<TCell<LongVector>> cells = new ArrayList<>();
  private final AtomicLong violations = new AtomicLong();

  @AfterEach
  void nothingIsLost() {
    assertEquals(0, heap.statistics().liveBlocks(), () -> heap.statistics().toString());
    heap.close();
  }

  private void fillCells() {
    for (int i = 0; i < used.length; i++) {
      used[i] = new AtomicBoolean();
      cells.add(new TCell<>(token(i)));
    }
  }

  private LongVector token(int number) {
    LongVector token = heap.longs(2);
    token.set(0, number);
    return token;
  }

  private static Starter starter(int number) {
    return number % 4 == 0 ? Sip.platform() : Sip.virtual();
  }

  /** Counts in the token, plainly: what one owner does, the next one sees. */
  private void use(LongVector token) {
    AtomicBoolean mine = used[(int) token.get(0)];
    if (!mine.compareAndSet(false, true)) {
      violations.incrementAndGet();
    }
    token.set(1, token.get(1) + 1);
    mine.set(false);
  }

  @Test
  @DisplayName("R20 R24 each token has one owner at a time, and sees what the one before did")
  void oneOwner() throws Exception {
    fillCells();
    List<Sip> sips = new ArrayList<>();
    for (int i = 0; i < SIPS; i++) {
      int seed = i;
      sips.add(starter(i).start("user " + i, () -> useOften(new SplittableRandom(seed))));
    }
    for (Sip sip : sips) {
      ended(sip);
    }
    long uses = 0;
    for (TCell<LongVector> cell : cells) {
      LongVector token = cell.acquire();
      uses += token.get(1);
      token.close();
    }
    assertEquals(0, violations.get());
    assertEquals((long) SIPS * ROUNDS, uses);
  }

  private void useOften(SplittableRandom random) throws InterruptedException {
    for (int round = 0; round < ROUNDS; round++) {
      TCell<LongVector> cell = cells.get(random.nextInt(cells.size()));
      LongVector token = cell.acquire();
      try {
        use(token);
      } finally {
        cell.release(token);
      }
    }
  }

  @Test
  @DisplayName("R29 what goes in comes out, once, whoever is interrupted")
  void interrupts() throws Exception {
    TCell<LongVector> cell = TCell.empty();
    AtomicLong sent = new AtomicLong();
    AtomicLong received = new AtomicLong();
    List<Sip> producers = new ArrayList<>();
    List<Sip> consumers = new ArrayList<>();
    for (int i = 0; i < SIPS; i++) {
      int number = i;
      producers.add(starter(i).start("producer " + i, () -> produce(cell, number, sent)));
      consumers.add(starter(i).start("consumer " + i, () -> consume(cell, received)));
    }
    SplittableRandom random = new SplittableRandom(1);
    while (producers.stream().anyMatch(Sip::isAlive)) {
      producers.get(random.nextInt(SIPS)).interrupt();
      consumers.get(random.nextInt(SIPS)).interrupt();
      Thread.onSpinWait();
    }
    for (int i = 0; i < SIPS; i++) {
      cell.release(heap.longs(1)); // a 0 ends a consumer
    }
    for (int i = 0; i < SIPS; i++) {
      ended(producers.get(i));
      ended(consumers.get(i));
    }
    assertEquals(sent.get(), received.get());
    assertTrue(sent.get() > 0);
  }

  private void produce(TCell<LongVector> cell, int number, AtomicLong sent) {
    for (int round = 1; round <= ROUNDS; round++) {
      LongVector token = heap.longs(1);
      long value = (long) number * ROUNDS + round;
      token.set(0, value);
      try {
        cell.release(token);
        sent.addAndGet(value);
      } catch (InterruptedException goOn) {
        // that token is closed
      }
    }
  }

  private static void consume(TCell<LongVector> cell, AtomicLong received) {
    while (true) {
      try (LongVector token = cell.acquire()) {
        long value = token.get(0);
        if (value == 0) {
          return;
        }
        received.addAndGet(value);
      } catch (InterruptedException goOn) {
        // nothing was acquired
      }
    }
  }

  @Test
  @DisplayName(
      "R86 of killed SIPs nothing is left, the others go on, and cells can be filled again")
  void kills() throws Exception {
    fillCells();
    ConcurrentLinkedQueue<Owner> victims = new ConcurrentLinkedQueue<>();
    SplittableRandom random = new SplittableRandom(2);
    for (int generation = 0; generation < 40; generation++) {
      List<Sip> sips = new ArrayList<>();
      for (int i = 0; i < SIPS; i++) {
        long seed = random.nextLong();
        sips.add(starter(i).start("mortal", () -> liveOn(victims, new SplittableRandom(seed))));
      }
      while (sips.stream().anyMatch(Sip::isAlive)) {
        letThemWork(random.nextInt(20_000));
        Owner victim = victims.poll();
        if (victim != null) {
          victim.kill();
        }
      }
      for (Sip sip : sips) {
        sip.join();
        assertEquals(new Exit.Killed(), sip.join());
      }
      refill();
    }
    assertEquals(0, violations.get());
    for (TCell<LongVector> cell : cells) {
      cell.acquire().close();
    }
  }

  private static void letThemWork(int spins) {
    for (int i = 0; i < spins; i++) {
      Thread.onSpinWait();
    }
  }

  /** Uses tokens until killed, often with a token in hand. */
  private void liveOn(ConcurrentLinkedQueue<Owner> victims, SplittableRandom random)
      throws InterruptedException {
    victims.add(Owner.current());
    while (true) {
      TCell<LongVector> cell = cells.get(random.nextInt(cells.size()));
      LongVector token = cell.acquire();
      use(token);
      if (random.nextInt(10) == 0) {
        heap.bytes(1).close(); // may be the end, with the token in hand
      }
      cell.release(token);
    }
  }

  private void refill() throws InterruptedException {
    int full = 0;
    for (int i = 0; i < cells.size(); i++) {
      LongVector token = cells.get(i).tryAcquire();
      full += token == null ? 0 : 1;
      cells.get(i).release(token == null ? token(i) : token);
      assertFalse(used[i].get());
    }
    assertEquals(cells.size(), heap.statistics().liveBlocks(), "of which were full: " + full);
  }
}
