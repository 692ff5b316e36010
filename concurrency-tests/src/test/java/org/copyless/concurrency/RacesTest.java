package org.copyless.concurrency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.copyless.concurrency.stress.Size;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Runs the races of {@code org.copyless.concurrency.race} in jcstress. Its reports, with each
 * outcome and how often it was seen, go to {@code target/jcstress}.
 */
class RacesTest {
  private static final Size SIZE = Size.asked();
  private static final Pattern RESULTS =
      Pattern.compile("Results: (\\d+) planned; (\\d+) passed, 0 failed, 0 soft errs, 0 hard errs");

  private static final Pattern OK = Pattern.compile("\\.* \\[OK] org\\.copyless\\..*");

  @Test
  @DisplayName("R60, R63, R68, R79-R86 no race has a forbidden outcome")
  void races() throws Exception {
    String guard = System.getProperty("copyless.guard");
    Path log = Files.createDirectories(Path.of("target/jcstress")).resolve(guard + ".log");
    int exit = jcstress(guard, log).waitFor();
    List<String> lines = Files.readAllLines(log);
    assertEquals(0, exit, () -> tail(lines));
    Matcher last =
        RESULTS.matcher(
            lines.stream().filter(RESULTS.asPredicate()).reduce((_, line) -> line).orElse(""));
    assertTrue(last.find(), () -> tail(lines));
    assertEquals(last.group(1), last.group(2), () -> tail(lines));
    long run = lines.stream().filter(OK.asMatchPredicate()).distinct().count();
    assertEquals(number(), run, () -> "some races did not run: " + tail(lines));
    System.out.println("stress races: guard=" + guard + " " + last.group());
  }

  /** Returns how many races there are; jcstress passes over those that need more processors. */
  private static long number() throws IOException {
    Path folder = Path.of("src/main/java/org/copyless/concurrency/race");
    try (Stream<Path> sources = Files.list(folder)) {
      return sources.filter(source -> source.toString().endsWith("Test.java")).count();
    }
  }

  private static Process jcstress(String guard, Path log) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            absolute(System.getProperty("java.class.path")),
            "org.openjdk.jcstress.Main",
            "-jvmArgs",
            "-Dcopyless.guard=" + guard,
            "-f",
            "1",
            "-iters",
            "1",
            "-time",
            Integer.toString(SIZE.raceMillis()),
            "-sc",
            Boolean.toString(Size.isLong()),
            "-strideSize",
            "16",
            "-strideCount",
            "8",
            "-hs",
            "256",
            "-v",
            "-r",
            guard)
        .directory(log.getParent().toFile())
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }

  private static String absolute(String classPath) {
    return Pattern.compile(Pattern.quote(File.pathSeparator))
        .splitAsStream(classPath)
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String tail(List<String> lines) {
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 200), lines.size()));
  }
}
