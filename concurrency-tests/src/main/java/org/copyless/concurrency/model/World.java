package org.copyless.concurrency.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Predicate;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.Holding;
import org.copyless.heap.OwnershipException;

/** What both the runtime and the model have at a moment, and how the two are compared. */
final class World {
  /** What a segment of an unbounded queue is called in a census. */
  private static final String SEGMENTS = "Messages";

  final ExchangeHeap heap;
  final Processes processes;
  final Random random;
  final boolean guarded;
  final List<End> ends = new ArrayList<>();
  final List<Thing> things = new ArrayList<>();
  final List<Group> groups = new ArrayList<>();
  final Figures figures;

  World(ExchangeHeap heap, Processes processes, Random random, boolean guarded, Figures figures) {
    this.heap = heap;
    this.processes = processes;
    this.random = random;
    this.guarded = guarded;
    this.figures = figures;
  }

  /** What a step does on the runtime. */
  interface Step {
    Object run() throws Exception;
  }

  /** Runs a step by a process and returns its result, or the exception that it ended with. */
  Object outcome(int process, Step step) throws Exception {
    return processes.run(
        process,
        () -> {
          try {
            return step.run();
          } catch (Exception e) {
            return e;
          }
        });
  }

  /** Runs a step that must succeed, and returns its result. */
  Object succeeds(String what, int process, Step step) throws Exception {
    Object result = outcome(process, step);
    if (result instanceof Exception e) {
      throw new AssertionError(what, e);
    }
    return result;
  }

  /** Runs a step that must be refused, and change nothing. */
  void refused(String what, int process, Class<? extends Exception> how, Step step)
      throws Exception {
    Object result = outcome(process, step);
    if (result instanceof Exception e && !how.isInstance(e)) {
      throw new AssertionError(what + ": another exception than " + how.getSimpleName(), e);
    }
    equal(what, true, how.isInstance(result));
    figures.count(how.getSimpleName());
  }

  /** Runs a step on what is not the process' own. */
  void misused(String what, int process, Step step) throws Exception {
    refused(what, process, OwnershipException.class, step);
  }

  static void equal(String what, @Nullable Object expected, @Nullable Object found) {
    if (!Objects.equals(expected, found)) {
      throw new AssertionError(what + ": expected " + expected + ", found " + found);
    }
  }

  private static void within(String what, long least, long most, long found) {
    if (found < least || found > most) {
      throw new AssertionError(what + ": expected " + least + " to " + most + ", found " + found);
    }
  }

  <T> @Nullable T pick(List<T> from, Predicate<? super T> that) {
    List<T> some = from.stream().filter(that).toList();
    return some.isEmpty() ? null : some.get(random.nextInt(some.size()));
  }

  boolean oneIn(int n) {
    return random.nextInt(n) == 0;
  }

  /** Compares what can be compared at any time, and forgets what is closed. */
  void compare() throws Exception {
    ends.removeIf(end -> !end.isThere());
    groups.removeIf(group -> group.closed);
    things.removeIf(thing -> thing.blocks == 0 && oneIn(4));
    long blocks =
        groups.size() + ends.size() + things.stream().mapToLong(thing -> thing.blocks).sum();
    long segments = segments();
    equal("live blocks", blocks, heap.statistics().liveBlocks() - segments);
    within(
        "segments",
        ends.stream().mapToInt(End::fewestSegments).sum(),
        ends.stream().mapToInt(End::mostSegments).sum(),
        segments);
    End end = pick(ends, one -> one.owner >= 0);
    if (end != null) {
      succeeds("look at " + end, end.owner, () -> look(end));
    }
  }

  /** Counts the blocks of unbounded queues, of which there are fewer than messages. */
  private long segments() {
    return heap.census().stream()
        .filter(holding -> holding.type().equals(SEGMENTS))
        .mapToLong(Holding::blocks)
        .sum();
  }

  private static Object look(End end) {
    equal("state of " + end, end.state, end.real.stateName());
    equal("messages sent by " + end, end.sent, end.real.messagesSent());
    return end;
  }
}
