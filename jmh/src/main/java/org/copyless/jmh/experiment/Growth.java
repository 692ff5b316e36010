package org.copyless.jmh.experiment;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.copyless.jmh.ours.Allocation;
import org.copyless.jmh.ours.ManyBlocks;
import org.copyless.jmh.ours.ManyChannels;
import org.copyless.jmh.peer.NettyAllocation;
import org.copyless.jmh.window.Experiment;
import org.copyless.jmh.window.Sides;
import org.copyless.jmh.window.Team;

/** What an operation costs as the number of things grows, beside a few of them in the same run. */
final class Growth {
  private static final String FEW = "copyless-few";
  private static final String MANY = "copyless";
  private static final int FEW_BLOCKS = 10;
  private static final int LINE = 64;
  private static final int[] CHANNELS = {1, 10, 100, 1_000, 10_000, 100_000};
  private static final int[] BLOCKS = {10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000};
  private static final int[] SIPS = {2, 10, 100, 10_000, 100_000, 1_000_000};
  private static final int[] THREADS = {1, 2, 3, 4};

  private Growth() {}

  static List<Experiment> experiments() {
    return Stream.of(
            IntStream.of(CHANNELS).mapToObj(Growth::channels),
            IntStream.of(BLOCKS).mapToObj(Growth::blocks),
            IntStream.of(SIPS)
                .mapToObj(
                    size -> Crowds.ring("ring-two-carriers/" + size, Sides.TWO_CARRIERS, size)),
            IntStream.of(THREADS).mapToObj(Growth::threads))
        .flatMap(each -> each)
        .toList();
  }

  private static Experiment channels(int size) {
    return Experiment.of(
        "channels/" + size,
        Sides.TWO_CORES,
        () -> List.of(new ManyChannels(FEW, 1), new ManyChannels(MANY, size)));
  }

  private static Experiment blocks(int size) {
    return Experiment.of(
        "blocks/" + size,
        Sides.TWO_CORES,
        () -> List.of(new ManyBlocks(FEW, FEW_BLOCKS), new ManyBlocks(MANY, size)));
  }

  private static Experiment threads(int size) {
    return Experiment.of(
        "threads/" + size,
        Sides.TWO_CORES,
        () ->
            List.of(
                new Team(new NettyAllocation(LINE), size), new Team(new Allocation(LINE), size)));
  }
}
