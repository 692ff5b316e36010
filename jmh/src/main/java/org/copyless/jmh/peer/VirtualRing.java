package org.copyless.jmh.peer;

import java.util.concurrent.locks.LockSupport;
import org.copyless.jmh.window.Contender;

/** Virtual threads in a ring, the asking side among them; each parks until the token is there. */
public final class VirtualRing implements Contender {
  private final Hop first = new Hop();
  private final Hop second;

  private volatile boolean over;

  /**
   * Starts the threads.
   *
   * @param size hops of a lap
   */
  public VirtualRing(int size) {
    Hop next = first;
    for (int i = 1; i < size; i++) {
      Hop hop = new Hop();
      Hop following = next;
      hop.thread = Thread.ofVirtual().start(() -> passOn(hop, following));
      next = hop;
    }
    second = next;
  }

  /** A place in the ring. */
  private static final class Hop {
    private volatile boolean here;
    private volatile Thread thread;

    void give() {
      here = true;
      LockSupport.unpark(thread);
    }

    void await() {
      while (!here) {
        LockSupport.park(this);
      }
      here = false;
    }
  }

  private void passOn(Hop hop, Hop next) {
    do {
      hop.await();
      next.give();
    } while (!over);
  }

  @Override
  public String name() {
    return "virtual-threads";
  }

  @Override
  public void ask(int rounds) {
    first.thread = Thread.currentThread();
    for (int lap = 0; lap < rounds; lap++) {
      second.give();
      first.await();
    }
  }

  @Override
  public void close() {
    over = true;
    second.give();
  }
}
