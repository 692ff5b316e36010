package org.copyless.soundness.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Runs a campaign from the command line: seed, programs, folders of sources. */
public final class Main {
  private Main() {}

  /**
   * Runs.
   *
   * @param args seed, number of programs, folders of contracts and library
   * @throws IOException if there is no temporary folder
   */
  public static void main(String[] args) throws IOException {
    List<Path> folders = List.of(args).subList(2, args.length).stream().map(Path::of).toList();
    Path classes = Files.createTempDirectory("soundness");
    Laboratory laboratory = new Laboratory(folders, classes);
    System.out.println("kept seeds: " + Campaign.kept(laboratory).line());
    Tally tally =
        Fleet.run(
            laboratory,
            folders,
            classes,
            Long.parseLong(args[0]),
            Integer.parseInt(args[1]),
            Integer.getInteger("copyless.processes", 1));
    tally
        .kept()
        .forEach(
            each ->
                System.out.println(
                    each.verdict() + " " + each.program().name() + " " + each.cause()));
    Shrinker shrinker = new Shrinker(laboratory);
    int most = Integer.getInteger("copyless.shrink", 6);
    tally.kept().stream()
        .limit(most)
        .forEach(each -> System.out.println(shrinker.shrink(each).describe()));
    System.out.println(tally);
  }
}
