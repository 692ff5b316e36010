package org.copyless.heap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.copyless.heap.spi.Owner;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One search of the heaps serves all owners that have ended meanwhile. */
@Timeout(60)
class ReaperBatchTest {
  private final List<Integer> searches = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch firstBegun = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);
  private final Reaper reaper = new Reaper(this::search);

  private void search(DeadOwners dead) {
    searches.add(dead.size());
    firstBegun.countDown();
    try {
      goOn.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private Thread dying(String name) {
    return Thread.ofVirtual()
        .start(
            () -> {
              Owner owner = Owner.create(name);
              owner.bind();
              owner.doubtCount();
              reaper.reclaim(owner);
              assertEquals(0, owner.blocks());
            });
  }

  @SuppressWarnings("ThreadPriorityCheck") // waits for others
  private void awaitWaiting(int count) {
    while (reaper.waiting() < count) {
      Thread.yield();
    }
  }

  private void dieDuringOneSearch(int count) throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    threads.add(dying("first"));
    firstBegun.await();
    for (int i = 0; i < count; i++) {
      threads.add(dying("one of many"));
    }
    awaitWaiting(count);
    goOn.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
  }

  @Test
  @DisplayName("R86: 2,000 owners that end during one search cost one more")
  void oneSearchForAll() throws InterruptedException {
    dieDuringOneSearch(2_000);
    assertEquals(List.of(1, 2_000), searches);
    assertEquals(2, reaper.searches());
  }

  @Test
  @DisplayName("R86: more owners than a search can look for are served by several")
  void moreThanASetHolds() throws InterruptedException {
    dieDuringOneSearch(2 * DeadOwners.MAX + 5);
    assertEquals(List.of(1, DeadOwners.MAX, DeadOwners.MAX, 5), searches);
  }

  @Test
  @DisplayName("R86: an interrupt does not end the wait for the reaper, and is not lost")
  void interrupted() throws Exception {
    Thread first = dying("first");
    firstBegun.await();
    var interrupted = new CompletableFuture<Boolean>();
    Thread second =
        Thread.ofPlatform()
            .start(
                () -> {
                  Owner owner = Owner.create("second");
                  owner.bind();
                  Thread.currentThread().interrupt();
                  reaper.reclaim(owner);
                  interrupted.complete(Thread.currentThread().isInterrupted());
                });
    awaitWaiting(1);
    assertFalse(interrupted.isDone());
    goOn.countDown();
    first.join();
    second.join();
    assertTrue(interrupted.get());
  }

  @Test
  @DisplayName("R86: a search that fails leaves nobody waiting and the next one possible")
  void failure() {
    Reaper failing =
        new Reaper(
            dead -> {
              throw new IllegalStateException("in the search");
            });
    for (int i = 0; i < 2; i++) {
      Owner owner = Owner.create("dead");
      assertThrows(IllegalStateException.class, () -> failing.reclaim(owner));
      assertFalse(owner.awaitsReaper());
    }
  }

  @Test
  @DisplayName("R86: the set of the dead holds exactly what was added")
  void deadOwners() {
    DeadOwners dead = new DeadOwners();
    for (long id = 1; !dead.isFull(); id += 4_096) {
      dead.add(id);
      assertTrue(dead.contains(id));
    }
    assertEquals(DeadOwners.MAX, dead.size());
    long greatest = 1 + (DeadOwners.MAX - 1) * 4_096L;
    for (long other : new long[] {0, 2, 4_096, greatest - 1, greatest + 4_096, -1, -4_097}) {
      assertFalse(dead.contains(other), () -> "id=" + other);
    }
    dead.clear();
    assertFalse(dead.contains(1));
    assertEquals(0, dead.size());
  }

  @Test
  @DisplayName("R86: owners that own nothing cost no search; strangers' blocks stay")
  void realHeaps() throws InterruptedException {
    try (ExchangeHeap heap = ExchangeHeap.create()) {
      ByteVector mine = heap.bytes(1);
      Thread idle = Thread.ofVirtual().start(() -> end(null));
      idle.join();
      Thread forgetful = Thread.ofVirtual().start(() -> end(heap));
      forgetful.join();
      assertEquals(1, heap.statistics().liveBlocks());
      mine.close();
    }
  }

  private static void end(ExchangeHeap from) {
    Owner owner = Owner.create("dying");
    owner.bind();
    if (from != null) {
      from.bytes(10);
      from.vector(3);
    }
    ExchangeHeap.reclaimAll(owner);
    assertEquals(0, owner.blocks());
  }
}
