package org.copyless.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.copyless.channel.echo.EchoChannel;
import org.copyless.channel.echo.EchoExp;
import org.copyless.channel.echo.EchoImp;
import org.copyless.channel.echo.Letter;
import org.copyless.channel.echo.LetterRep;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.sip.Sip;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * R64 (§2.6): send and receive allocate nothing, neither on the GC heap nor in the exchange heap.
 */
@Tag("guard-off-only")
@Timeout(60)
class AllocationTest {
  private static final int WARM_UP = 30_000;
  private static final int MESSAGES = 100_000;

  /** Messages that both sides park for, so that all of that code is linked. */
  private static final int PARKED = 2_000;

  /**
   * In one of so many runs nothing is allocated. In others it may be: before the JVM compiles a
   * method it makes the strings in it, which the thread that asks for it is charged with.
   */
  private static final int RUNS = 5;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Test
  void r64SendAndReceiveOnOneThread() throws InterruptedException {
    try (ExchangeHeap heap = ExchangeHeap.create()) {
      EchoChannel channel = EchoChannel.open(heap);
      EchoImp imp = channel.imp();
      EchoExp exp = channel.exp();
      ByteVector data = heap.bytes(64);
      Letter letter = LetterRep.allocate(heap, heap.bytes(1), null, 1);
      exchange(imp, exp, data, letter, WARM_UP);
      long blocks = heap.statistics().allocations();
      long before = THREADS.getCurrentThreadAllocatedBytes();
      exchange(imp, exp, data, letter, MESSAGES);
      assertEquals(0, THREADS.getCurrentThreadAllocatedBytes() - before);
      assertEquals(blocks, heap.statistics().allocations());
      data.close();
      letter.close();
      imp.close();
      exp.close();
    }
  }

  private static void exchange(EchoImp imp, EchoExp exp, ByteVector data, Letter letter, int times)
      throws InterruptedException {
    for (int i = 0; i < times; i++) {
      imp.sendPing(data, i);
      if (exp.receive(EchoExp.START) instanceof EchoExp.Ping ping) {
        exp.sendPong(ping.data(), i);
      }
      imp.receive(EchoImp.START_PING);
      imp.sendPost(letter);
      exp.receive(EchoExp.START);
      exp.sendRefused();
      imp.receive(EchoImp.START_POST);
    }
  }

  @Test
  void r64SendAndReceiveBetweenTwoThreadsThatSpinAndPark() throws InterruptedException {
    try (ExchangeHeap heap = ExchangeHeap.create()) {
      EchoChannel channel = EchoChannel.open(heap);
      EchoImp imp = channel.imp();
      long[] allocated = new long[1];
      Sip server = Sip.platform().start("server", channel.exp(), exp -> allocated[0] = echo(exp));
      ByteVector data = heap.bytes(64);
      imp.waiting(Waiting.parking());
      bounce(imp, data, PARKED);
      imp.waiting(Waiting.adaptive());
      bounce(imp, data, WARM_UP - PARKED);
      long least = Long.MAX_VALUE;
      for (int run = 0; run < RUNS; run++) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        bounce(imp, data, MESSAGES);
        least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
      }
      data.close();
      imp.close();
      server.join();
      assertEquals(0, least);
      assertEquals(0, allocated[0]);
      assertEquals(0, heap.statistics().liveBlocks());
    }
  }

  private static void bounce(EchoImp imp, ByteVector data, int times) throws InterruptedException {
    for (int i = 0; i < times; i++) {
      imp.sendPing(data, i);
      imp.receive(EchoImp.START_PING);
    }
  }

  /** Answers; returns the least that has been allocated in a run of messages. */
  private static long echo(EchoExp exp) throws InterruptedException {
    long least = Long.MAX_VALUE;
    long before = 0;
    int count = 0;
    exp.waiting(Waiting.parking());
    while (exp.receive(EchoExp.START) instanceof EchoExp.Ping ping) {
      if (++count == PARKED) {
        exp.waiting(Waiting.adaptive());
      }
      exp.sendPong(ping.data(), 0);
      if (count % MESSAGES == 0) {
        long now = THREADS.getCurrentThreadAllocatedBytes();
        least = count > MESSAGES ? Math.min(least, now - before) : least;
        before = now;
      }
    }
    exp.close();
    return least;
  }
}
