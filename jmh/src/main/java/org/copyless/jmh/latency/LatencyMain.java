package org.copyless.jmh.latency;

import com.google.gson.Gson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.copyless.jmh.ours.PingPongPair;
import org.copyless.jmh.peer.BlockingQueues;
import org.copyless.jmh.peer.DisruptorPair;
import org.copyless.jmh.window.Core;

/**
 * Asks each service at tenths of its own peak: {@code LatencyMain SECONDS FILE}. Services take
 * turns, and each finds its peak anew in each turn, because the host of a virtual machine moves its
 * processors: what was the peak a second ago may be five times too much now.
 */
public final class LatencyMain {
  private static final int TURNS = 10;

  private LatencyMain() {}

  /**
   * Measures.
   *
   * @param arguments how long for each load, file for the list of latencies
   * @throws Exception if anything goes wrong; the process ends with it
   */
  public static void main(String[] arguments) throws Exception {
    Core.ASKING.pin();
    double seconds = Double.parseDouble(arguments[0]) / TURNS;
    List<Service> services =
        List.of(
            new Service(PingPongPair.adaptive()),
            new Service(new DisruptorPair()),
            new Service(BlockingQueues.array()));
    for (Service service : services) {
      service.warmUp();
    }
    for (int turn = 0; turn < TURNS; turn++) {
      for (Service service : services) {
        service.measure(seconds);
      }
    }
    List<Latency> all = services.stream().flatMap(each -> each.latencies().stream()).toList();
    Files.writeString(Path.of(arguments[1]), new Gson().toJson(all));
    System.exit(0);
  }
}
