package org.copyless.jmh.ours;

import org.copyless.annotation.Claims;
import org.copyless.channel.ChannelClosedException;
import org.copyless.channel.Waiting;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.TCell;
import org.copyless.jmh.contract.HandoverChannel;
import org.copyless.jmh.contract.HandoverExp;
import org.copyless.jmh.contract.HandoverImp;
import org.copyless.jmh.window.Contender;

/** A block forth and the same block back; the answering side receives through the switch. */
public final class HandoverPair implements Contender {
  private final ExchangeHeap heap = ExchangeHeap.create();
  private final String name;
  private final TCell<HandoverImp> asking;
  private final TCell<HandoverExp> answering;
  private final TCell<ByteVector> block;

  private HandoverPair(String name, int bytes, Waiting how) {
    this.name = name;
    HandoverChannel channel = HandoverChannel.open(heap);
    HandoverImp imp = channel.imp();
    HandoverExp exp = channel.exp();
    imp.waiting(how);
    exp.waiting(how);
    asking = new TCell<>(imp);
    answering = new TCell<>(exp);
    block = new TCell<>(heap.bytes(bytes));
  }

  /**
   * Opens a channel whose ends spin.
   *
   * @param bytes of the block
   * @return ready
   */
  public static Contender spinning(int bytes) {
    return new HandoverPair("copyless", bytes, Waiting.spinning());
  }

  /**
   * Opens a channel whose ends spin, for a block of one byte.
   *
   * @return ready
   */
  public static Contender oneByte() {
    return new HandoverPair("copyless-one-byte", 1, Waiting.spinning());
  }

  /**
   * Opens a channel that waits as channels do that are told nothing.
   *
   * @param bytes of the block
   * @return ready
   */
  public static Contender adaptive(int bytes) {
    return new HandoverPair("copyless", bytes, Waiting.adaptive());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void ask(int rounds) throws InterruptedException, ChannelClosedException {
    ByteVector handed = block.acquire();
    HandoverImp imp;
    try {
      imp = asking.acquire();
    } catch (InterruptedException e) {
      handed.close();
      throw e;
    }
    try {
      for (int i = 0; i < rounds; i++) {
        imp.sendTake(handed);
        handed = imp.receiveGive().block();
      }
    } catch (InterruptedException | ChannelClosedException e) {
      imp.close();
      throw e;
    }
    try {
      asking.release(imp);
    } catch (InterruptedException e) {
      handed.close();
      throw e;
    }
    block.release(handed);
  }

  @Override
  public void answer(int rounds) throws InterruptedException, ChannelClosedException {
    answering.release(answered(answering.acquire(), rounds));
  }

  private static HandoverExp answered(@Claims HandoverExp exp, int rounds)
      throws InterruptedException, ChannelClosedException {
    try {
      for (int i = 0; i < rounds; i++) {
        switch (exp.receive(HandoverExp.START)) {
          case HandoverExp.Take take -> exp.sendGive(take.block());
          case HandoverExp.Closed _ -> throw new ChannelClosedException("asking side");
        }
      }
      return exp;
    } catch (InterruptedException | ChannelClosedException e) {
      exp.close();
      throw e;
    }
  }
}
