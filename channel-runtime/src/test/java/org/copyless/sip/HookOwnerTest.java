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
