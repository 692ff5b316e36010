package org.copyless.jmh.latency;

import com.google.gson.Gson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.copyless.jmh.ours.PingPongPair;
import org.copyless.jmh.peer.BlockingQueues;
import org.copyless.jmh.peer.DisruptorPair;
import org.copyless.jmh.window.Contender;
import org.copyless.jmh.window.Core;
import org.copyless.jmh.window.Schedule;

/**
 * Finds the peak of each service, then asks at tenths of it: {@code LatencyMain SECONDS FILE}. The
 * loads of one service follow upon each other, because a share is one of its own peak.
 */
public final class LatencyMain {
  private static final double[] SHARES = {0.1, 0.5, 0.9};
  private static final double NANOS = 1e9;
  private static final int WARM_UP = 20_000;

  private final double seconds;

  private LatencyMain(double seconds) {
    this.seconds = seconds;
  }

  /**
   * Measures.
   *
   * @param arguments how long for each load, file for the list of latencies
   * @throws Exception if anything goes wrong; the process ends with it
   */
  public static void main(String[] arguments) throws Exception {
    Core.ASKING.pin();
    LatencyMain latency = new LatencyMain(Double.parseDouble(arguments[0]));
    List<Latency> all = new ArrayList<>();
    for (Contender service :
        List.of(PingPongPair.adaptive(), new DisruptorPair(), BlockingQueues.array())) {
      all.addAll(latency.measure(service));
    }
    Files.writeString(Path.of(arguments[1]), new Gson().toJson(all));
    System.exit(0);
  }

  private List<Latency> measure(Contender service) throws Exception {
    double _ = nanos(service, WARM_UP);
    double nanos = nanos(service, WARM_UP);
    nanos = nanos(service, requests(nanos));
    List<Latency> latencies = new ArrayList<>();
    for (double share : SHARES) {
      double interval = nanos / share;
      int requests = requests(interval);
      Thread answering = answering(service, requests);
      Schedule schedule = new Schedule(requests, interval);
      service.ask(schedule);
      answering.join();
      latencies.add(Latency.of(service.name(), share, NANOS / interval, schedule.latencies()));
    }
    service.close();
    return latencies;
  }

  private int requests(double interval) {
    return (int) Math.max(1, seconds * NANOS / interval);
  }

  /** Returns how long a request takes when each follows at once upon the answer before. */
  private static double nanos(Contender service, int requests) throws Exception {
    Thread answering = answering(service, requests);
    long start = System.nanoTime();
    service.ask(requests);
    double nanos = (System.nanoTime() - start) / (double) requests;
    answering.join();
    return nanos;
  }

  @SuppressWarnings("CatchAndPrintStackTrace") // the process is about to end because of it
  private static Thread answering(Contender service, int requests) {
    return Thread.ofPlatform()
        .start(
            () -> {
              Core.ANSWERING.pin();
              try {
                service.answer(requests);
              } catch (Exception e) {
                e.printStackTrace();
                Runtime.getRuntime().halt(1); // the asking side waits for this one, for ever
              }
            });
  }
}
