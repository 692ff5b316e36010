package org.copyless.jmh.ours;

import org.copyless.annotation.Claims;
import org.copyless.channel.ChannelClosedException;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.TCell;
import org.copyless.jmh.contract.TokenChannel;
import org.copyless.jmh.contract.TokenExp;
import org.copyless.jmh.contract.TokenImp;
import org.copyless.jmh.window.Contender;
import org.copyless.sip.Sip;

/** SIPs in a ring, the asking side among them, that pass a token on; a round is a lap. */
public final class Ring implements Contender {
  private final ExchangeHeap heap = Heaps.roomy();
  private final TCell<TokenImp> first;
  private final TCell<TokenExp> last;

  /**
   * Starts the SIPs.
   *
   * @param size hops of a lap
   */
  public Ring(int size) {
    TokenChannel channel = TokenChannel.open(heap);
    first = new TCell<>(channel.imp());
    TokenExp in = channel.exp();
    for (int hop = 1; hop < size; hop++) {
      TokenChannel next = TokenChannel.open(heap);
      Sip _ = Sip.start("hop", in, next.imp(), Ring::passOn);
      in = next.exp();
    }
    last = new TCell<>(in);
  }

  private static void passOn(@Claims TokenExp in, @Claims TokenImp out)
      throws InterruptedException {
    try (in;
        out) {
      while (true) {
        switch (in.receive(TokenExp.START)) {
          case TokenExp.Pass token -> out.sendPass(token.lap());
          case TokenExp.Closed _ -> {
            return;
          }
        }
      }
    }
  }

  @Override
  public String name() {
    return "copyless";
  }

  @Override
  public void ask(int rounds) throws InterruptedException, ChannelClosedException {
    last.release(sentRound(last.acquire(), rounds));
  }

  private TokenExp sentRound(@Claims TokenExp in, int rounds)
      throws InterruptedException, ChannelClosedException {
    try {
      first.release(sentRound(first.acquire(), in, rounds));
      return in;
    } catch (InterruptedException | ChannelClosedException e) {
      in.close();
      throw e;
    }
  }

  private static TokenImp sentRound(@Claims TokenImp out, TokenExp in, int rounds)
      throws InterruptedException, ChannelClosedException {
    try {
      for (int lap = 0; lap < rounds; lap++) {
        out.sendPass(lap);
        in.receivePass();
      }
      return out;
    } catch (InterruptedException | ChannelClosedException e) {
      out.close();
      throw e;
    }
  }

  @Override
  public void close() {
    try {
      first.acquire().close();
      last.acquire().close();
    } catch (InterruptedException nobodyInterrupts) {
      throw new IllegalStateException(nobodyInterrupts);
    }
  }
}
