package org.copyless.jmh.experiment;

import java.util.List;
import java.util.stream.IntStream;
import org.copyless.jmh.ours.SelectPair;
import org.copyless.jmh.peer.RawMemory;
import org.copyless.jmh.window.Experiment;
import org.copyless.jmh.window.Sides;

/** P7: one of n endpoints is ready. */
final class Selects {
  private static final int[] SIZES = {2, 64, 1_024, 10_000};

  private Selects() {}

  static List<Experiment> experiments() {
    return IntStream.of(SIZES).mapToObj(Selects::select).toList();
  }

  private static Experiment select(int size) {
    return Experiment.of(
        "select/" + size, Sides.TWO_CORES, () -> List.of(new RawMemory(), new SelectPair(size)));
  }
}
