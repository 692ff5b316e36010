package org.copyless.jmh.peer;

import java.util.concurrent.Exchanger;
import org.copyless.jmh.window.Contender;

/** Two exchanges a round trip, because an answer depends on its question. */
public final class ExchangerPair implements Contender {
  private final Exchanger<Integer> exchanger = new Exchanger<>();

  /** Opens a pair. */
  public ExchangerPair() {}

  @Override
  public String name() {
    return "exchanger";
  }

  @Override
  public void ask(int rounds) throws InterruptedException {
    for (int i = 0; i < rounds; i++) {
      Integer _ = exchanger.exchange(1);
      Integer _ = exchanger.exchange(1);
    }
  }

  @Override
  public void answer(int rounds) throws InterruptedException {
    for (int i = 0; i < rounds; i++) {
      Integer question = exchanger.exchange(1);
      Integer _ = exchanger.exchange(question);
    }
  }
}
