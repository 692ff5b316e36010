package org.copyless.jmh.window;

import java.util.concurrent.Semaphore;

/** A thread that does what it is told, one job after the other. While it waits it is parked. */
final class Side {
  private final Semaphore told = new Semaphore(0);
  private final Semaphore done = new Semaphore(0);
  private volatile Job job = () -> {};

  /** A part of a window. */
  @FunctionalInterface
  interface Job {
    void run() throws Exception;
  }

  private Side() {}

  static Side start(Sides sides, Core core) {
    Side side = new Side();
    sides.thread(core, side::work).start();
    return side;
  }

  void begin(Job next) {
    job = next;
    told.release();
  }

  void await() throws InterruptedException {
    done.acquire();
  }

  @SuppressWarnings("CatchAndPrintStackTrace") // the process is about to end because of it
  private void work() {
    try {
      while (true) {
        told.acquire();
        job.run();
        done.release();
      }
    } catch (Throwable e) {
      e.printStackTrace();
      Runtime.getRuntime().halt(1); // the other side waits for this one, for ever
    }
  }
}
