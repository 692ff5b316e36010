package org.copyless.jmh.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The machine: what it is, and whether it is quiet.
 *
 * @param processor its model
 * @param cores that this process may use
 * @param system kernel
 * @param java version of the JVM
 */
record Machine(String processor, int cores, String system, String java) {
  private static final Path STAT = Path.of("/proc/stat");
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
  private static final long WATCHED_MILLIS = 3_000;
  private static final double MOST_BUSY = 0.05;
  private static final double MOST_STOLEN = 0.01;
  private static final int IDLE = 3;
  private static final int WAITING = 4;
  private static final int STOLEN = 7;

  static Machine current() throws IOException {
    return new Machine(
        model(),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        System.getProperty("java.vm.version"));
  }

  private static String model() throws IOException {
    if (!Files.exists(PROCESSORS)) {
      return System.getProperty("os.arch");
    }
    return Files.readAllLines(PROCESSORS).stream()
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse(System.getProperty("os.arch"));
  }

  /** Watches for some seconds; returns what speaks against measuring now. */
  static Optional<String> disturbance() throws IOException, InterruptedException {
    if (!Files.exists(STAT)) {
      return Optional.of("there is no " + STAT + " to see whether the machine is quiet");
    }
    long[] before = ticks(Files.readAllLines(STAT));
    Thread.sleep(WATCHED_MILLIS);
    return disturbance(before, ticks(Files.readAllLines(STAT)));
  }

  static Optional<String> disturbance(long[] before, long[] after) {
    long[] ticks = new long[before.length];
    Arrays.setAll(ticks, i -> after[i] - before[i]);
    double all = Math.max(1, Arrays.stream(ticks).sum());
    double stolen = ticks[STOLEN] / all;
    double busy = 1 - (ticks[IDLE] + ticks[WAITING] + ticks[STOLEN]) / all;
    if (busy > MOST_BUSY || stolen > MOST_STOLEN) {
      return Optional.of(
          "the machine is not quiet: %.0f %% busy, %.0f %% stolen by its host"
              .formatted(100 * busy, 100 * stolen));
    }
    return Optional.empty();
  }

  /** Reads user, nice, system, idle, iowait, irq, softirq and steal of all cores together. */
  static long[] ticks(List<String> stat) {
    String all = stat.stream().filter(line -> line.startsWith("cpu ")).findFirst().orElseThrow();
    return Arrays.stream(all.strip().split(" +", -1))
        .skip(1)
        .limit(STOLEN + 1)
        .mapToLong(Long::parseLong)
        .toArray();
  }
}
