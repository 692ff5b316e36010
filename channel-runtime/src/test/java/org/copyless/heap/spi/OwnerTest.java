package org.copyless.heap.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import org.copyless.heap.KilledError;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Owners know their thread, and a killed one does nothing more. */
class OwnerTest {
  @Test
  @DisplayName("R20: a plain thread's owner knows its thread; a SIP's owner from bind on")
  void thread() throws Exception {
    assertSame(Thread.currentThread(), Owner.current().thread());
    Owner sip = Owner.create("driver");
    assertNull(sip.thread());
    Thread thread = Thread.ofVirtual().start(sip::bind);
    thread.join();
    assertSame(thread, sip.thread());
  }

  @Test
  @DisplayName("R20: a thread of the common pool, which drops thread locals, stays the same owner")
  void commonPool() throws Exception {
    Map<Thread, Owner> owners = new HashMap<>();
    int tasks = 4 * (ForkJoinPool.getCommonPoolParallelism() + 1);
    for (int i = 0; i < tasks; i++) {
      Owner owner = ForkJoinPool.commonPool().submit(Owner::current).get();
      Thread thread = Objects.requireNonNull(owner.thread());
      assertSame(owners.getOrDefault(thread, owner), owner);
      owners.put(thread, owner);
    }
    assertTrue(owners.size() < tasks, "no thread has had two tasks");
  }

  @Test
  @DisplayName("R68: checkAlive throws for the killed owner only, and names it")
  void checkAlive() {
    Owner sip = Owner.create("driver");
    sip.checkAlive();
    assertFalse(sip.isKilled());
    sip.kill();
    assertTrue(sip.isKilled());
    KilledError first = assertThrows(KilledError.class, sip::checkAlive);
    assertTrue(Thread.interrupted(), "the interrupt status is set");
    assertEquals("killed; sip=driver#" + sip.id(), first.getMessage());
    assertThrows(KilledError.class, sip::checkAlive);
    assertTrue(Thread.interrupted());
    Owner.current().checkAlive();
  }

  @Test
  @DisplayName("R68: kill interrupts the thread, whether it comes before bind or after")
  void interrupts() throws Exception {
    assertTrue(isInterrupted(true));
    assertTrue(isInterrupted(false));
  }

  private static boolean isInterrupted(boolean killFirst) throws Exception {
    Owner sip = Owner.create("driver");
    CountDownLatch bound = new CountDownLatch(1);
    CountDownLatch killed = new CountDownLatch(1);
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    if (killFirst) {
      sip.kill();
    }
    Thread.ofVirtual()
        .start(
            () -> {
              sip.bind();
              bound.countDown();
              awaitUninterruptibly(killed);
              interrupted.complete(Thread.currentThread().isInterrupted());
            });
    awaitUninterruptibly(bound);
    if (!killFirst) {
      sip.kill();
    }
    killed.countDown();
    return interrupted.get();
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    boolean interrupted = false;
    while (true) {
      try {
        latch.await();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
