package org.copyless.processor;

import static com.google.common.io.ByteStreams.toByteArray;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.testing.compile.Compilation;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;

/**
 * Compiles sources with the processor and runs them: the class {@code Scenario} has a method {@code
 * static Object run() throws Exception}.
 */
final class Scenario {
  private Scenario() {}

  /**
   * A class {@code Scenario} of {@code body}, the statements of a method that has a {@code heap},
   * which must be empty again, and {@code refused}, which names the operation that is refused.
   *
   * @param imports what it imports beside the runtime's packages, {@code base.*}
   */
  static String of(String body, String... imports) {
    return """
    import org.copyless.channel.*;
    import org.copyless.heap.*;
    %s
    public class Scenario {
      interface Code {
        void run() throws Exception;
      }

      static String refused(Code code) throws Exception {
        try {
          code.run();
          return "accepted";
        } catch (ProtocolException e) {
          return e.getMessage().split(" ", -1)[0] + " ";
        }
      }

      public static Object run() throws Exception {
        try (ExchangeHeap heap = ExchangeHeap.create()) {
          Object result = run(heap);
          long live = heap.statistics().liveBlocks();
          return live == 0 ? result : result + " and " + live + " live blocks";
        }
      }

    %s
    }
    """
        .formatted(
            Stream.of(imports).map("import %s;\n"::formatted).collect(Collectors.joining()),
            body.contains("run(ExchangeHeap heap)")
                ? body
                : "private static Object run(ExchangeHeap heap) throws Exception {\n" + body + "}");
  }

  /** Compiles sources and a {@code Scenario} without a diagnostic, and runs it. */
  static void assertResult(String expected, String body, String... sources) throws Exception {
    List<String> all = new ArrayList<>(List.of(sources));
    all.add(of(body));
    assertRuns(expected, all.toArray(String[]::new));
  }

  /** Compiles sources, a {@code Scenario} among them, without a diagnostic, and runs it. */
  static void assertRuns(String expected, String... sources) throws Exception {
    assertEquals(expected, run(Compile.sources(sources)));
  }

  /** Checks that there is no diagnostic, runs, and returns what {@code run} returns. */
  static Object run(Compilation compilation) throws Exception {
    assertEquals(List.of(), compilation.diagnostics());
    try {
      return new Loader(compilation).loadClass("Scenario").getMethod("run").invoke(null);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  /** Loads what a compilation has produced. */
  static final class Loader extends ClassLoader {
    private final Map<String, JavaFileObject> classes = new HashMap<>();

    Loader(Compilation compilation) {
      super(Scenario.class.getClassLoader());
      for (JavaFileObject file : compilation.generatedFiles()) {
        if (file.getKind() == JavaFileObject.Kind.CLASS) {
          String path = file.getName().substring("/CLASS_OUTPUT/".length());
          classes.put(path.replace(".class", "").replace('/', '.'), file);
        }
      }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (!classes.containsKey(name)) {
        throw new ClassNotFoundException(name);
      }
      try (InputStream in = classes.get(name).openInputStream()) {
        byte[] bytes = toByteArray(in);
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
