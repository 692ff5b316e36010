package org.copyless.soundness.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.copyless.soundness.generator.Generator;
import org.copyless.soundness.generator.Recipe;
import org.copyless.soundness.program.Program;

/**
 * Many random programs in several JVMs at a time. None of them gets more than {@value #SHARE}
 * programs: a JVM has room for so many types of blocks and so many classes only.
 */
public final class Fleet {
  private static final int SHARE = 2500;

  private final List<Path> sources;
  private final Path folder;
  private final Tally tally = new Tally();

  private Fleet(List<Path> sources, Path folder) {
    this.sources = sources;
    this.folder = folder;
  }

  /**
   * Examines random programs.
   *
   * @param laboratory of this JVM, for what is to be looked at
   * @param sources folders of contracts and of the library, for the others
   * @param folder where their classes go
   * @param seed of the first program; the others follow
   * @param programs how many
   * @param processes how many JVMs run at a time; one: this one
   * @return what came of all of them
   */
  public static Tally run(
      Laboratory laboratory,
      List<Path> sources,
      Path folder,
      long seed,
      int programs,
      int processes) {
    if (processes == 1) {
      return Campaign.run(laboratory, seed, programs);
    }
    Fleet fleet = new Fleet(sources, folder);
    List<CompletableFuture<Void>> workers = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(processes)) {
      int share = Math.min(SHARE, Math.ceilDiv(programs, processes));
      for (int done = 0; done < programs; done += share) {
        long first = seed + done;
        int count = Math.min(share, programs - done);
        workers.add(CompletableFuture.runAsync(() -> fleet.work(first, count), pool));
      }
    }
    workers.forEach(CompletableFuture::join);
    List<Program> kept =
        fleet.tally.names().stream().map(Recipe::named).map(Generator::program).toList();
    laboratory.examine(kept).forEach(fleet.tally::keep);
    return fleet.tally;
  }

  private void work(long seed, int programs) {
    Path result = folder.resolve("tally" + seed);
    try {
      Process process =
          new ProcessBuilder(command(seed, programs, result)).redirectErrorStream(true).start();
      follow(process, seed);
      int exit = process.waitFor();
      if (exit != 0) {
        throw new IllegalStateException("the JVM of seed " + seed + " has ended with " + exit);
      }
      add(Files.readAllLines(result));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private synchronized void add(List<String> lines) {
    tally.addLines(lines);
    System.err.println("soundness: all: " + tally.line());
  }

  private static void follow(Process process, long seed) throws IOException {
    try (BufferedReader reader = process.inputReader()) {
      reader.lines().forEach(line -> System.err.println(seed + ": " + line));
    } finally {
      process.destroy();
    }
  }

  /** A JVM like this one. */
  private List<String> command(long seed, int programs, Path result) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    System.getProperties().stringPropertyNames().stream()
        .filter(name -> name.startsWith("copyless.") || name.startsWith("java.util.logging."))
        .forEach(name -> command.add("-D" + name + "=" + System.getProperty(name)));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Worker.class.getName()));
    command.addAll(List.of(String.valueOf(seed), String.valueOf(programs)));
    Stream.concat(Stream.of(folder.resolve("worker" + seed), result), sources.stream())
        .forEach(each -> command.add(each.toString()));
    return command;
  }
}
