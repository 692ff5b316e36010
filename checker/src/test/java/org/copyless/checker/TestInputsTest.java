package org.copyless.checker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compiles each program of {@code test-inputs/} and compares what javac says, by key and line, with
 * what the program expects.
 */
class TestInputsTest {
  private static final Pattern EXPECTED = Pattern.compile("^\\s*// :: error: \\[([\\w.]+)]\\s*$");
  private static final String OPTIONS = "// options: ";
  private static final Pattern KEY = Pattern.compile("^(?:error: )?\\[([\\w.]+)]");

  @TempDir static Path temporary;
  private static Path contracts;

  @BeforeAll
  static void compileContracts() throws IOException {
    contracts = Javac.compileContracts(Files.createDirectory(temporary.resolve("contracts")));
  }

  @TestFactory
  Stream<DynamicTest> accepted() {
    return inputs("accept");
  }

  @TestFactory
  Stream<DynamicTest> rejected() {
    return inputs("reject");
  }

  @TestFactory
  Stream<DynamicTest> attacks() {
    return inputs("attacks");
  }

  private static Stream<DynamicTest> inputs(String folder) {
    return Javac.javaFiles(Javac.TEST_INPUTS.resolve(folder)).stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    folder + "/" + file.getFileName(), file.toUri(), () -> check(file)));
  }

  private static void check(Path file) throws IOException {
    Path out = Files.createTempDirectory(temporary, "out");
    Javac.Result result = Javac.compile(List.of(file), List.of(contracts), out, options(file));
    assertEquals(lines(expected(file)), lines(found(result)), () -> file + "\n" + texts(result));
  }

  /** The options of javac that a program asks for in its first line. */
  private static String[] options(Path file) throws IOException {
    String first = Files.readAllLines(file).getFirst();
    return first.startsWith(OPTIONS)
        ? first.substring(OPTIONS.length()).trim().split(" +", -1)
        : new String[0];
  }

  private static SortedSet<String> expected(Path file) throws IOException {
    SortedSet<String> expected = new TreeSet<>();
    List<String> lines = Files.readAllLines(file);
    List<String> pending = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Matcher matcher = EXPECTED.matcher(lines.get(i));
      if (matcher.matches()) {
        pending.add(matcher.group(1));
      } else {
        for (String key : pending) {
          expected.add(entry(i + 1L, key));
        }
        pending.clear();
      }
    }
    return expected;
  }

  private static SortedSet<String> found(Javac.Result result) {
    SortedSet<String> found = new TreeSet<>();
    for (Diagnostic<?> each : result.diagnostics()) {
      Matcher matcher = KEY.matcher(each.getMessage(Locale.ENGLISH));
      found.add(entry(each.getLineNumber(), matcher.find() ? matcher.group(1) : each.getCode()));
    }
    return found;
  }

  private static String entry(long line, String key) {
    return String.format(Locale.ROOT, "%4d %s", line, key);
  }

  private static String lines(SortedSet<String> entries) {
    return String.join("\n", entries);
  }

  private static String texts(Javac.Result result) {
    StringBuilder texts = new StringBuilder(result.output());
    result.diagnostics().forEach(each -> texts.append(each).append('\n'));
    return texts.toString();
  }

  @Test
  void eachAttackIsRejected() throws IOException {
    for (Path file : Javac.javaFiles(Javac.TEST_INPUTS.resolve("attacks"))) {
      assertTrue(!expected(file).isEmpty(), () -> file + " expects nothing");
    }
  }

  @Test
  void eachRejectedProgramExpectsAnErrorAndHasAnAcceptedTwin() throws IOException {
    for (Path file : Javac.javaFiles(Javac.TEST_INPUTS.resolve("reject"))) {
      assertTrue(!expected(file).isEmpty(), () -> file + " expects nothing");
      String twinName = file.getFileName().toString().replaceFirst("(_.*)?\\.java", ".java");
      Path twin = Javac.TEST_INPUTS.resolve("accept").resolve(twinName);
      assertTrue(Files.exists(twin), () -> twin + " is missing");
    }
  }
}
