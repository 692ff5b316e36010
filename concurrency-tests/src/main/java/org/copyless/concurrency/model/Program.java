package org.copyless.concurrency.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.TCell;
import org.copyless.heap.Tracked;

/**
 * A random program over several channels, whose ends, blocks and sets belong to one process or to
 * several that take turns. It opens and closes, sends and receives, gathers ends in sets, waits for
 * rows, passes on through cells, and misuses what it must not use; after each step, the heap's live
 * blocks are those of the model.
 */
public final class Program {
  private static final long HEAP_BYTES = 16L << 20;
  private static final int MOST_ENDS = 24;
  private static final int MOST_THINGS = 30;

  private final World world;
  private final Talk talk;
  private final Waits waits;
  private String last = "nothing";

  private Program(World world) {
    this.world = world;
    this.talk = new Talk(world);
    this.waits = new Waits(world, talk);
  }

  /**
   * Runs one program.
   *
   * @param seed of its random numbers
   * @param processes how many take turns
   * @param steps how long it is
   * @param guarded whether the guard is on, so that uses after a transfer are refused
   * @param figures counts what happens
   * @throws AssertionError if the runtime did something else than the model; names the seed
   */
  public static void run(long seed, int processes, int steps, boolean guarded, Figures figures) {
    Program program = null;
    int step = 0;
    try (ExchangeHeap heap = ExchangeHeap.create(HEAP_BYTES);
        Processes turns = new Processes(processes)) {
      program = new Program(new World(heap, turns, new Random(seed), guarded, figures));
      for (; step < steps; step++) {
        program.step();
        program.world.compare();
      }
      figures.count("programs");
      program.end();
    } catch (Exception | AssertionError e) {
      String doing = program == null ? "" : " (" + program.last + ")";
      throw new AssertionError(
          "-Dcopyless.seed=" + seed + " processes=" + processes + " step=" + step + doing, e);
    }
  }

  private void step() throws Exception {
    int process = world.random.nextInt(world.processes.count());
    End end = world.pick(world.ends, one -> one.owner == process);
    if (end == null || (world.ends.size() < MOST_ENDS && world.oneIn(12))) {
      open(process);
      return;
    }
    int dice = world.random.nextInt(100);
    if (dice < 1) {
      close(end);
    } else if (dice < 2) {
      closeGroup(process);
    } else if (dice < 6) {
      closeThing(process);
    } else if (dice < 10) {
      pass(end);
    } else if (dice < 12) {
      passThing(process);
    } else if (dice < 18) {
      misuse(process);
    } else if (dice < 23) {
      last = "gather";
      waits.gather(end);
    } else if (dice < 40) {
      last = "select";
      waits.select(process);
    } else {
      talk(process);
    }
  }

  private void talk(int process) throws Exception {
    last = "talk";
    boolean any = world.oneIn(5);
    End end = world.pick(world.ends, one -> one.owner == process && (any || one.isReady()));
    if (end != null && end.receives() && !world.oneIn(10)) {
      talk.receive(end);
      if (End.CLOSED.equals(end.head()) && world.oneIn(2)) {
        close(end);
      }
    } else if (end != null) {
      talk.send(end);
    }
  }

  private void open(int process) throws Exception {
    last = "open";
    if (world.ends.size() >= MOST_ENDS) {
      return;
    }
    Protocol protocol = world.pick(Protocols.ALL, _ -> true);
    List<End> both = new ArrayList<>();
    world.succeeds("open", process, () -> both.addAll(End.open(protocol, world.heap, process)));
    world.ends.addAll(both);
  }

  private void close(End end) throws Exception {
    last = "close";
    close(end.toString(), end.owner, end.real);
    end.close();
  }

  private void close(String what, int process, Tracked block) throws Exception {
    world.succeeds(
        "close " + what,
        process,
        () -> {
          block.close();
          return null;
        });
  }

  private void closeGroup(int process) throws Exception {
    last = "close set";
    Group group = world.pick(world.groups, one -> one.owner == process);
    if (group != null) {
      close(group.toString(), process, group.real);
      group.close();
    }
  }

  private void closeThing(int process) throws Exception {
    last = "close block";
    Thing thing = world.pick(world.things, one -> one.owner == process);
    if (thing != null && (world.things.size() > MOST_THINGS || world.oneIn(2))) {
      close(thing.toString(), process, thing.handle);
      thing.closed();
    }
  }

  private void pass(End end) throws Exception {
    end.owner = pass(end.owner, end.real);
  }

  private void passThing(int process) throws Exception {
    Thing thing = world.pick(world.things, one -> one.owner == process);
    if (thing != null) {
      thing.owner = pass(process, thing.handle);
    }
  }

  /** Passes on through a cell, and returns to whom. */
  private int pass(int from, Tracked block) throws Exception {
    last = "pass";
    int to = world.random.nextInt(world.processes.count());
    TCell<Tracked> cell = TCell.empty();
    world.succeeds(
        "release",
        from,
        () -> {
          cell.release(block);
          return null;
        });
    if (world.guarded) {
      misused("block in a cell", from, block);
    }
    World.equal("acquired", block, world.succeeds("acquire", to, cell::acquire));
    World.equal("acquired twice", null, world.succeeds("acquire again", to, cell::tryAcquire));
    return to;
  }

  /** Uses what belongs to somebody else, or to nobody. */
  private void misuse(int process) throws Exception {
    last = "misuse";
    Thing thing = world.pick(world.things, one -> one.owner != process);
    if (thing != null && world.guarded) {
      world.misused("use of " + thing, process, thing::isWhole);
    }
    End end = world.pick(world.ends, one -> one.owner != process);
    if (end != null && world.guarded) {
      world.misused("state of " + end, process, end.real::stateName);
      misused(end.toString(), process, end.real);
    }
  }

  private void misused(String what, int process, Tracked block) throws Exception {
    world.misused(
        "close of " + what,
        process,
        () -> {
          block.close();
          return null;
        });
  }

  /** Closes all that is left. */
  private void end() throws Exception {
    last = "end";
    for (Group group : List.copyOf(world.groups)) {
      close(group.toString(), group.owner, group.real);
      group.close();
    }
    for (End end : List.copyOf(world.ends)) {
      if (end.owner >= 0) {
        close(end);
      }
    }
    for (Thing thing : List.copyOf(world.things)) {
      if (thing.owner >= 0) {
        close(thing.toString(), thing.owner, thing.handle);
        thing.closed();
      }
    }
    world.compare();
    World.equal("live blocks at the end", 0L, world.heap.statistics().liveBlocks());
  }
}
