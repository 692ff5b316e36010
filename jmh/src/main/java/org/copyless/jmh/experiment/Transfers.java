package org.copyless.jmh.experiment;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.copyless.jmh.ours.HandoverPair;
import org.copyless.jmh.ours.PingPongPair;
import org.copyless.jmh.peer.AeronPair;
import org.copyless.jmh.peer.AgronaPair;
import org.copyless.jmh.peer.ByHandPair;
import org.copyless.jmh.peer.ClonePair;
import org.copyless.jmh.peer.KernelPair;
import org.copyless.jmh.peer.RawMemory;
import org.copyless.jmh.window.Experiment;
import org.copyless.jmh.window.Sides;

/** P5 and the paper's Figure 5: a block there and back, by size; P6: what receiving adds to it. */
final class Transfers {
  private static final int[] SIZES = {
    1, 64, 1 << 10, 4 << 10, 16 << 10, 64 << 10, 256 << 10, 1 << 20
  };
  private static final int LINE = 64;

  private Transfers() {}

  static List<Experiment> experiments() {
    return Stream.of(
            IntStream.of(SIZES).mapToObj(Transfers::spinning),
            IntStream.of(SIZES).mapToObj(Transfers::blocking),
            Stream.of(receive()))
        .flatMap(each -> each)
        .toList();
  }

  /** Against those who copy through shared memory. */
  private static Experiment spinning(int bytes) {
    return Experiment.of(
        "transfer/" + bytes,
        Sides.TWO_CORES,
        () ->
            List.of(
                new RawMemory(),
                HandoverPair.spinning(bytes),
                HandoverPair.oneByte(),
                new AgronaPair(bytes),
                new AeronPair(bytes),
                new ClonePair(bytes)));
  }

  /** Against those who copy through the kernel, all on one core, because they have to block. */
  private static Experiment blocking(int bytes) {
    return Experiment.of(
        "transfer-one-core/" + bytes,
        Sides.ONE_CORE,
        () ->
            List.of(
                HandoverPair.adaptive(bytes),
                KernelPair.unixSocket(bytes),
                KernelPair.pipes(bytes)));
  }

  private static Experiment receive() {
    return Experiment.of(
        "receive",
        Sides.TWO_CORES,
        () ->
            List.of(
                new ByHandPair(),
                HandoverPair.spinning(LINE),
                PingPongPair.spinning(),
                new RawMemory()));
  }
}
