package org.copyless.jmh.latency;

import org.HdrHistogram.Histogram;
import org.copyless.jmh.window.Schedule;

/** A share of a service's peak, and what answers have taken so far at it. */
final class Load {
  private final double share;
  private final Histogram latencies = Schedule.noLatencies();
  private double rates;
  private int turns;

  Load(double share) {
    this.share = share;
  }

  double share() {
    return share;
  }

  void add(Schedule schedule, double perSecond) {
    latencies.add(schedule.latencies());
    rates += perSecond;
    turns++;
  }

  Latency latency(String contender) {
    return Latency.of(contender, share, rates / turns, latencies);
  }
}
