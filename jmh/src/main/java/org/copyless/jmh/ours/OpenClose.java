package org.copyless.jmh.ours;

import org.copyless.heap.ExchangeHeap;
import org.copyless.jmh.contract.PingPongChannel;
import org.copyless.jmh.contract.PingPongExp;
import org.copyless.jmh.contract.PingPongImp;
import org.copyless.jmh.window.Contender;

/** A channel opened, and both ends closed. */
public final class OpenClose implements Contender {
  private final ExchangeHeap heap = ExchangeHeap.create();

  /** Creates a heap. */
  public OpenClose() {}

  @Override
  public String name() {
    return "copyless";
  }

  @Override
  public void ask(int rounds) {
    for (int i = 0; i < rounds; i++) {
      PingPongChannel channel = PingPongChannel.open(heap);
      PingPongImp imp = channel.imp();
      PingPongExp exp = channel.exp();
      imp.close();
      exp.close();
    }
  }

  /**
   * Returns what an end takes.
   *
   * @return bytes, the block's header not counted
   */
  public static int endpointBytes() {
    ExchangeHeap heap = ExchangeHeap.create();
    PingPongChannel channel = PingPongChannel.open(heap);
    PingPongImp imp = channel.imp();
    PingPongExp exp = channel.exp();
    int bytes = (int) heap.statistics().liveBytes() / 2;
    imp.close();
    exp.close();
    heap.close();
    return bytes;
  }
}
