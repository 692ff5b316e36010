package org.copyless.jmh.experiment;

import java.util.List;
import org.copyless.jmh.ours.Crowd;
import org.copyless.jmh.ours.Ring;
import org.copyless.jmh.peer.VirtualCrowd;
import org.copyless.jmh.peer.VirtualRing;
import org.copyless.jmh.window.Contender;
import org.copyless.jmh.window.Experiment;
import org.copyless.jmh.window.Sides;

/** P10: a million SIPs; P11: a ring of them. Kilim's headline tests. */
final class Crowds {
  private static final int CROWD = Integer.getInteger("copyless.crowd", 100_000);
  private static final int RING = 1_000;

  /** Rings that live and die before those that are measured, and how often each passes a token. */
  private static final int EARLIER_RINGS = 20;

  private static final int EARLIER_LAPS = 30;

  /** Crowds that come and go before those that are measured, and how large they are. */
  private static final int EARLIER_CROWDS = 20;

  private static final int EARLIER_CROWD = 20_000;

  private Crowds() {}

  static List<Experiment> experiments() {
    return List.of(
        crowd("crowd-one-carrier", Sides.ONE_CARRIER),
        crowd("crowd-two-carriers", Sides.TWO_CARRIERS),
        ring("ring-one-carrier/" + RING, Sides.ONE_CARRIER, RING),
        ring("ring-two-carriers/" + RING, Sides.TWO_CARRIERS, RING));
  }

  /**
   * A crowd of a million.
   *
   * <p>What is compiled while nobody has been woken yet has no code for what comes after; all that
   * wait in such a frame are thrown back into the interpreter one by one when they are woken, at
   * ten microseconds each. A crowd teaches that to one method of those on the stack, the next crowd
   * to another. So that it is not the order of compiling that is measured, small crowds of all
   * kinds come and go first.
   */
  private static Experiment crowd(String name, Sides sides) {
    return new Experiment(
        name,
        sides,
        CROWD,
        List.of(),
        () -> {
          List<Contender> crowds =
              List.of(VirtualCrowd.parking(CROWD), new Crowd(CROWD), VirtualCrowd.queues(CROWD));
          for (int i = 0; i < EARLIER_CROWDS; i++) {
            for (Contender crowd : crowds) {
              crowd.ask(EARLIER_CROWD);
            }
          }
          return crowds;
        });
  }

  /**
   * A ring of any size; a round is a lap.
   *
   * <p>A thread that has entered a loop before the loop was compiled stays in the interpreter until
   * its turn comes to be moved, one of some thousand laps; and a thread with a frame of the
   * interpreter on its stack is parked and resumed at several times the usual cost. So that it is
   * not the order of compiling that is measured, rings of both kinds live and die first.
   */
  static Experiment ring(String name, Sides sides, int size) {
    return Experiment.of(
        name,
        sides,
        () -> {
          for (int i = 0; i < EARLIER_RINGS; i++) {
            liveAndDie(new VirtualRing(RING));
            liveAndDie(new Ring(RING));
          }
          return List.of(new VirtualRing(size), new Ring(size));
        });
  }

  private static void liveAndDie(Contender ring) throws Exception {
    try (ring) {
      ring.ask(EARLIER_LAPS);
    }
  }
}
