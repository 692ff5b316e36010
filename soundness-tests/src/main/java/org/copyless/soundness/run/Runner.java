package org.copyless.soundness.run;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.channel.ProtocolException;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.OwnershipException;
import org.copyless.heap.Tracked;
import org.copyless.soundness.library.Choices;
import org.copyless.soundness.program.Parameter;
import org.copyless.soundness.program.Program;
import org.copyless.soundness.program.Signature;
import org.copyless.soundness.program.Type;

/** Runs compiled programs, path by path. */
public final class Runner {
  private final Path classes;

  /**
   * Makes a runner.
   *
   * @param classes where the programs are, with contracts and library
   */
  public Runner(Path classes) {
    this.classes = classes;
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
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {url()}, getClass().getClassLoader())) {
      Class<?> type = loader.loadClass(program.name());
      ExchangeHeap heap = ExchangeHeap.create(1 << 20);
      for (org.copyless.soundness.oracle.Path each : paths) {
        wrongs.add(new Drive(loader, heap).run(type, program, each));
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

  private URL url() throws MalformedURLException {
    return classes.toUri().toURL();
  }

  /** One call of one method. */
  private record Drive(ClassLoader loader, ExchangeHeap heap) {
    String run(Class<?> type, Program program, org.copyless.soundness.oracle.Path path)
        throws ReflectiveOperationException {
      Signature signature = program.methods().get(path.method()).signature();
      Choices choices = new Choices(path.choices().stream().mapToInt(Integer::intValue).toArray());
      List<@Nullable Object> arguments = new ArrayList<>(List.of(choices, heap));
      for (Parameter each : signature.parameters()) {
        arguments.add(each.nullable() && choices.flip() ? null : make(each.type(), choices));
      }
      return judge(method(type, signature.name()), signature, arguments);
    }

    private static Method method(Class<?> type, String name) {
      return Arrays.stream(type.getMethods())
          .filter(each -> each.getName().equals(name))
          .findFirst()
          .orElseThrow();
    }

    private String judge(Method method, Signature signature, List<@Nullable Object> arguments)
        throws IllegalAccessException {
      StringBuilder wrong = new StringBuilder();
      try {
        close(method.invoke(null, arguments.toArray()), wrong);
      } catch (InvocationTargetException e) {
        look(e.getCause(), wrong);
      }
      for (int i = 0; i < signature.parameters().size(); i++) {
        if (!signature.parameters().get(i).claimed()) {
          close(arguments.get(i + 2), wrong);
        }
      }
      long live = heap.statistics().liveBlocks();
      if (live != 0) {
        wrong.append("leak: ").append(live).append(" live blocks; ");
      }
      return wrong.toString();
    }

    private static void close(@Nullable Object block, StringBuilder wrong) {
      try {
        if (block != null) {
          ((Tracked) block).close();
        }
      } catch (RuntimeException e) {
        look(e, wrong);
      }
    }

    private static void look(Throwable thrown, StringBuilder wrong) {
      if (thrown instanceof OwnershipException || thrown instanceof ProtocolException) {
        wrong.append(thrown).append("; ");
      }
      if (thrown.getCause() != null) {
        look(thrown.getCause(), wrong);
      }
      for (Throwable each : thrown.getSuppressed()) {
        look(each, wrong);
      }
    }

    private Object make(Type type, Choices choices) throws ReflectiveOperationException {
      Class<?> library = loader.loadClass("Library");
      return switch (type) {
        case BYTES -> heap.bytes(1);
        case PACKET -> call(library, "makePacket");
        case NODE -> call(library, choices.flip() ? "makeList" : "makeNode");
        case VECTOR -> call(library, choices.flip() ? "makeFull" : "makeVector");
        case IMP -> call(library, List.of("imp", "impTicked", "impStopped").get(choices.pick(3)));
        case EXP -> call(library, "exp");
      };
    }

    private Object call(Class<?> library, String name) throws ReflectiveOperationException {
      return method(library, name).invoke(null, new Choices(), heap);
    }
  }
}
