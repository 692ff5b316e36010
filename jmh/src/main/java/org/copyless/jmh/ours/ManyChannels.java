package org.copyless.jmh.ours;

import java.util.Map;
import org.copyless.channel.ChannelClosedException;
import org.copyless.heap.ExchangeHeap;
import org.copyless.jmh.contract.PingPongChannel;
import org.copyless.jmh.contract.PingPongExp;
import org.copyless.jmh.contract.PingPongImp;
import org.copyless.jmh.window.Contender;
import org.copyless.jmh.window.HeapUse;

/** A word there and back over one channel after the other, both ends on one thread. */
public final class ManyChannels implements Contender {
  private final ExchangeHeap heap = Heaps.roomy();
  private final String name;
  private final PingPongImp[] imps;
  private final PingPongExp[] exps;
  private long heapBytes;
  private int next;

  /**
   * Prepares; the asking side opens the channels.
   *
   * @param name what it is called
   * @param size number of channels
   */
  public ManyChannels(String name, int size) {
    this.name = name;
    imps = new PingPongImp[size];
    exps = new PingPongExp[size];
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void ask(int rounds) throws InterruptedException, ChannelClosedException {
    if (imps[0] == null) {
      open();
    }
    for (int i = 0; i < rounds; i++) {
      next = next + 1 < imps.length ? next + 1 : 0;
      imps[next].sendPing(i);
      exps[next].sendPong(exps[next].receivePing().word());
      imps[next].receivePong();
    }
  }

  private void open() {
    long before = HeapUse.now();
    for (int i = 0; i < imps.length; i++) {
      PingPongChannel channel = PingPongChannel.open(heap);
      imps[i] = channel.imp();
      exps[i] = channel.exp();
    }
    heapBytes = HeapUse.now() - before;
  }

  @Override
  public Map<String, Double> figures() {
    double size = imps.length;
    return Map.of(
        "heap-bytes", heapBytes / size,
        "exchange-bytes", heap.statistics().liveBytes() / size,
        "exchange-bytes-reserved", heap.statistics().reservedBytes() / size);
  }
}
