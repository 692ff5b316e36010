package org.copyless.jmh.ours;

import org.copyless.annotation.Claims;
import org.copyless.channel.ChannelClosedException;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.TCell;
import org.copyless.jmh.contract.WindowChannel;
import org.copyless.jmh.contract.WindowExp;
import org.copyless.jmh.contract.WindowImp;
import org.copyless.jmh.window.Contender;

/**
 * Items one way through a contract that lets sixteen be under way. A round is an item, so a half of
 * a window rounds up to whole sixteens on both sides alike.
 */
public final class WindowPair implements Contender {
  private static final int SIZE = 16;

  private final ExchangeHeap heap = ExchangeHeap.create();
  private final TCell<WindowImp> asking;
  private final TCell<WindowExp> answering;

  /** Opens a channel. */
  public WindowPair() {
    WindowChannel channel = WindowChannel.open(heap);
    asking = new TCell<>(channel.imp());
    answering = new TCell<>(channel.exp());
  }

  @Override
  public String name() {
    return "copyless-window";
  }

  @Override
  public void ask(int rounds) throws InterruptedException, ChannelClosedException {
    asking.release(sent(asking.acquire(), rounds));
  }

  private static WindowImp sent(@Claims WindowImp imp, int rounds)
      throws InterruptedException, ChannelClosedException {
    try {
      for (int i = 0; i < rounds; i += SIZE) {
        imp.sendItem(i);
        imp.sendItem(i);
        imp.sendItem(i);
        imp.sendItem(i);
        imp.sendItem(i);
        imp.sendItem(i);
        imp.sendItem(i);
        imp.sendItem(i);
        imp.sendItem(i);
        imp.sendItem(i);
        imp.sendItem(i);
        imp.sendItem(i);
        imp.sendItem(i);
        imp.sendItem(i);
        imp.sendItem(i);
        imp.sendItem(i);
        imp.receiveMore();
      }
      return imp;
    } catch (InterruptedException | ChannelClosedException e) {
      imp.close();
      throw e;
    }
  }

  @Override
  public void answer(int rounds) throws InterruptedException, ChannelClosedException {
    answering.release(received(answering.acquire(), rounds));
  }

  private static WindowExp received(@Claims WindowExp exp, int rounds)
      throws InterruptedException, ChannelClosedException {
    try {
      for (int i = 0; i < rounds; i += SIZE) {
        exp.receiveItem();
        exp.receiveItem();
        exp.receiveItem();
        exp.receiveItem();
        exp.receiveItem();
        exp.receiveItem();
        exp.receiveItem();
        exp.receiveItem();
        exp.receiveItem();
        exp.receiveItem();
        exp.receiveItem();
        exp.receiveItem();
        exp.receiveItem();
        exp.receiveItem();
        exp.receiveItem();
        exp.receiveItem();
        exp.sendMore();
      }
      return exp;
    } catch (InterruptedException | ChannelClosedException e) {
      exp.close();
      throw e;
    }
  }
}
