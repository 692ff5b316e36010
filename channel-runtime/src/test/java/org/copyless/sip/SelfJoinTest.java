package org.copyless.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A SIP's thread that is asked to wait for itself. */
@Timeout(60)
@Tag("guard-off-too")
class SelfJoinTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  @DisplayName("a hook that joins its SIP learns how it has ended, and does not wait for itself")
  void hookJoins() throws InterruptedException {
    var joined = new CompletableFuture<Exit>();
    var inTime = new CompletableFuture<Boolean>();
    var registered = new CountDownLatch(1);
    Sip sip =
        Sip.start(
            "joined",
            () -> {
              registered.await();
              throw Sip.exit(7);
            });
    sip.onExit(ended -> complete(ended, joined, inTime));
    registered.countDown();
    assertTrue(sip.join(MINUTE), "the hook waits for its own thread");
    assertEquals(new Exit.Normal(7), joined.join());
    assertTrue(inTime.join());
  }

  private static void complete(
      Sip ended, CompletableFuture<Exit> joined, CompletableFuture<Boolean> inTime) {
    try {
      joined.complete(ended.join());
      inTime.complete(ended.join(MINUTE));
    } catch (InterruptedException interrupted) {
      joined.completeExceptionally(interrupted);
    }
  }

  @Test
  @DisplayName("a body that joins its own SIP is refused")
  void bodyJoins() throws InterruptedException {
    Sip sip =
        Sip.start(
            "self",
            () -> {
              Sip self = Sip.current().orElseThrow();
              assertThrows(IllegalStateException.class, self::join);
              assertThrows(IllegalStateException.class, () -> self.join(MINUTE));
            });
    assertTrue(sip.join(MINUTE), "the body waits for its own thread");
    assertEquals(new Exit.Normal(0), sip.exit().orElseThrow());
  }
}
