package org.copyless.jmh.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.copyless.jmh.window.Result;

/**
 * Writes tables and plots of {@code docs/performance.md} from the raw results beside it, so that no
 * figure there is typed by hand: {@code Publish ROOT}.
 */
public final class Publish {
  private static final String BYTES = "bytes";
  private static final String ROUND_TRIP = "nanoseconds, there and back";

  private static final List<String> FIELDS =
      List.of(
          "ping-pong-two-cores",
          "ping-pong-one-core",
          "ping-pong-one-carrier",
          "ping-pong-two-carriers",
          "stream");

  private final Path root;
  private final Path folder;
  private final List<Result> results;
  private final Results all;

  private Publish(Path root) throws IOException {
    this.root = root;
    folder = root.resolve("docs/benchmarks");
    all = Results.read(folder.resolve("targets.json"));
    results = all.results();
  }

  /**
   * Writes.
   *
   * @param arguments the checkout
   * @throws IOException if files cannot be read or written
   */
  public static void main(String[] arguments) throws IOException {
    Publish publish = new Publish(Path.of(arguments[0]));
    publish.draw();
    publish.fill();
  }

  private void draw() throws IOException {
    new Plot("A block there and back (the paper's Figure 5)", BYTES, ROUND_TRIP)
        .add(curve("transfer"))
        .write(folder.resolve("transfer.svg"));
    new Plot("The same on one core, beside the kernel's ways", BYTES, ROUND_TRIP)
        .add(curve("transfer-one-core"))
        .write(folder.resolve("transfer-one-core.svg"));
    new Plot("One of n endpoints has a message", "endpoints", ROUND_TRIP)
        .add(curve("select"))
        .write(folder.resolve("select.svg"));
    new Plot("Allocate and free", BYTES, "nanoseconds")
        .add(curve("allocate"))
        .write(folder.resolve("allocate.svg"));
    new Plot("A message among many channels", "channels", ROUND_TRIP)
        .add(curve("channels"))
        .write(folder.resolve("channels.svg"));
    new Plot("Free and allocate among many blocks", "blocks", "nanoseconds")
        .add(curve("blocks"))
        .write(folder.resolve("blocks.svg"));
    new Plot("A lap of a ring", "processes or threads", "nanoseconds a lap")
        .add(curve("ring-two-carriers"))
        .write(folder.resolve("ring.svg"));
    new Plot("Allocate and free on several threads, two cores", "threads", "nanoseconds")
        .add(curve("threads"))
        .write(folder.resolve("threads.svg"));
    drawLatencies();
  }

  private void drawLatencies() throws IOException {
    for (String load : List.of("10 %", "50 %", "90 %")) {
      Plot plot =
          new Plot(
              "Latency at " + load + " of each service's peak",
              "one request in … is slower; the last point is the slowest of all",
              "nanoseconds since the request was due");
      new Latencies(all.latencies()).draw(plot, " | " + load);
      plot.write(folder.resolve("latency-" + load.substring(0, 2) + ".svg"));
    }
  }

  private void fill() throws IOException {
    Path file = root.resolve("docs/performance.md");
    Page page =
        new Page(Files.readString(file))
            .fill("machine", all.machine() + "\n")
            .fill(
                "targets",
                Judgement.table(Judgement.of(Bound.read(root.resolve("jmh/bounds.csv")), results)))
            .fill("table1", Table1.table(results))
            .fill("footprints", Footprints.table(results))
            .fill("latency", new Latencies(all.latencies()).table());
    for (String name : FIELDS) {
      page.fill(name, Ranking.table(name, results));
    }
    for (String name :
        List.of(
            "transfer",
            "transfer-one-core",
            "select",
            "allocate",
            "allocate-two-threads",
            "allocate-filled",
            "channels",
            "blocks",
            "ring-two-carriers",
            "threads")) {
      page.fill(name, curve(name).table(name));
    }
    Files.writeString(file, page.toString());
  }

  private Curve curve(String prefix) {
    return Curve.of(prefix, results);
  }
}
