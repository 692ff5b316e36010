package org.copyless.jmh.ours;

import org.copyless.annotation.Claims;
import org.copyless.channel.ChannelClosedException;
import org.copyless.channel.Waiting;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.TCell;
import org.copyless.jmh.contract.PingPongChannel;
import org.copyless.jmh.contract.PingPongExp;
import org.copyless.jmh.contract.PingPongImp;
import org.copyless.jmh.window.Contender;
import org.copyless.jmh.window.Schedule;

/** A word forth and back over a channel; the answering side receives through the switch. */
public final class PingPongPair implements Contender {
  private final ExchangeHeap heap = ExchangeHeap.create();
  private final String name;
  private final TCell<PingPongImp> asking;
  private final TCell<PingPongExp> answering;

  private PingPongPair(String name, Waiting how) {
    this.name = name;
    PingPongChannel channel = PingPongChannel.open(heap);
    PingPongImp imp = channel.imp();
    PingPongExp exp = channel.exp();
    imp.waiting(how);
    exp.waiting(how);
    asking = new TCell<>(imp);
    answering = new TCell<>(exp);
  }

  /**
   * Opens a channel that waits as channels do that are told nothing.
   *
   * @return ready
   */
  public static Contender adaptive() {
    return new PingPongPair("copyless", Waiting.adaptive());
  }

  /**
   * Opens a channel both of whose ends spin.
   *
   * @return ready
   */
  public static Contender spinning() {
    return new PingPongPair("copyless-spinning", Waiting.spinning());
  }

  /**
   * Opens a channel both of whose ends park at once.
   *
   * @return ready
   */
  public static Contender parking() {
    return new PingPongPair("copyless-parking", Waiting.parking());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void ask(int rounds) throws InterruptedException, ChannelClosedException {
    asking.release(asked(asking.acquire(), rounds));
  }

  private static PingPongImp asked(@Claims PingPongImp imp, int rounds)
      throws InterruptedException, ChannelClosedException {
    try {
      int word = 0;
      for (int i = 0; i < rounds; i++) {
        imp.sendPing(word);
        word = imp.receivePong().word() + 1;
      }
      return imp;
    } catch (InterruptedException | ChannelClosedException e) {
      imp.close();
      throw e;
    }
  }

  @Override
  public void ask(Schedule schedule) throws InterruptedException, ChannelClosedException {
    asking.release(asked(asking.acquire(), schedule));
  }

  private static PingPongImp asked(@Claims PingPongImp imp, Schedule schedule)
      throws InterruptedException, ChannelClosedException {
    try {
      while (schedule.awaitNext()) {
        imp.sendPing(1);
        imp.receivePong();
        schedule.answered();
      }
      return imp;
    } catch (InterruptedException | ChannelClosedException e) {
      imp.close();
      throw e;
    }
  }

  @Override
  public void answer(int rounds) throws InterruptedException, ChannelClosedException {
    answering.release(answered(answering.acquire(), rounds));
  }

  private static PingPongExp answered(@Claims PingPongExp exp, int rounds)
      throws InterruptedException, ChannelClosedException {
    try {
      for (int i = 0; i < rounds; i++) {
        switch (exp.receive(PingPongExp.START)) {
          case PingPongExp.Ping ping -> exp.sendPong(ping.word());
          case PingPongExp.Closed _ -> throw new ChannelClosedException("asking side");
        }
      }
      return exp;
    } catch (InterruptedException | ChannelClosedException e) {
      exp.close();
      throw e;
    }
  }
}
