package org.copyless.jmh.latency;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.copyless.jmh.window.Contender;
import org.copyless.jmh.window.Core;
import org.copyless.jmh.window.Schedule;

/** A contender that answers requests, and what its answers have taken so far at each load. */
final class Service {
  private static final double NANOS = 1e9;
  private static final int WARM_UP = 20_000;
  private static final int WARM_UPS = 3;

  private final Contender contender;
  private final ExecutorService answering = Executors.newSingleThreadExecutor(Service::pinned);
  private final List<Load> loads = List.of(new Load(0.1), new Load(0.5), new Load(0.9));
  private int requestsToPeak = WARM_UP;

  Service(Contender contender) {
    this.contender = contender;
  }

  void warmUp() throws Exception {
    for (int i = 0; i < WARM_UPS; i++) {
      double _ = nanosAtPeak();
    }
  }

  /** Asks for some seconds at each load, after as long at the peak. */
  void measure(double seconds) throws Exception {
    double nanos = nanosAtPeak();
    requestsToPeak = requests(seconds, nanos);
    nanos = nanosAtPeak();
    for (Load load : loads) {
      double interval = nanos / load.share();
      load.add(ask(requests(seconds, interval), interval), NANOS / interval);
    }
  }

  List<Latency> latencies() {
    return loads.stream().map(load -> load.latency(contender.name())).toList();
  }

  private static int requests(double seconds, double interval) {
    return (int) Math.max(1, seconds * NANOS / interval);
  }

  /**
   * Returns how long a request takes when each follows at once upon the answer before, all of them
   * being due from the start; clocks and books included, as under load.
   */
  private double nanosAtPeak() throws Exception {
    return ask(requestsToPeak, 0).nanosSinceStart() / (double) requestsToPeak;
  }

  /** Asks by a schedule, which begins when the answering thread has answered once. */
  private Schedule ask(int requests, double interval) throws Exception {
    Future<?> answered = answering.submit(() -> answer(requests + 1));
    contender.ask(1);
    Schedule schedule = new Schedule(requests, interval);
    contender.ask(schedule);
    answered.get();
    return schedule;
  }

  @SuppressWarnings("CatchAndPrintStackTrace") // the process is about to end because of it
  private void answer(int requests) {
    try {
      contender.answer(requests);
    } catch (Exception e) {
      e.printStackTrace();
      Runtime.getRuntime().halt(1); // the asking side waits for this one, for ever
    }
  }

  private static Thread pinned(Runnable body) {
    return Thread.ofPlatform()
        .daemon()
        .unstarted(
            () -> {
              Core.ANSWERING.pin();
              body.run();
            });
  }
}
