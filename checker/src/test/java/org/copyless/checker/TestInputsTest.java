package org.copyless.checker;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
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
  private static final String OPTIONS = "// options: ";

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
    expected(file).verify(result, file.toString());
  }

  /** The options of javac that a program asks for in its first line. */
  private static String[] options(Path file) throws IOException {
    String first = Files.readAllLines(file).getFirst();
    return first.startsWith(OPTIONS)
        ? first.substring(OPTIONS.length()).trim().split(" +", -1)
        : new String[0];
  }

  private static Expectations expected(Path file) throws IOException {
    return Expectations.of(Files.readAllLines(file));
  }

  @Test
  void eachAttackIsRejected() throws IOException {
    for (Path file : Javac.javaFiles(Javac.TEST_INPUTS.resolve("attacks"))) {
      assertTrue(!expected(file).errors().isEmpty(), () -> file + " expects nothing");
    }
  }

  @Test
  void eachRejectedProgramExpectsAnErrorAndHasAnAcceptedTwin() throws IOException {
    for (Path file : Javac.javaFiles(Javac.TEST_INPUTS.resolve("reject"))) {
      assertTrue(!expected(file).errors().isEmpty(), () -> file + " expects nothing");
      String twinName = file.getFileName().toString().replaceFirst("(_.*)?\\.java", ".java");
      Path twin = Javac.TEST_INPUTS.resolve("accept").resolve(twinName);
      assertTrue(Files.exists(twin), () -> twin + " is missing");
    }
  }
}
