package org.copyless.sip;

import static org.copyless.channel.Select.row;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.copyless.channel.Select;
import org.copyless.channel.echo.EchoChannel;
import org.copyless.channel.echo.EchoExp;
import org.copyless.channel.echo.EchoImp;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.TCell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * An exit hook runs on its SIP's thread, but for an owner of its own: nothing that the thread has
 * kept for the SIP may be used for the hook.
 */
@Timeout(60)
@Tag("guard-off-too")
class HookOwnerTest {
  private static final Select PING = Select.matrix(row(EchoExp.Ping.class));
  private static final Select BOTH = Select.matrix(row(EchoExp.Ping.class, EchoExp.Ping.class));

  private final ExchangeHeap heap = ExchangeHeap.create();

  @AfterEach
  void nothingIsLost() {
    assertEquals(0, heap.statistics().liveBlocks(), () -> heap.statistics().toString());
    heap.close();
  }

  @Test
  @DisplayName("R68 the hook of a SIP that was killed in a select can select")
  void hookSelects() throws InterruptedException {
    EchoChannel channel = EchoChannel.open(heap);
    EchoImp imp = channel.imp();
    var row = new CompletableFuture<Integer>();
    var begun = new CountDownLatch(1);
    Sip sip =
        Sip.start(
            "selecting",
            channel.exp(),
            exp -> {
              begun.countDown();
              PING.await(exp);
            });
    sip.onExit(_ -> complete(row, this::selectWithMessage));
    begun.await();
    sip.kill();
    sip.join();
    assertEquals(0, row.join());
    imp.close();
  }

  private int selectWithMessage() throws Exception {
    EchoChannel channel = EchoChannel.open(heap);
    EchoImp imp = channel.imp();
    EchoExp exp = channel.exp();
    imp.sendPing(heap.bytes(1), 1);
    int row = PING.await(exp);
    imp.close();
    exp.close();
    return row;
  }

  @Test
  @DisplayName("R60 R68 a hook hears what rings where its SIP died over what it had heard")
  void hookHears() throws InterruptedException {
    EchoChannel one = EchoChannel.open(heap);
    EchoChannel other = EchoChannel.open(heap);
    EchoImp first = one.imp();
    EchoImp second = other.imp();
    var row = new CompletableFuture<Integer>();
    var thread = new CompletableFuture<Thread>();
    Sip sip =
        Sip.start(
            "selecting",
            one.exp(),
            other.exp(),
            (a, b) -> {
              thread.complete(Thread.currentThread());
              BOTH.await(a, b);
            });
    sip.onExit(_ -> complete(row, this::selectWithTwo));
    awaitParked(thread.join());
    try (var _ = new Occupation()) { // so that it finds both rings, and then that it is killed
      first.sendPing(heap.bytes(1), 1);
      second.sendPing(heap.bytes(1), 1);
      sip.kill();
    }
    sip.join();
    assertEquals(0, row.join());
    first.close();
    second.close();
  }

  private int selectWithTwo() throws Exception {
    EchoChannel one = EchoChannel.open(heap);
    EchoChannel other = EchoChannel.open(heap);
    EchoImp first = one.imp();
    EchoExp a = one.exp();
    EchoExp b = other.exp();
    first.sendPing(heap.bytes(1), 1);
    Thread waiting = Thread.currentThread();
    Sip sender =
        Sip.platform()
            .start(
                "sender",
                other.imp(),
                second -> {
                  awaitParked(waiting);
                  second.sendPing(heap.bytes(1), 1);
                  second.close();
                });
    int row = BOTH.await(a, b);
    sender.join();
    first.close();
    a.close();
    b.close();
    return row;
  }

  /** Keeps all carriers, so that no other virtual thread goes on. */
  private static final class Occupation implements AutoCloseable {
    private volatile boolean over;

    Occupation() throws InterruptedException {
      int carriers =
          Integer.getInteger(
              "jdk.virtualThreadScheduler.parallelism", Runtime.getRuntime().availableProcessors());
      var begun = new CountDownLatch(carriers);
      for (int i = 0; i < carriers; i++) {
        Thread.startVirtualThread(
            () -> {
              begun.countDown();
              while (!over) {
                Thread.onSpinWait();
              }
            });
      }
      begun.await();
    }

    @Override
    public void close() {
      over = true;
    }
  }

  private static void awaitParked(Thread thread) {
    while (thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
  }

  @Test
  @DisplayName("R23 R68 an endpoint that the SIP has used, from a cell, serves its hook as well")
  void hookUsesTheSameEndpoint() throws InterruptedException {
    EchoChannel channel = EchoChannel.open(heap);
    EchoImp imp = channel.imp();
    imp.sendPing(heap.bytes(1), 1);
    var cell = new TCell<>(channel.exp());
    var sequence = new CompletableFuture<Integer>();
    var answered = new CountDownLatch(1);
    Sip sip =
        Sip.start(
            "first user",
            () -> {
              EchoExp exp = cell.acquire();
              exp.receivePing().data().close();
              exp.sendRefused();
              cell.release(exp);
              answered.countDown();
              new CountDownLatch(1).await();
            });
    sip.onExit(_ -> complete(sequence, () -> answer(cell)));
    answered.await();
    imp.receive(EchoImp.START_PING);
    imp.sendPing(heap.bytes(1), 2);
    sip.kill();
    sip.join();
    assertEquals(2, sequence.join());
    imp.close();
  }

  private static int answer(TCell<EchoExp> cell) throws Exception {
    EchoExp exp = cell.acquire();
    EchoExp.Ping ping = exp.receivePing();
    exp.sendPong(ping.data(), 1);
    exp.close();
    return ping.sequence();
  }

  @Test
  @DisplayName("R68 a kill while the hooks run does not interrupt them")
  void lateKill() throws InterruptedException {
    var interrupted = new CompletableFuture<Boolean>();
    Sip sip = Sip.start("short", new CountDownLatch(1)::await);
    sip.onExit(
        ended -> {
          ended.kill();
          ended.interrupt();
          interrupted.complete(Thread.currentThread().isInterrupted());
        });
    sip.kill();
    sip.join();
    assertFalse(interrupted.join());
  }

  /** What a hook does. */
  @FunctionalInterface
  private interface Task<T> {
    T run() throws Exception;
  }

  private static <T> void complete(CompletableFuture<T> result, Task<T> task) {
    try {
      result.complete(task.run());
    } catch (Throwable thrown) {
      result.completeExceptionally(thrown);
    }
  }
}
