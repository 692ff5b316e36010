package org.copyless.jmh.experiment;

import java.util.List;
import org.copyless.jmh.ours.PingPongPair;
import org.copyless.jmh.peer.AgronaPair;
import org.copyless.jmh.peer.BlockingQueues;
import org.copyless.jmh.peer.DisruptorPair;
import org.copyless.jmh.peer.ExchangerPair;
import org.copyless.jmh.peer.JctoolsPair;
import org.copyless.jmh.peer.KotlinPair;
import org.copyless.jmh.peer.ParkPair;
import org.copyless.jmh.peer.PekkoPair;
import org.copyless.jmh.peer.RawMemory;
import org.copyless.jmh.peer.YieldPair;
import org.copyless.jmh.window.Experiment;
import org.copyless.jmh.window.Sides;

/** P1 to P4: the round trip of a word. */
final class PingPongs {
  private static final int WORD = 4;

  private PingPongs() {}

  static List<Experiment> experiments() {
    return List.of(twoCores(), oneCore(), oneCarrier(), twoCarriers());
  }

  /** P1, and P2's active partner: platform threads with a core each. */
  private static Experiment twoCores() {
    return Experiment.of(
        "ping-pong-two-cores",
        Sides.TWO_CORES,
        () ->
            List.of(
                new RawMemory(),
                PingPongPair.spinning(),
                PingPongPair.adaptive(),
                new JctoolsPair(),
                new DisruptorPair(),
                new AgronaPair(WORD)));
  }

  /** P2: platform threads that share a core, so that one of them has to give way. */
  private static Experiment oneCore() {
    return Experiment.of(
        "ping-pong-one-core",
        Sides.ONE_CORE,
        () ->
            List.of(
                new ParkPair(),
                PingPongPair.adaptive(),
                PingPongPair.parking(),
                new YieldPair(),
                BlockingQueues.array(),
                BlockingQueues.transfer(),
                BlockingQueues.synchronous()));
  }

  /** P3. */
  private static Experiment oneCarrier() {
    return Experiment.of(
        "ping-pong-one-carrier",
        Sides.ONE_CARRIER,
        () ->
            List.of(
                new ParkPair(),
                PingPongPair.adaptive(),
                new YieldPair(),
                new ExchangerPair(),
                BlockingQueues.array(),
                BlockingQueues.transfer(),
                BlockingQueues.synchronous(),
                new KotlinPair(1),
                new PekkoPair(1)));
  }

  /** P4. */
  private static Experiment twoCarriers() {
    return Experiment.of(
        "ping-pong-two-carriers",
        Sides.TWO_CARRIERS,
        () ->
            List.of(
                new ParkPair(),
                PingPongPair.adaptive(),
                new JctoolsPair(),
                new ExchangerPair(),
                BlockingQueues.array(),
                BlockingQueues.transfer(),
                new KotlinPair(2),
                new PekkoPair(2)));
  }
}
