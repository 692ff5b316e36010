package org.copyless.channel;

import static org.copyless.channel.Select.ANY;
import static org.copyless.channel.Select.matrix;
import static org.copyless.channel.Select.row;
import static org.copyless.channel.Select.timeout;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.copyless.channel.ask.AskExp;
import org.copyless.channel.ask.AskExp.Low;
import org.copyless.channel.ask.AskExp.Mid;
import org.copyless.channel.ask.AskImp;
import org.copyless.channel.spi.ChannelEnds;
import org.copyless.heap.ExchangeHeap;
import org.copyless.sip.Sip;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** R64 (§2.6): waiting for several endpoints allocates nothing, neither here nor there. */
@Timeout(60)
@Tag("guard-off-only")
class SelectAllocationTest {
  private static final int WARM_UP = 30_000;
  private static final int WINDOW = 5_000;
  private static final int ROUNDS = 100_000;
  private static final int MEASUREMENTS = 5;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final Select TWO =
      matrix(
          row(Low.class, Low.class),
          row(Mid.class, ANY),
          row(ANY, Mid.class),
          timeout(Duration.ZERO));
  private static final Select SET = matrix(row(Low.class), row(ChannelClosed.class));

  private interface Body {
    void run(int rounds) throws Exception;
  }

  /**
   * Returns the least of a few measurements: for as long as code that is compiled anew runs
   * interpreted, the array of variable arguments is there, which compiled code does without.
   */
  private static long allocated(Body body) throws Exception {
    body.run(WARM_UP);
    long least = Long.MAX_VALUE;
    for (int i = 0; i < MEASUREMENTS && least > 0; i++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      body.run(ROUNDS);
      least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
    }
    return least;
  }

  @Test
  @DisplayName("R64 a wait for one of two endpoints, or for both")
  void twoEndpoints() throws Exception {
    try (ExchangeHeap heap = ExchangeHeap.create()) {
      ChannelEnds<AskImp, AskExp> first = AskExp.open(heap);
      ChannelEnds<AskImp, AskExp> second = AskExp.open(heap);
      try (AskImp toA = first.imp();
          AskExp a = first.exp();
          AskImp toB = second.imp();
          AskExp b = second.exp()) {
        assertEquals(
            0,
            allocated(
                rounds -> {
                  for (int i = 0; i < rounds; i++) {
                    assertEquals(3, TWO.await(a, b));
                    toB.send(AskExp.LOW, i);
                    assertEquals(3, TWO.await(a, b));
                    toA.send(AskExp.LOW, i);
                    assertEquals(0, TWO.await(a, b));
                    answer(a, toA);
                    answer(b, toB);
                  }
                }));
      }
    }
  }

  private static void answer(AskExp exp, AskImp imp) throws Exception {
    exp.take(Low.class);
    exp.sendDone();
    imp.receiveDone();
  }

  @Test
  @DisplayName("R64, R88 a wait for a set, taking a member out and adding it again")
  void set() throws Exception {
    try (ExchangeHeap heap = ExchangeHeap.create()) {
      AskImp[] imps = new AskImp[64];
      EndpointSet<AskExp> set = EndpointSet.create(heap, AskExp.OPEN);
      EndpointMap<AskExp, String> map = EndpointMap.create(heap, AskExp.OPEN);
      for (int i = 0; i < imps.length; i++) {
        ChannelEnds<AskImp, AskExp> ends = AskExp.open(heap);
        set.add(ends.exp());
        imps[i] = ends.imp();
      }
      long blocks = heap.statistics().allocations();
      assertEquals(
          0,
          allocated(
              rounds -> {
                for (int i = 0; i < rounds; i++) {
                  AskImp imp = imps[i * 7 % imps.length];
                  imp.send(AskExp.LOW, i);
                  assertEquals(0, SET.await(set));
                  AskExp client = set.selected();
                  answer(client, imp);
                  map.add(client, "data");
                  imp.send(AskExp.LOW, i);
                  assertEquals(0, SET.await(map));
                  client = map.selected();
                  map.data();
                  answer(client, imp);
                  set.add(client);
                }
              }));
      assertEquals(blocks, heap.statistics().allocations());
      set.close();
      map.close();
      for (AskImp imp : imps) {
        imp.close();
      }
    }
  }

  @Test
  @DisplayName("R64 waits of platform threads that spin and park")
  void parked() throws Exception {
    try (ExchangeHeap heap = ExchangeHeap.create()) {
      ChannelEnds<AskImp, AskExp> ends = AskExp.open(heap);
      AskImp imp = ends.imp();
      long[] allocated = new long[1];
      Sip server =
          Sip.platform().start("server", ends.exp(), exp -> allocated[0] = serve(heap, exp));
      Thread.sleep(50); // the server parks once, so that all its code is linked
      for (int i = 0; i < WARM_UP + 20_000; i++) {
        imp.send(AskExp.LOW, i);
        imp.receiveDone();
      }
      imp.close();
      server.join();
      assertEquals("Optional.empty", server.failure().toString());
      assertEquals(0, allocated[0]);
    }
  }

  /**
   * Returns the least of some windows: the compiler may throw code away, with what it had saved.
   */
  private static long serve(ExchangeHeap heap, AskExp exp) throws Exception {
    long least = Long.MAX_VALUE;
    long before = 0;
    EndpointSet<AskExp> set = EndpointSet.create(heap, AskExp.OPEN);
    set.add(exp);
    for (int count = 0; SET.await(set) == 0; count++) {
      AskExp client = set.selected();
      client.take(Low.class);
      client.sendDone();
      set.add(client);
      if (count >= WARM_UP && count % WINDOW == 0) {
        long now = THREADS.getCurrentThreadAllocatedBytes();
        least = count == WARM_UP ? least : Math.min(least, now - before);
        before = now;
      }
    }
    set.close();
    return least;
  }
}
