package org.copyless.examples.nic;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.HeapStatistics;
import org.copyless.sip.Sip;
import org.copyless.sip.Starter;

/**
 * Two processes pass the packets of a capture file to each other, by pointer. Exit codes: 0; 2 for
 * a file that is no sound capture; 1 for an error of the example itself.
 *
 * <p>Usage: {@code NicExample [capture.pcap]}
 */
public final class NicExample {
  private static final int GOOD = 0;
  private static final int FAILED = 1;
  private static final int BAD_CAPTURE = 2;

  /** Has a hook, so that failures are not logged: they are reported here, in a sentence. */
  static final Starter SIPS = Sip.virtual().onExit(_ -> {});

  private NicExample() {}

  /**
   * Runs the example.
   *
   * @param args a capture file in pcap format; without it, the one that comes with the example
   * @throws Exception if the example itself fails
   */
  public static void main(String[] args) throws Exception {
    if (args.length > 1) {
      System.err.println("usage: nic [capture.pcap]");
      System.exit(BAD_CAPTURE);
    }
    Path capture = args.length == 1 ? Path.of(args[0]) : loopbackCapture();
    int code = run(capture, System.out, System.err);
    if (code != GOOD) {
      System.exit(code);
    }
  }

  static int run(Path capture, PrintStream out, PrintStream err) throws InterruptedException {
    try (ExchangeHeap heap = ExchangeHeap.create()) {
      Traffic traffic = new Traffic();
      NicDeviceChannel channel = NicDeviceChannel.open(heap);
      Sip driver = SIPS.start("driver", channel.exp(), exp -> NicDriver.run(exp, capture));
      Sip netstack = SIPS.start("netstack", channel.imp(), imp -> Netstack.run(imp, traffic));
      driver.join();
      netstack.join();
      int code = report(driver.failure().or(netstack::failure), err);
      if (code == GOOD) {
        traffic.print(out);
      }
      HeapStatistics statistics = heap.statistics();
      out.println();
      print(out, "live blocks in the exchange heap", statistics.liveBlocks());
      print(out, "messages", statistics.messages());
      print(out, "bytes copied between the processes", traffic.copied());
      return code == GOOD && statistics.liveBlocks() > 0 ? FAILED : code;
    }
  }

  private static int report(Optional<Throwable> failure, PrintStream err) {
    if (failure.isEmpty()) {
      return GOOD;
    }
    if (failure.get() instanceof IOException e) {
      err.println("nic: " + (e instanceof PcapException ? e.getMessage() : e));
      return BAD_CAPTURE;
    }
    failure.get().printStackTrace(err);
    return FAILED;
  }

  private static void print(PrintStream out, String label, long value) {
    out.printf(Locale.ROOT, "%-34s%,8d%n", label, value);
  }

  /** The capture that comes with the example, also where that is a jar. */
  private static Path loopbackCapture() throws IOException, URISyntaxException {
    URI uri = NicExample.class.getResource("loopback.pcap").toURI();
    if (uri.getScheme().equals("jar")) {
      FileSystems.newFileSystem(uri, Map.of()); // open as long as the program runs
    }
    return Path.of(uri);
  }
}
