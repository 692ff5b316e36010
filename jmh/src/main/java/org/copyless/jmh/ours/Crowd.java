package org.copyless.jmh.ours;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.copyless.annotation.Claims;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.TrackedDeque;
import org.copyless.jmh.contract.PingPongChannel;
import org.copyless.jmh.contract.PingPongExp;
import org.copyless.jmh.contract.PingPongImp;
import org.copyless.jmh.window.Contender;
import org.copyless.jmh.window.HeapUse;
import org.copyless.sip.Sip;

/**
 * SIPs that all wait for one message, then all get it, and end. A round is a SIP, with the channel
 * that it waits at.
 */
public final class Crowd implements Contender {
  private final int size;
  private final ExchangeHeap heap = Heaps.roomy();
  private final AtomicInteger waiting = new AtomicInteger();

  /**
   * Creates a heap.
   *
   * @param size how many SIPs the figures are taken of
   */
  public Crowd(int size) {
    this.size = size;
  }

  @Override
  public String name() {
    return "copyless";
  }

  @Override
  public void ask(int rounds) throws InterruptedException {
    gather(rounds, () -> {}, () -> {});
  }

  @Override
  public Map<String, Double> figures() throws InterruptedException {
    long before = HeapUse.now();
    double[] taken = new double[4];
    gather(
        size,
        () -> taken[0] = HeapUse.now() - before,
        () -> {
          taken[1] = HeapUse.now() - before;
          taken[2] = heap.statistics().liveBytes();
          taken[3] = heap.statistics().reservedBytes();
        });
    return Map.of(
        "heap-bytes", taken[1] / size,
        "heap-bytes-channel", taken[0] / size,
        "heap-bytes-sip", (taken[1] - taken[0]) / size,
        "exchange-bytes", taken[2] / size,
        "exchange-bytes-reserved", taken[3] / size);
  }

  private void gather(int rounds, Runnable whenAllAreOpen, Runnable whenAllWait)
      throws InterruptedException {
    waiting.set(0);
    List<Sip> sips = new ArrayList<>(rounds);
    try (TrackedDeque<PingPongImp> imps = TrackedDeque.create(heap);
        TrackedDeque<PingPongExp> exps = TrackedDeque.create(heap)) {
      for (int i = 0; i < rounds; i++) {
        PingPongChannel channel = PingPongChannel.open(heap);
        exps.addLast(channel.exp());
        imps.addLast(channel.imp());
      }
      whenAllAreOpen.run();
      for (PingPongExp exp = exps.pollFirst(); exp != null; exp = exps.pollFirst()) {
        sips.add(Sip.start("one", exp, this::receiveOnce));
      }
      while (waiting.get() < rounds) {
        Thread.sleep(1);
      }
      whenAllWait.run();
      for (PingPongImp imp = imps.pollFirst(); imp != null; imp = imps.pollFirst()) {
        imp.sendPing(1);
        imp.close();
      }
    }
    for (Sip sip : sips) {
      sip.join();
    }
  }

  private void receiveOnce(@Claims PingPongExp exp) throws InterruptedException {
    try (exp) {
      waiting.incrementAndGet();
      switch (exp.receive(PingPongExp.START)) {
        case PingPongExp.Ping _ -> {}
        case PingPongExp.Closed _ -> throw new IllegalStateException("closed before its message");
      }
    }
  }
}
