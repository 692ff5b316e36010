package org.copyless.jmh;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the processor costs: javac compiles contracts, once with the processor, once without it but
 * with all that it would write as sources. Each shot is a javac in a fresh JVM, as in a build.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 5, jvmArgsAppend = "-Xmx4g")
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class CompileBenchmark {

  /** Sources in a temporary folder. */
  @State(Scope.Benchmark)
  public static class Sources {
    /** How many contracts, each with 22 messages and a struct. */
    @Param({"10", "100", "500"})
    public int contracts;

    private final Path root = Path.of(System.getProperty("copyless.root", "."));
    private Path folder;
    private List<Path> written;
    private List<Path> generated;

    /**
     * Writes the contracts, and has a javac of its own, in another process so that this one stays
     * cold, write the classes.
     *
     * @throws IOException if the folder cannot be written
     * @throws InterruptedException if interrupted while waiting for javac
     */
    @Setup
    public void write() throws IOException, InterruptedException {
      folder = Files.createTempDirectory("copyless-compile");
      written = CompileSet.write(contracts, folder.resolve("written"));
      Path target = Files.createDirectories(folder.resolve("generated"));
      Path list = folder.resolve("files");
      Files.write(list, written.stream().map(Path::toString).toList());
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "javac").toString());
      command.addAll(options(target));
      command.addAll(processor());
      command.addAll(List.of("-proc:only", "@" + list));
      if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
        throw new IllegalStateException("javac refuses " + written.getFirst());
      }
      generated = files(target, ".java");
    }

    /**
     * Deletes the folder.
     *
     * @throws IOException if that is not possible
     */
    @TearDown
    public void delete() throws IOException {
      for (Path file : files(folder, "").reversed()) {
        Files.delete(file);
      }
    }

    private List<String> options(Path target) {
      return List.of(
          "-Xlint:none", "-cp", System.getProperty("java.class.path"), "-d", target.toString());
    }

    private List<String> processor() throws IOException {
      List<String> path = new ArrayList<>();
      path.add(root.resolve("channel-runtime/target/classes").toString());
      path.add(root.resolve("processor/target/classes").toString());
      files(root.resolve("processor/target/lib"), ".jar").forEach(jar -> path.add(jar.toString()));
      return List.of(
          "-processorpath",
          String.join(System.getProperty("path.separator"), path),
          "-processor",
          "org.copyless.processor.CopylessProcessor");
    }

    private static List<Path> files(Path folder, String suffix) throws IOException {
      try (Stream<Path> files = Files.walk(folder)) {
        return files.filter(file -> file.toString().endsWith(suffix)).toList();
      }
    }
  }

  /** The processor time that all threads of a shot take, steadier than time on a busy machine. */
  @AuxCounters(AuxCounters.Type.EVENTS)
  @State(Scope.Thread)
  public static class Cpu {
    /** Milliseconds. */
    public long cpuMillis;

    private final OperatingSystemMXBean system =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private long now() {
      return TimeUnit.NANOSECONDS.toMillis(system.getProcessCpuTime());
    }
  }

  /**
   * Contracts alone, with the processor.
   *
   * @param sources what to compile
   * @param cpu the counter
   * @return whether it compiled
   * @throws IOException if files cannot be read or written
   */
  @Benchmark
  public boolean withProcessor(Sources sources, Cpu cpu) throws IOException {
    return javac(sources, sources.written, sources.processor(), cpu);
  }

  /**
   * Contracts and generated classes, without the processor.
   *
   * @param sources what to compile
   * @param cpu the counter
   * @return whether it compiled
   * @throws IOException if files cannot be read or written
   */
  @Benchmark
  public boolean withoutProcessor(Sources sources, Cpu cpu) throws IOException {
    List<Path> files = new ArrayList<>(sources.written);
    files.addAll(sources.generated);
    return javac(sources, files, List.of("-proc:none"), cpu);
  }

  private static boolean javac(Sources sources, List<Path> files, List<String> more, Cpu cpu)
      throws IOException {
    long before = cpu.now();
    List<String> options =
        new ArrayList<>(
            sources.options(Files.createDirectories(sources.folder.resolve("classes"))));
    options.addAll(more);
    StringWriter output = new StringWriter();
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager = javac.getStandardFileManager(null, null, null)) {
      boolean compiled =
          javac
              .getTask(
                  output, manager, null, options, null, manager.getJavaFileObjectsFromPaths(files))
              .call();
      cpu.cpuMillis += cpu.now() - before;
      if (!compiled) {
        throw new IllegalStateException(output.toString());
      }
      return compiled;
    }
  }
}
