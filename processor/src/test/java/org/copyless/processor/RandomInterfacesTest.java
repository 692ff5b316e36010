package org.copyless.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Whatever an interface is, what it is compiled with is processed as without it. */
class RandomInterfacesTest {
  /** Each of four interfaces. */
  private static final int COMPILATIONS = 38;

  private static final String GOOD =
      """
      import org.copyless.annotation.*;
      @Contract("READY: one { Ping! -> Pong? -> READY; Stop!; }")
      interface Good { @Out void ping(int n); @In void pong(); @Out void stop(); }
      """;
  private static final String GENERIC =
      """
      import org.copyless.annotation.*;
      import org.copyless.heap.*;
      @Contract("START: Put! -> Got? -> START;")
      interface Generic<A extends Tracked> { @Out void put(A a); @In void got(); }
      """;

  /** Its error is none of the processor's business, and it uses what the processor makes. */
  private static final String USER =
      """
      abstract class User {
        GoodExp exp;
        GoodImp.Ping ping;
        GoodChannel channel;
        GenericExp<org.copyless.heap.ByteVector> generic;
        abstract Nonsense signature();
      }
      """;

  /** Tells whether processors have had their turn: not if javac gives up before. */
  private static final class Probe extends AbstractProcessor {
    private boolean reached;

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return Set.of("*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      reached = true;
      return false;
    }
  }

  @Test
  @DisplayName("no exception, no internal error; good contracts' classes; errors of other classes")
  void together() {
    int checked = 0;
    for (long seed = 0; checked < COMPILATIONS; seed++) {
      assertTrue(seed < 2 * COMPILATIONS, "javac gives up before most of them");
      checked += isProcessed(seed) ? 1 : 0;
    }
  }

  /** Compiles and checks; false if javac did not come to it. */
  private static boolean isProcessed(long seed) {
    RandomInterfaces random = new RandomInterfaces(seed);
    List<String> wrong =
        List.of(
            random.contract("C0"), random.contract("C1"), random.struct("S0"), random.struct("S1"));
    String context = "seed " + seed + ":\n" + String.join("\n", wrong);
    List<String> sources = new ArrayList<>(wrong);
    sources.addAll(List.of(GOOD, GENERIC, USER));
    Probe probe = new Probe();
    Compilation compilation = compile(probe, context, sources.toArray(String[]::new));
    if (probe.reached) {
      check(compilation, context);
    }
    return probe.reached;
  }

  private static Compilation compile(Probe probe, String context, String... sources) {
    try {
      return Compile.with(probe, sources);
    } catch (RuntimeException | Error e) {
      throw new AssertionError(context, e);
    }
  }

  private static void check(Compilation compilation, String context) {
    List<String> errors = Compile.errors(compilation);
    for (String error : errors) {
      assertFalse(error.contains("[processor."), error + "\n" + context);
    }
    assertEquals(
        List.of("6: cannot find symbol"),
        compilation.errors().stream()
            .filter(error -> isIn("User", error))
            .map(RandomInterfacesTest::line)
            .toList(),
        () -> String.join("\n", errors) + "\n" + context);
    assertFalse(
        compilation.errors().stream().anyMatch(e -> isIn("Good", e) || isIn("Generic", e)),
        () -> String.join("\n", errors) + "\n" + context);
  }

  private static boolean isIn(String name, Diagnostic<? extends JavaFileObject> error) {
    return error.getSource() != null
        && error.getSource().getName().matches(".*\\b" + name + "\\w*\\.java");
  }

  private static String line(Diagnostic<?> error) {
    String first = error.getMessage(Locale.ROOT).lines().findFirst().orElse("");
    return error.getLineNumber() + ": " + first;
  }
}
