package org.copyless.soundness.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** One JVM of a fleet. */
public final class Worker {
  private Worker() {}

  /**
   * Examines random programs and writes down what came of them.
   *
   * @param args seed, number of programs, a folder of its own, the file of the result, folders of
   *     contracts and library
   * @throws IOException if the result cannot be written
   */
  public static void main(String[] args) throws IOException {
    List<Path> sources = List.of(args).subList(4, args.length).stream().map(Path::of).toList();
    Laboratory laboratory = new Laboratory(sources, Path.of(args[2]));
    Tally tally = Campaign.run(laboratory, Long.parseLong(args[0]), Integer.parseInt(args[1]));
    Files.write(Path.of(args[3]), tally.lines());
    System.exit(0); // whatever thread a program has left behind
  }
}
