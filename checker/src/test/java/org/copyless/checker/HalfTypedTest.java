package org.copyless.checker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.copyless.processor.CopylessProcessor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever is in the files, javac with both processors ends with errors that speak of the program,
 * never with one that speaks of itself.
 *
 * <p>More than the usual few mutants: {@code -Dcopyless.mutants=5000 -Dcopyless.seed=1}. A failure
 * names its seed; with that one and a single mutant it is run alone.
 */
class HalfTypedTest {
  private static final Pattern PROGRAM = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern CRASH =
      Pattern.compile(
          "unexpected Throwable|SourceChecker|processor\\.internal|exception has occurred"
              + "|^\\s+at [\\w.$/]+\\(",
          Pattern.MULTILINE);
  private static final int MOST_SHOWN = 5;

  @TempDir static Path temporary;

  @Test
  void noMutantMakesTheCompilerCrash() throws IOException {
    int mutants = Integer.getInteger("copyless.mutants", 300);
    long seed = Long.getLong("copyless.seed", 20_260_101L);
    List<String> crashes = crashes(temporary, seed, mutants);
    assertEquals(List.of(), crashes);
  }

  /** Returns what mutants made the compiler crash, and what it said. */
  static List<String> crashes(Path out, long seed, int mutants) throws IOException {
    List<String> programs = programs();
    Path contracts = Javac.compileContracts(Files.createDirectories(out.resolve("contracts")));
    List<String> crashes = new ArrayList<>();
    try (Compiler with = new Compiler(List.of(contracts), out);
        Compiler without = new Compiler(List.of(), out)) {
      for (long each = seed; each < seed + mutants && crashes.size() < MOST_SHOWN; each++) {
        Random random = new Random(each);
        String program = programs.get(random.nextInt(programs.size()));
        String mutant = Mutation.mutate(program, random);
        String said = (random.nextInt(10) == 0 ? without : with).compile(mutant);
        if (CRASH.matcher(said).find() && !CRASH.matcher(with.compilePlainly(mutant)).find()) {
          crashes.add("seed " + each + "\n" + said + "\n" + mutant);
        }
      }
    }
    return crashes;
  }

  private static List<String> programs() throws IOException {
    List<Path> files = new ArrayList<>(Javac.javaFiles(Javac.TEST_INPUTS));
    files.addAll(Javac.javaFiles(Javac.TEST_INPUTS.resolveSibling("examples").resolve("src/main")));
    List<String> programs = new ArrayList<>();
    for (Path file : files) {
      programs.add(Files.readString(file));
    }
    Path pages = Javac.TEST_INPUTS.resolveSibling("docs").resolve("errors");
    try (var all = Files.newDirectoryStream(pages, "*.md")) {
      List<Path> sorted = new ArrayList<>();
      all.forEach(sorted::add);
      sorted.sort(null);
      for (Path page : sorted) {
        PROGRAM
            .matcher(Files.readString(page))
            .results()
            .map((MatchResult each) -> each.group(1))
            .forEach(programs::add);
      }
    }
    return programs;
  }

  /** One javac for many programs, each of which it compiles alone. */
  private static final class Compiler implements AutoCloseable {
    private final JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    private final List<String> arguments;
    private final StandardJavaFileManager manager =
        javac.getStandardFileManager(null, Locale.ENGLISH, null);

    Compiler(List<Path> classPath, Path out) {
      arguments = Javac.arguments(classPath, out, "-XDshould-stop.ifNoError=FLOW");
    }

    String compile(String program) {
      return compile(program, List.of(new CopylessProcessor(), new CopylessChecker()));
    }

    /** Compiles without our processors: what makes javac crash then is a defect of javac alone. */
    String compilePlainly(String program) {
      return compile(program, List.of());
    }

    @SuppressWarnings("CatchAndPrintStackTrace") // whatever it is, it is what the test looks for
    private String compile(String program, List<Processor> processors) {
      StringWriter said = new StringWriter();
      DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
      var task =
          javac.getTask(said, manager, collector, arguments, null, List.of(new InMemory(program)));
      task.setProcessors(processors);
      try {
        task.call();
      } catch (RuntimeException | StackOverflowError e) {
        said.append("unexpected Throwable of javac: " + e).append('\n');
        for (StackTraceElement element : e.getStackTrace()) {
          said.append("  at ").append(element.toString()).append('\n');
        }
      }
      for (Diagnostic<?> each : collector.getDiagnostics()) {
        said.append(each.getMessage(Locale.ENGLISH)).append('\n');
      }
      return said.toString();
    }

    @Override
    public void close() throws IOException {
      manager.close();
    }
  }

  private static final class InMemory extends SimpleJavaFileObject {
    private final String text;

    InMemory(String text) {
      super(URI.create("memory:///Mutant.java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
