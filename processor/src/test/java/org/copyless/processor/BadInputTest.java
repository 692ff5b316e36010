package org.copyless.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** Whatever stands in an interface, the processor reports and goes on. */
class BadInputTest {
  private static final String[] WORDS = {
    "state",
    "one",
    "final",
    "initial",
    "override",
    "START",
    "RUN",
    "END",
    "A",
    "b",
    "C!",
    "D?",
    "!",
    "?",
    "->",
    "(",
    ")",
    "or",
    "{",
    "}",
    ":",
    ";",
    "$",
    "\\n",
    "\\t",
    "\\\\",
    "//",
    "/*",
    "*/",
    "€"
  };
  private static final String[] TYPES = {
    "int",
    "String",
    "byte[]",
    "C0",
    "C1Exp",
    "C2Imp",
    "Missing",
    "java.util.List<Missing>",
    "org.copyless.heap.ByteVector",
    "@org.copyless.annotation.State(\"X\") C3Exp",
    "Object",
    "@org.copyless.annotation.State({}) C4Imp",
    "Thread.State"
  };

  @Test
  void randomContracts() {
    Random random = new Random(42);
    List<String> sources = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      sources.add(contract("C" + i, random));
    }
    Compilation compilation = Compile.sources(sources.toArray(String[]::new));
    for (Diagnostic<? extends JavaFileObject> error : compilation.errors()) {
      String message = error.getMessage(Locale.ROOT);
      assertTrue(message.startsWith("[") || message.startsWith("cannot find symbol"), message);
      assertTrue(!message.startsWith("[processor."), message);
      boolean generated = error.getSource().getName().startsWith("/SOURCE_OUTPUT");
      assertTrue(generated || error.getLineNumber() <= 5, error::toString);
    }
  }

  /** A right contract into which some words were thrown. */
  private static String contract(String name, Random random) {
    List<String> text =
        new ArrayList<>(
            List.of(
                ("state START : one { A! -> ( b? or D? ) -> RUN ; C! -> b? -> START ; } "
                        + "state RUN : one { D? -> A! -> START ; b? -> RUN2 -> END ; } "
                        + "RUN2 : D? -> A! -> E ; final state E : ; state END : { }")
                    .split(" ", -1)));
    for (int i = random.nextInt(4); i > 0; i--) {
      String word = WORDS[random.nextInt(WORDS.length)];
      int at = random.nextInt(text.size());
      switch (random.nextInt(3)) {
        case 0 -> text.add(at, word);
        case 1 -> text.set(at, word);
        default -> text.remove(at);
      }
    }
    return "@org.copyless.annotation.Contract(\"%s\")%ninterface %s {%n"
            .formatted(String.join(" ", text), name)
        + "@org.copyless.annotation.Out void a(%s x); @org.copyless.annotation.In void b();%n"
            .formatted(TYPES[random.nextInt(TYPES.length)])
        + "void c(%s y, int z); void d();%n}%n".formatted(TYPES[random.nextInt(TYPES.length)]);
  }

  @Test
  void whatJavacCannotResolveIsLeftToJavac() {
    Compilation compilation =
        Compile.sources(
            """
            import org.copyless.annotation.*;
            @Contract(Missing.TEXT)
            interface C { @Out void m(); }
            """,
            """
            import org.copyless.annotation.*;
            @Contract("START: m! -> n? -> START;")
            interface E { @Out void m(@State(Missing.STATE) EExp e); @In void n(); }
            """);
    assertEquals(2, compilation.errors().size(), compilation.errors()::toString);
    for (Diagnostic<?> error : compilation.errors()) {
      assertTrue(!error.getMessage(Locale.ROOT).startsWith("["), error::toString);
    }
  }

  @Test
  void aClassOfThatNameExists() {
    Compilation compilation =
        Compile.sources(
            """
            import org.copyless.annotation.*;
            @Contract("START: m! -> n? -> START;")
            interface C { @Out void m(); @In void n(); }
            """,
            "class CImp {}");
    assertEquals(1, compilation.errors().size());
    String error = compilation.errors().getFirst().getMessage(Locale.ROOT);
    assertTrue(error.startsWith("[processor.write]"), error);
  }

  @Test
  void warningsAreSuppressedAsInTheInterface() {
    Compilation compilation =
        Compile.sources(
            """
            import org.copyless.annotation.*;
            @SuppressWarnings("deprecation")
            @Contract("START: m! -> n? -> START;")
            interface C {
              @Deprecated enum Old { ONE }
              @Out void m(Old old);
              @In void n();
            }
            """);
    assertEquals(List.of(), compilation.diagnostics());
  }
}
