package org.copyless.checker;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.apiguardian.api.API;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Contract;
import org.junit.jupiter.api.Assertions;
import org.opentest4j.AssertionFailedError;
import org.slf4j.Logger;

/** Runs javac with both processors, as a user's command line does: {@code javac -processor …}. */
final class Javac {
  /** The folder of programs with expectations, beside the module. */
  static final Path TEST_INPUTS = Path.of("..", "test-inputs").toAbsolutePath().normalize();

  /** What the built-in stub files speak of beside the JDK. */
  private static final List<Class<?>> LIBRARIES =
      List.of(Assertions.class, Logger.class, API.class, AssertionFailedError.class);

  private static final String PROCESSORS =
      "org.copyless.processor.CopylessProcessor,org.copyless.checker.CopylessChecker";

  /**
   * What a run of javac said.
   *
   * @param success whether it compiled
   * @param diagnostics errors and warnings, in order
   * @param output what it said beside the diagnostics
   */
  record Result(
      boolean success, List<Diagnostic<? extends JavaFileObject>> diagnostics, String output) {}

  private Javac() {}

  /** Compiles files. */
  static Result compile(List<Path> files, List<Path> classPath, Path out, String... options) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
    StringWriter output = new StringWriter();
    try (StandardJavaFileManager manager =
        compiler.getStandardFileManager(collector, Locale.ENGLISH, null)) {
      boolean success =
          compiler
              .getTask(
                  output,
                  manager,
                  collector,
                  arguments(classPath, out, options),
                  null,
                  manager.getJavaFileObjectsFromPaths(files))
              .call();
      return new Result(success, collector.getDiagnostics(), output.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the arguments of javac. */
  static List<String> arguments(List<Path> classPath, Path out, String... options) {
    List<String> parts = new ArrayList<>();
    classPath.forEach(each -> parts.add(each.toString()));
    parts.add(home(Contract.class));
    parts.add(home(Nullable.class));
    LIBRARIES.forEach(each -> parts.add(home(each)));
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-processor",
                PROCESSORS,
                "-processorpath",
                System.getProperty("java.class.path"),
                "-cp",
                String.join(System.getProperty("path.separator"), parts),
                "-d",
                out.toString(),
                "-Xlint:all,-path,-processing,-options"));
    arguments.addAll(List.of(options));
    return arguments;
  }

  private static String home(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Compiles the contracts that all test inputs share. */
  static Path compileContracts(Path out) {
    Result result = compile(javaFiles(TEST_INPUTS.resolve("contracts")), List.of(), out);
    if (!result.diagnostics().isEmpty()) {
      throw new IllegalStateException("shared contracts: " + result);
    }
    return out;
  }

  /** Returns the Java files below a folder, in order. */
  static List<Path> javaFiles(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
