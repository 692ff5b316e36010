package org.copyless.jmh.peer;

import java.util.concurrent.locks.LockSupport;
import org.copyless.jmh.window.Contender;

/** The limit of two threads that block: each parks until it is its turn, and unparks the other. */
public final class ParkPair implements Contender {
  private static final int ASKING = 0;
  private static final int ANSWERING = 1;

  private volatile int turn = ASKING;
  private volatile Thread asking = Thread.currentThread();
  private volatile Thread answering = Thread.currentThread();

  /** Opens a pair; its threads are those of the sides. */
  public ParkPair() {}

  @Override
  public String name() {
    return "park-unpark";
  }

  @Override
  public void ask(int rounds) {
    asking = Thread.currentThread();
    for (int i = 0; i < rounds; i++) {
      turn = ANSWERING;
      LockSupport.unpark(answering);
      await(ASKING);
    }
  }

  @Override
  public void answer(int rounds) {
    answering = Thread.currentThread();
    for (int i = 0; i < rounds; i++) {
      await(ANSWERING);
      turn = ASKING;
      LockSupport.unpark(asking);
    }
  }

  private void await(int own) {
    while (turn != own) {
      LockSupport.park(this);
    }
  }
}
