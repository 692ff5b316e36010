package org.copyless.jmh.ours;

import org.copyless.annotation.Claims;
import org.copyless.channel.ChannelClosedException;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.TCell;
import org.copyless.jmh.contract.StreamChannel;
import org.copyless.jmh.contract.StreamExp;
import org.copyless.jmh.contract.StreamImp;
import org.copyless.jmh.window.Contender;

/** Items one way through an unbounded contract; a half of a window ends when all have arrived. */
public final class StreamPair implements Contender {
  private final ExchangeHeap heap = ExchangeHeap.create();
  private final TCell<StreamImp> asking;
  private final TCell<StreamExp> answering;

  /** Opens a channel. */
  public StreamPair() {
    StreamChannel channel = StreamChannel.open(heap);
    asking = new TCell<>(channel.imp());
    answering = new TCell<>(channel.exp());
  }

  @Override
  public String name() {
    return "copyless-unbounded";
  }

  @Override
  public void ask(int rounds) throws InterruptedException, ChannelClosedException {
    asking.release(sent(asking.acquire(), rounds));
  }

  private static StreamImp sent(@Claims StreamImp imp, int rounds)
      throws InterruptedException, ChannelClosedException {
    try {
      for (int i = 0; i < rounds; i++) {
        imp.sendItem(i);
      }
      imp.sendFlush();
      imp.receiveFlushed();
      return imp;
    } catch (InterruptedException | ChannelClosedException e) {
      imp.close();
      throw e;
    }
  }

  @Override
  public void answer(int rounds) throws InterruptedException, ChannelClosedException {
    answering.release(received(answering.acquire()));
  }

  private static StreamExp received(@Claims StreamExp exp)
      throws InterruptedException, ChannelClosedException {
    try {
      int last = 0;
      while (true) {
        switch (exp.receive(StreamExp.START)) {
          case StreamExp.Item item -> last = Math.max(last, item.value());
          case StreamExp.Flush _ -> {
            exp.sendFlushed();
            return exp;
          }
          case StreamExp.Closed _ -> throw new ChannelClosedException("asking side, after " + last);
        }
      }
    } catch (InterruptedException | ChannelClosedException e) {
      exp.close();
      throw e;
    }
  }
}
