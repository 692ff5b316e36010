package org.copyless.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Parents and children, and what becomes of these when a parent ends. */
@Timeout(60)
class SipFamilyTest {
  private final CountDownLatch go = new CountDownLatch(1);

  @Test
  @DisplayName("R68: a SIP knows itself, its parent and its children; other threads have none")
  void knowsItsFamily() throws InterruptedException {
    assertTrue(Sip.current().isEmpty());
    var child = new CompletableFuture<Sip>();
    var self = new CompletableFuture<Sip>();
    Sip parent =
        Sip.start(
            "parent",
            () -> {
              self.complete(Sip.current().orElseThrow());
              child.complete(Sip.start("child", go::await));
              go.await();
            });
    assertSame(parent, self.join());
    assertEquals(List.of(child.join()), parent.children());
    assertSame(parent, child.join().parent().orElseThrow());
    assertTrue(parent.parent().isEmpty());
    go.countDown();
    parent.join();
    child.join().join();
    assertEquals(List.of(), parent.children());
    assertTrue(child.join().parent().isEmpty());
  }

  @Test
  @DisplayName("R68: when a parent ends by itself its children go on with the nearest ancestor")
  void children() throws InterruptedException {
    var grandchild = new CompletableFuture<Sip>();
    CountDownLatch parentMayEnd = new CountDownLatch(1);
    Sip grandparent =
        Sip.start(
            "grandparent",
            () -> {
              Sip.start(
                  "parent",
                  () -> {
                    grandchild.complete(Sip.start("grandchild", go::await));
                    parentMayEnd.await();
                  });
              go.await();
            });
    Sip orphan = grandchild.join();
    Sip parent = orphan.parent().orElseThrow();
    parentMayEnd.countDown();
    parent.join();
    assertSame(grandparent, orphan.parent().orElseThrow());
    assertEquals(List.of(orphan), grandparent.children());
    assertTrue(orphan.isAlive());
    grandparent.kill();
    assertEquals(new Exit.Killed(), orphan.join());
    assertEquals(new Exit.Killed(), grandparent.join());
  }

  @Test
  @DisplayName("R68: children without an ancestor go on alone")
  void orphans() throws InterruptedException {
    var child = new CompletableFuture<Sip>();
    Sip parent = Sip.start("parent", () -> child.complete(Sip.start("child", go::await)));
    parent.join();
    assertEquals(Optional.empty(), child.join().parent());
    assertTrue(child.join().isAlive());
    go.countDown();
    assertEquals(new Exit.Normal(0), child.join().join());
  }

  @Test
  @DisplayName("R68: a replacement that a hook starts is a child of the ended SIP's parent")
  void replacement() throws InterruptedException {
    var replaced = new CompletableFuture<Sip>();
    Sip parent =
        Sip.start(
            "parent",
            () -> {
              Sip child = Sip.start("child", () -> {});
              child.onExit(ended -> replaced.complete(Sip.start("replacement", go::await)));
              go.await();
            });
    Sip replacement = replaced.join();
    assertSame(parent, replacement.parent().orElseThrow());
    parent.kill();
    parent.join();
    assertEquals(new Exit.Killed(), replacement.join());
  }

  @Test
  @DisplayName("R68: none escapes when a tree is killed while it grows and its parents end")
  void growing() throws InterruptedException {
    for (int round = 0; round < 200; round++) {
      AtomicInteger alive = new AtomicInteger();
      CountDownLatch grown = new CountDownLatch(5 + round % 20);
      Sip root = Sip.start("root", () -> grow(4, alive, grown));
      grown.await();
      root.kill();
      root.join();
      for (Sip last : root.children()) {
        last.join();
      }
      awaitZero(alive);
    }
  }

  /** Starts children, which do so, too; some end by themselves, the others are to be killed. */
  private static void grow(int depth, AtomicInteger alive, CountDownLatch grown)
      throws InterruptedException {
    alive.incrementAndGet();
    try {
      for (int i = 0; i < 3 && depth > 0; i++) {
        Sip.start("child", () -> grow(depth - 1, alive, grown));
        grown.countDown();
      }
      if (ThreadLocalRandom.current().nextInt(3) != 0
          || Sip.current().orElseThrow().name().equals("root")) {
        Thread.sleep(Long.MAX_VALUE);
      }
    } finally {
      alive.decrementAndGet();
    }
  }

  @SuppressWarnings("ThreadPriorityCheck") // waits for others; a child that escaped never ends
  private static void awaitZero(AtomicInteger alive) {
    while (alive.get() != 0) {
      Thread.yield();
    }
  }
}
