package org.copyless.concurrency.model;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * The processes of a program: threads that take turns. Each step runs on the thread whose step it
 * is, and ends before the next one begins; so there are several owners, and yet one order.
 */
final class Processes implements AutoCloseable {
  private static final long DEADLINE_SECONDS = 60;

  private final List<ExecutorService> others = new ArrayList<>();

  /** The caller's thread is the first process. */
  Processes(int count) {
    for (int i = 1; i < count; i++) {
      others.add(Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory()));
    }
  }

  int count() {
    return others.size() + 1;
  }

  /** Runs a step on a process' thread; fails if it does not end. */
  <T> T run(int process, Callable<T> step) throws Exception {
    if (process == 0) {
      return step.call();
    }
    try {
      return others.get(process - 1).submit(step).get(DEADLINE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw (Error) e.getCause();
    }
  }

  @Override
  public void close() {
    others.forEach(ExecutorService::shutdownNow);
  }
}
