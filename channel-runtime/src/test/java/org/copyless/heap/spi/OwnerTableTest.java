package org.copyless.heap.spi;

import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Phaser;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A virtual thread finds the owner that it was bound to")
class OwnerTableTest {
  private static final int THREADS = 20_000;

  @Test
  @DisplayName("while thousands of others come and go, and not after it has been unbound")
  void findsItsOwn() throws Exception {
    Phaser allBound = new Phaser(THREADS / 2);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> bodies = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        boolean stays = i % 2 == 0;
        bodies.add(threads.submit(() -> live(stays ? allBound : new Phaser(1))));
      }
      for (Future<?> body : bodies) {
        body.get();
      }
    }
  }

  private static void live(Phaser others) {
    Owner owner = Owner.create("sip");
    owner.bind();
    assertSame(owner, Owner.current());
    others.arriveAndAwaitAdvance();
    assertSame(owner, Owner.current());
    owner.unbind();
    Owner aftermath = Owner.create("sip (exit)");
    aftermath.bind();
    assertSame(aftermath, Owner.current());
    aftermath.unbind();
    assertNotSame(aftermath, Owner.current());
    assertSame(Owner.current(), Owner.current());
  }
}
