package org.copyless.jmh.experiment;

import java.util.List;
import org.copyless.jmh.ours.StreamPair;
import org.copyless.jmh.ours.WindowPair;
import org.copyless.jmh.peer.DisruptorStream;
import org.copyless.jmh.peer.QueueStream;
import org.copyless.jmh.peer.RawWindow;
import org.copyless.jmh.window.Experiment;
import org.copyless.jmh.window.Sides;

/** P12: items one way. */
final class Streams {
  private Streams() {}

  static List<Experiment> experiments() {
    return List.of(
        Experiment.of(
            "stream",
            Sides.TWO_CORES,
            () ->
                List.of(
                    QueueStream.jctools(),
                    new StreamPair(),
                    new WindowPair(),
                    new RawWindow(),
                    new DisruptorStream(),
                    QueueStream.array(),
                    QueueStream.transfer())));
  }
}
