package org.copyless.jmh.window;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Several threads that all do what one contender's asking side does, at the same time. */
public final class Team implements Contender {
  private final Contender contender;
  private final int size;
  private final ExecutorService threads;

  /**
   * Starts the threads.
   *
   * @param contender whose asking side may run on any number of threads
   * @param size how many threads
   */
  public Team(Contender contender, int size) {
    this.contender = contender;
    this.size = size;
    threads = Executors.newFixedThreadPool(size, Thread.ofPlatform().daemon().factory());
  }

  @Override
  public String name() {
    return contender.name();
  }

  @Override
  public void ask(int rounds) throws Exception {
    Callable<Void> part =
        () -> {
          contender.ask(rounds);
          return null;
        };
    List<Callable<Void>> parts = new ArrayList<>(Collections.nCopies(size, part));
    for (Future<Void> future : threads.invokeAll(parts)) {
      future.get();
    }
  }

  @Override
  public void close() {
    threads.shutdown();
    contender.close();
  }
}
