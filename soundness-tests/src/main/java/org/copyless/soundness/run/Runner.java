package org.copyless.soundness.run;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.copyless.heap.ExchangeHeap;
import org.copyless.soundness.oracle.Outcome;
import org.copyless.soundness.program.Program;

/** Runs compiled programs, path by path. */
public final class Runner {
  private final ClassLoader used;
  private final Path programs;

  /**
   * Makes a runner.
   *
   * @param used where contracts and library are; loaded once, for a JVM has room for so many types
   *     of blocks only
   * @param programs where the programs are
   */
  public Runner(Path used, Path programs) {
    this.used = new URLClassLoader(new URL[] {url(used)}, getClass().getClassLoader());
    this.programs = programs;
  }

  /**
   * Runs a program on some of its paths.
   *
   * @param program what
   * @param paths on which
   * @return what went wrong on each; empty: nothing
   */
  public List<String> run(Program program, List<org.copyless.soundness.oracle.Path> paths) {
    List<String> wrongs = new ArrayList<>();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {url(programs)}, used)) {
      Class<?> type = loader.loadClass(program.name());
      ExchangeHeap heap = ExchangeHeap.create(1 << 20);
      for (org.copyless.soundness.oracle.Path each : paths) {
        wrongs.add(
            each.outcome().isWaiting()
                ? unrun(each.outcome())
                : new Drive(loader, heap).run(type, program, each));
        if (heap.statistics().liveBlocks() != 0) {
          heap.close();
          heap = ExchangeHeap.create(1 << 20);
        }
      }
      heap.close();
    } catch (java.io.IOException | ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
    return wrongs;
  }

  /** What would be said of a run that does not come to its end. */
  private static String unrun(Outcome outcome) {
    return outcome.kind() == Outcome.Kind.FAULT ? outcome.what() : "";
  }

  private static URL url(Path folder) {
    try {
      return folder.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
