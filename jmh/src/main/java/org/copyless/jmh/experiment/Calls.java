package org.copyless.jmh.experiment;

import java.util.List;
import org.copyless.jmh.ours.RuntimeCall;
import org.copyless.jmh.peer.KernelCall;
import org.copyless.jmh.peer.YieldAlone;
import org.copyless.jmh.window.Experiment;
import org.copyless.jmh.window.Sides;

/** The first two rows of the paper's Table 1; its ping-pongs are among P2 and the transfers. */
final class Calls {
  private Calls() {}

  static List<Experiment> experiments() {
    return List.of(
        Experiment.of(
            "calls",
            Sides.TWO_CORES,
            () -> List.of(new KernelCall(), new RuntimeCall(), new YieldAlone())));
  }
}
