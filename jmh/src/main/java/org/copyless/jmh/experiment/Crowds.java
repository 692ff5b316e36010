package org.copyless.jmh.experiment;

import java.util.List;
import org.copyless.jmh.ours.Crowd;
import org.copyless.jmh.ours.Ring;
import org.copyless.jmh.peer.VirtualCrowd;
import org.copyless.jmh.peer.VirtualRing;
import org.copyless.jmh.window.Experiment;
import org.copyless.jmh.window.Sides;

/** P10: a million SIPs; P11: a ring of them. Kilim's headline tests. */
final class Crowds {
  private static final int CROWD = Integer.getInteger("copyless.crowd", 100_000);
  private static final int RING = 1_000;

  private Crowds() {}

  static List<Experiment> experiments() {
    return List.of(
        crowd("crowd-one-carrier", Sides.ONE_CARRIER),
        crowd("crowd-two-carriers", Sides.TWO_CARRIERS),
        ring("ring-one-carrier/" + RING, Sides.ONE_CARRIER, RING),
        ring("ring-two-carriers/" + RING, Sides.TWO_CARRIERS, RING));
  }

  private static Experiment crowd(String name, Sides sides) {
    return new Experiment(
        name, sides, CROWD, List.of(), () -> List.of(new VirtualCrowd(CROWD), new Crowd(CROWD)));
  }

  /** A ring of any size; a round is a lap. */
  static Experiment ring(String name, Sides sides, int size) {
    return Experiment.of(name, sides, () -> List.of(new VirtualRing(size), new Ring(size)));
  }
}
