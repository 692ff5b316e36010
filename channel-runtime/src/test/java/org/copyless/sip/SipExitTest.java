package org.copyless.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.copyless.channel.ChannelClosed;
import org.copyless.channel.echo.EchoChannel;
import org.copyless.channel.echo.EchoImp;
import org.copyless.channel.echo.Letter;
import org.copyless.channel.echo.LetterRep;
import org.copyless.heap.ExchangeHeap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** However a SIP ends, its exit tells how, and nothing of it stays. */
@Timeout(60)
class SipExitTest {
  private final ExchangeHeap heap = ExchangeHeap.create();

  @AfterEach
  void nothingIsLost() {
    assertEquals(0, heap.statistics().liveBlocks(), () -> heap.statistics().toString());
    heap.close();
  }

  /** The ways to end. */
  enum End {
    RETURN("Normal[code=0]") {
      @Override
      void end(ExchangeHeap heap) {}
    },
    EXIT("Normal[code=3]") {
      @Override
      void end(ExchangeHeap heap) {
        throw Sip.exit(3);
      }
    },
    EXCEPTION("Failed") {
      @Override
      void end(ExchangeHeap heap) throws Exception {
        throw new Exception("end");
      }
    },
    ERROR("Failed") {
      @Override
      void end(ExchangeHeap heap) {
        throw new AssertionError("end");
      }
    },
    KILL("Killed[]") {
      @Override
      void end(ExchangeHeap heap) {
        Sip.current().orElseThrow().kill();
        heap.bytes(1);
      }
    },
    NO_STACK("Failed") {
      @Override
      @SuppressWarnings("InfiniteRecursion") // that is the point
      void end(ExchangeHeap heap) throws Exception {
        heap.bytes(1);
        end(heap);
      }
    },
    NO_MEMORY("Failed") {
      @Override
      void end(ExchangeHeap heap) {
        throw new IllegalStateException("got " + new long[Integer.MAX_VALUE].length);
      }
    };

    /** How the text of the exit begins. */
    final String exit;

    End(String exit) {
      this.exit = exit;
    }

    abstract void end(ExchangeHeap heap) throws Exception;
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName(
      "R68 R86: blocks of a SIP that has ended, its endpoints and its queues are reclaimed")
  void allIsReclaimed(End way) throws InterruptedException {
    EchoChannel channel = EchoChannel.open(heap);
    EchoImp imp = channel.imp();
    imp.sendPing(heap.bytes(100), 1);
    Sip sip =
        Sip.start(
            "ending",
            channel.exp(),
            heap.bytes(10),
            (exp, bytes) -> {
              Letter inner = LetterRep.allocate(heap, heap.bytes(1), null, 1);
              LetterRep.allocate(heap, heap.bytes(1), inner, 2);
              EchoChannel kept = EchoChannel.open(heap);
              EchoChannel sent = EchoChannel.open(heap);
              sent.imp().sendPost(LetterRep.allocate(heap, heap.bytes(1), null, 3));
              kept.imp().sendDelegate(sent.exp());
              heap.bytes(300_000);
              way.end(heap);
            });
    sip.onExit(ended -> {});
    Exit exit = sip.join();
    assertTrue(exit.toString().startsWith(way.exit), exit::toString);
    assertEquals(exit instanceof Exit.Failed, sip.failure().isPresent());
    assertEquals(2, heap.statistics().liveBlocks(), "the ends of the one channel");
    assertInstanceOf(ChannelClosed.class, imp.receive(EchoImp.START_PING));
    imp.close();
  }

  @RepeatedTest(50)
  @DisplayName("R86: a stack that ends anywhere in the runtime leaves nothing behind")
  void noStackAnywhere() throws InterruptedException {
    for (Starter starter : new Starter[] {Sip.virtual(), Sip.platform()}) {
      Sip sip = starter.start("deep", () -> deeper(0));
      sip.onExit(ended -> {});
      sip.join();
      assertInstanceOf(StackOverflowError.class, sip.failure().orElseThrow());
    }
  }

  @SuppressWarnings("InfiniteRecursion") // that is the point
  private int deeper(int depth) {
    heap.bytes(depth % 50);
    return deeper(depth + 1) + 1;
  }

  @Test
  @DisplayName("R68: exit runs finally blocks, and catch (Exception) does not stop it")
  void exitUnwinds() throws InterruptedException {
    AtomicBoolean ran = new AtomicBoolean();
    Sip sip =
        Sip.start(
            "exiting",
            () -> {
              try {
                Sip.exit(7);
              } catch (RuntimeException never) {
                throw new AssertionError(never);
              } finally {
                ran.set(true);
              }
            });
    assertEquals(new Exit.Normal(7), sip.join());
    assertTrue(ran.get());
  }

  @Test
  @DisplayName("R68: exit is refused outside a SIP and in an exit hook")
  void exitRefused() throws InterruptedException {
    assertThrows(IllegalStateException.class, () -> Sip.exit(1));
    var inHook = new CompletableFuture<Throwable>();
    CountDownLatch go = new CountDownLatch(1);
    Sip sip = Sip.start("ending", go::await);
    sip.onExit(
        ended -> inHook.complete(assertThrows(IllegalStateException.class, () -> Sip.exit(1))));
    go.countDown();
    assertEquals(new Exit.Normal(0), sip.join());
    assertTrue(inHook.join().getMessage().startsWith("exit outside a running SIP; code=1"));
  }

  @Test
  @DisplayName("R68: while a SIP runs there is no exit, and its text tells what it does")
  void text() throws InterruptedException {
    CountDownLatch go = new CountDownLatch(1);
    Sip sip = Sip.start("worker", go::await);
    assertTrue(sip.exit().isEmpty());
    assertEquals("Sip[worker#" + sip.ownerId() + ", running]", sip.toString());
    go.countDown();
    sip.join();
    assertEquals("Sip[worker#" + sip.ownerId() + ", ended, exit=Normal[code=0]]", sip.toString());
  }

  @Test
  @DisplayName("R68: a failure is the very object that the body has thrown")
  void failure() throws InterruptedException {
    Exception cause = new Exception("cause");
    CountDownLatch go = new CountDownLatch(1);
    Sip sip =
        Sip.start(
            "failing",
            () -> {
              go.await();
              throw cause;
            });
    sip.onExit(ended -> {});
    go.countDown();
    assertEquals(new Exit.Failed(cause), sip.join());
    assertSame(cause, sip.failure().orElseThrow());
  }
}
