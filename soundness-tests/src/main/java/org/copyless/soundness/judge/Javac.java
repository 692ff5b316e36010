package org.copyless.soundness.judge;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Runs javac with both processors in process. */
public final class Javac {
  private static final String PROCESSORS =
      "org.copyless.processor.CopylessProcessor,org.copyless.checker.CopylessChecker";
  private static final String CLASS_PATH = System.getProperty("java.class.path");

  private Javac() {}

  /**
   * What a run said.
   *
   * @param diagnostics errors, in order
   * @param output what it said beside them
   */
  public record Result(List<Diagnostic<? extends JavaFileObject>> diagnostics, String output) {}

  /**
   * Compiles files.
   *
   * @param files Java sources
   * @param out where classes go
   * @return what was said
   */
  public static Result compileFiles(List<Path> files, Path out) {
    return run(out, out, manager -> manager.getJavaFileObjectsFromPaths(files), false, true);
  }

  /**
   * Compiles classes.
   *
   * @param sources text by name of the class
   * @param used the classes that they use
   * @param out where theirs go
   * @param checked whether the processors run
   * @return what was said
   */
  public static Result compile(Map<String, String> sources, Path used, Path out, boolean checked) {
    List<JavaFileObject> units = new ArrayList<>();
    sources.forEach((name, text) -> units.add(new Source(name, text)));
    return run(used, out, _ -> units, true, checked);
  }

  /** Gives the units. */
  private interface Units {
    Iterable<? extends JavaFileObject> of(StandardJavaFileManager manager);
  }

  private static Result run(Path used, Path out, Units units, boolean keepGoing, boolean checked) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
    StringWriter output = new StringWriter();
    try (StandardJavaFileManager manager =
        compiler.getStandardFileManager(collector, Locale.ENGLISH, null)) {
      List<String> options = options(used, out, keepGoing, checked);
      compiler.getTask(output, manager, collector, options, null, units.of(manager)).call();
      return new Result(
          collector.getDiagnostics().stream()
              .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
              .toList(),
          output.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With {@code keepGoing} an error in one class does not keep the others from being checked. */
  private static List<String> options(Path used, Path out, boolean keepGoing, boolean checked) {
    List<String> options =
        new ArrayList<>(
            List.of(
                "-cp",
                used + System.getProperty("path.separator") + CLASS_PATH,
                "-d",
                out.toString(),
                "-Xmaxerrs",
                "0",
                "-nowarn"));
    if (checked) {
      options.addAll(List.of("-processor", PROCESSORS, "-processorpath", CLASS_PATH));
    } else {
      options.add("-proc:none");
    }
    if (keepGoing) {
      options.add("--should-stop=ifError=FLOW");
    }
    return options;
  }

  /**
   * Finds Java files.
   *
   * @param folder where
   * @return all below, in order
   */
  public static List<Path> javaFiles(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A source in memory. */
  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String name, String text) {
      super(URI.create("string:///" + name + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
