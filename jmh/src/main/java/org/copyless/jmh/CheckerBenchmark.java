package org.copyless.jmh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What checking costs: javac alone, with both processors of Copyless, and with two checkers of the
 * Checker Framework, all on the same services that all of them accept. Each run is a javac in a
 * fresh JVM, as in a build; the median counts. JMH is of no use here: what is measured is a
 * process.
 *
 * <p>javac alone compiles the written sources and what the processor would generate. The others
 * compile the written sources only; the checkers of the Checker Framework find what is generated as
 * class files, so that they check no line more than ours does.
 */
public final class CheckerBenchmark {
  private static final String FRAMEWORK = "org.checkerframework.checker.";
  private static final String JAVAC = "javac";
  private static final int RUNS = 3;

  /** Runs that would not end within so long a time are left out; {@code -Dcopyless.seconds=N}. */
  private static final long MOST_SECONDS = Long.getLong("copyless.seconds", 680);

  private final Path root;
  private final Path folder;
  private final long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);

  private CheckerBenchmark(Path root, Path folder) {
    this.root = root;
    this.folder = folder;
  }

  /**
   * Measures, prints a table and writes it as JSON.
   *
   * @param arguments the file to write, then the numbers of lines
   * @throws IOException if files cannot be read or written
   * @throws InterruptedException if interrupted while waiting for javac
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path root = Path.of(System.getProperty("copyless.root", "."));
    Path folder = Files.createTempDirectory("copyless-check");
    try {
      CheckerBenchmark benchmark = new CheckerBenchmark(root, folder);
      List<Size> sizes = new ArrayList<>();
      for (int i = 1; i < arguments.length; i++) {
        sizes.add(benchmark.prepared(Integer.parseInt(arguments[i])));
      }
      for (int run = 0; run < RUNS; run++) {
        for (Size size : sizes) {
          benchmark.run(size);
        }
      }
      Path file = Path.of(arguments[0]);
      Files.writeString(
          root.resolve(file),
          sizes.stream().map(Size::json).collect(Collectors.joining(",\n", "[\n", "\n]\n")));
      sizes.forEach(size -> System.out.print(size.table()));
    } finally {
      for (Path file : files(folder, "").reversed()) {
        Files.delete(file);
      }
    }
  }

  /** One javac. */
  @FunctionalInterface
  private interface Command {
    long millis() throws IOException, InterruptedException;
  }

  /** What is measured on sources of one size, and how long it took, in milliseconds. */
  private record Size(long lines, Map<String, Command> commands, Map<String, List<Long>> times) {
    private double median(String name) {
      List<Long> sorted = times.get(name).stream().sorted().toList();
      int middle = sorted.size() / 2;
      return sorted.size() % 2 == 1
          ? sorted.get(middle)
          : (sorted.get(middle - 1) + sorted.get(middle)) / 2.0;
    }

    private String each(String format) {
      return times.keySet().stream()
          .map(
              name ->
                  String.format(
                      Locale.ROOT,
                      format,
                      name,
                      median(name),
                      median(name) / median(JAVAC),
                      times.get(name)))
          .collect(Collectors.joining(",\n"));
    }

    String json() {
      String row =
          "    {\"name\": \"%s\", \"medianMillis\": %.0f, \"timesJavac\": %.2f, \"runs\": %s}";
      return "  {\"lines\": " + lines + ", \"results\": [\n" + each(row) + "\n  ]}";
    }

    String table() {
      return lines + " lines\n" + each("  %-24s %7.0f ms %6.2f x javac  of %s") + "\n";
    }
  }

  private Size prepared(int wanted) throws IOException, InterruptedException {
    Path home = Files.createDirectories(folder.resolve("lines" + wanted));
    List<Path> written = ServiceSet.write(wanted, home.resolve("written"));
    long lines = 0;
    for (Path file : written) {
      lines += Files.readString(file).lines().count();
    }
    Path generated = Files.createDirectories(home.resolve("generated"));
    javac(generated, written, "", ours("processor.CopylessProcessor", "-proc:only"));
    List<Path> all = new ArrayList<>(written);
    all.addAll(files(generated, ".java"));
    String classes = Files.createDirectories(home.resolve("classes")).toString();
    String both = "processor.CopylessProcessor,org.copyless.checker.CopylessChecker";
    Map<String, Command> commands = new LinkedHashMap<>();
    commands.put(JAVAC, () -> javac(Path.of(classes), all, "", List.of("-proc:none")));
    commands.put("Copyless", () -> javac(out(home), written, "", ours(both)));
    commands.put(
        "resource leak checker",
        () -> javac(out(home), written, classes, theirs("resourceleak.ResourceLeakChecker")));
    commands.put(
        "nullness checker",
        () -> javac(out(home), written, classes, theirs("nullness.NullnessChecker")));
    commands.put(
        "Copyless, checker alone",
        () -> javac(out(home), written, classes, ours("checker.CopylessChecker")));
    return new Size(lines, commands, new LinkedHashMap<>());
  }

  private void run(Size size) throws IOException, InterruptedException {
    for (Map.Entry<String, Command> each : size.commands().entrySet()) {
      List<Long> times = size.times().getOrDefault(each.getKey(), List.of());
      long expected = times.stream().mapToLong(Long::longValue).max().orElse(0);
      if (System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(expected) < end) {
        size.times()
            .computeIfAbsent(each.getKey(), _ -> new ArrayList<>())
            .add(each.getValue().millis());
      }
    }
  }

  private static Path out(Path home) throws IOException {
    return Files.createTempDirectory(home, "out");
  }

  /** Runs javac; returns how long it took, in milliseconds. */
  private long javac(Path target, List<Path> files, String classPath, List<String> more)
      throws IOException, InterruptedException {
    Path list = folder.resolve("files");
    Files.write(list, files.stream().map(Path::toString).toList());
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "javac").toString());
    command.addAll(
        List.of("-J-Xmx3g", "-J--add-opens=jdk.compiler/com.sun.tools.javac.comp=ALL-UNNAMED"));
    for (String each : "api code file main model parser processing tree util".split(" ", -1)) {
      command.add("-J--add-exports=jdk.compiler/com.sun.tools.javac." + each + "=ALL-UNNAMED");
    }
    List<String> path =
        new ArrayList<>(List.of(root.resolve("channel-runtime/target/classes").toString()));
    files(root.resolve("checker/target/lib"), ".jar").forEach(jar -> path.add(jar.toString()));
    if (!classPath.isEmpty()) {
      path.add(classPath);
    }
    command.addAll(List.of("-Xlint:none", "-nowarn", "-cp", joined(path), "-d", target.toString()));
    command.addAll(more);
    command.add("@" + list);
    Path output = folder.resolve("output");
    long start = System.nanoTime();
    int code =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start()
            .waitFor();
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    if (code != 0) {
      throw new IllegalStateException(Files.readString(output));
    }
    return millis;
  }

  private List<String> ours(String processors, String... more) throws IOException {
    List<String> path = new ArrayList<>();
    for (String module : List.of("channel-runtime", "processor", "checker")) {
      path.add(root.resolve(module + "/target/classes").toString());
    }
    for (String module : List.of("processor", "checker")) {
      files(root.resolve(module + "/target/lib"), ".jar").forEach(jar -> path.add(jar.toString()));
    }
    List<String> options =
        new ArrayList<>(
            List.of("-processorpath", joined(path), "-processor", "org.copyless." + processors));
    options.addAll(List.of(more));
    return options;
  }

  /** What a checker dislikes of the services is a warning, so that it goes on to the end. */
  private List<String> theirs(String checker) throws IOException {
    List<String> path = new ArrayList<>();
    files(root.resolve("checker/target/lib"), ".jar").forEach(jar -> path.add(jar.toString()));
    return List.of(
        "-processorpath",
        joined(path),
        "-processor",
        FRAMEWORK + checker,
        "-Awarns",
        "-Xmaxwarns",
        "1");
  }

  private static String joined(List<String> path) {
    return String.join(System.getProperty("path.separator"), path);
  }

  private static List<Path> files(Path folder, String suffix) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(suffix)).toList();
    }
  }
}
