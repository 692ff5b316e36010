package org.copyless.jmh.experiment;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.copyless.jmh.ours.Access;
import org.copyless.jmh.ours.AllocateTwo;
import org.copyless.jmh.ours.Allocation;
import org.copyless.jmh.ours.FilledAllocation;
import org.copyless.jmh.ours.OpenClose;
import org.copyless.jmh.peer.ArenaAllocation;
import org.copyless.jmh.peer.NettyAllocation;
import org.copyless.jmh.peer.NettyFilledAllocation;
import org.copyless.jmh.window.BothSides;
import org.copyless.jmh.window.Contender;
import org.copyless.jmh.window.Experiment;
import org.copyless.jmh.window.Sides;

/** P8: blocks; P9: channels; P13: what the proofs leave to do at run time. */
final class Memory {
  private static final int[] SIZES = {16, 256, 4 << 10, 64 << 10};

  private Memory() {}

  static List<Experiment> experiments() {
    return Stream.of(
            IntStream.of(SIZES).mapToObj(Memory::allocate),
            IntStream.of(SIZES).mapToObj(Memory::allocateOnTwoThreads),
            IntStream.of(SIZES).mapToObj(Memory::allocateFilled),
            Stream.of(openClose(), access()))
        .flatMap(each -> each)
        .toList();
  }

  private static Experiment allocate(int bytes) {
    return Experiment.of("allocate/" + bytes, Sides.TWO_CORES, () -> allocations(bytes));
  }

  private static Experiment allocateOnTwoThreads(int bytes) {
    return Experiment.of(
        "allocate-two-threads/" + bytes,
        Sides.TWO_CORES,
        () -> allocations(bytes).stream().<Contender>map(BothSides::new).toList());
  }

  private static List<Contender> allocations(int bytes) {
    return List.of(new NettyAllocation(bytes), new Allocation(bytes), new ArenaAllocation(bytes));
  }

  private static Experiment allocateFilled(int bytes) {
    return Experiment.of(
        "allocate-filled/" + bytes,
        Sides.TWO_CORES,
        () -> List.of(new NettyFilledAllocation(bytes), new FilledAllocation(bytes)));
  }

  private static Experiment openClose() {
    return Experiment.of(
        "open-close", Sides.TWO_CORES, () -> List.of(new AllocateTwo(), new OpenClose()));
  }

  private static Experiment access() {
    return Experiment.of(
        "access", Sides.TWO_CORES, () -> List.of(Access.unexposed(), Access.exposed()));
  }
}
