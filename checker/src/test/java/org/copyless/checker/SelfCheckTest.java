package org.copyless.checker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Our own sources under our own checker. The files of {@code trusted-base.txt} are those that it
 * cannot judge, each with the reason: each of them has an error, and no other file has any.
 */
class SelfCheckTest {
  private static final Path ROOT = Javac.TEST_INPUTS.getParent();
  private static final Path LIST = Path.of("src/test/resources/trusted-base.txt");

  @TempDir Path out;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "channel-runtime/src/main/java",
        "examples/src",
        "concurrency-tests/src/main/java",
        "jmh/src/main/java"
      })
  void noFileHasAnErrorButThoseOfTheTrustedBase(String folder) throws IOException {
    List<Path> files = Javac.javaFiles(ROOT.resolve(folder));
    Javac.Result result =
        Javac.compile(
            files, classPath(), out, "-Xmaxerrs", "10000", "-Xlint:none", "-proc:full", "-g:none");
    Map<String, String> trusted = trusted(folder);
    Map<String, String> found = firstErrors(result);
    List<String> wrong = new ArrayList<>();
    found.forEach((file, error) -> addIf(!trusted.containsKey(file), wrong, error));
    trusted.forEach(
        (file, _) -> addIf(!found.containsKey(file), wrong, file + " has no error any more"));
    assertEquals("", String.join("\n", wrong));
  }

  private static void addIf(boolean isWrong, List<String> wrong, String text) {
    if (isWrong) {
      wrong.add(text);
    }
  }

  private static List<Path> classPath() {
    return Stream.of(
            System.getProperty("java.class.path").split(System.getProperty("path.separator")))
        .map(Path::of)
        .toList();
  }

  private static Map<String, String> firstErrors(Javac.Result result) {
    Map<String, String> found = new TreeMap<>();
    for (Diagnostic<? extends JavaFileObject> each : result.diagnostics()) {
      if (each.getKind() == Diagnostic.Kind.ERROR) {
        JavaFileObject source = each.getSource();
        String file = source == null ? "" : relative(Path.of(source.toUri()));
        found.putIfAbsent(file, each.toString());
      }
    }
    return found;
  }

  private static String relative(Path file) {
    return ROOT.relativize(file).toString().replace('\\', '/');
  }

  /** Returns the files of a folder that are on the list, each with its reason. */
  private static Map<String, String> trusted(String folder) throws IOException {
    Map<String, String> trusted = new TreeMap<>();
    for (String line : Files.readAllLines(LIST)) {
      if (line.startsWith(folder)) {
        String[] parts = line.split(": ", 2);
        assertTrue(parts.length == 2 && !parts[1].isBlank(), () -> "no reason: " + line);
        trusted.put(parts[0], parts[1]);
      }
    }
    return trusted;
  }
}
