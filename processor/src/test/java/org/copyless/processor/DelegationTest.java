package org.copyless.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** R73, R74: which endpoints messages may carry. */
class DelegationTest {
  private static final List<String> STRICT = List.of("-Acopyless.sendState=strict");

  /** Waits to receive, and what it receives carries nothing. */
  private static final String ONCE =
      """
      import org.copyless.annotation.*;
      @Contract("START: k? -> END; END: ;")
      interface Once { @In void k(); }
      """;

  @Test
  @DisplayName("R74 C of foo: its endpoint would carry one like itself, also over other contracts")
  void aContractThatCarriesItself() {
    assertError(
        Compile.sources(
            """
            import org.copyless.annotation.*;
            @Contract("START: arg? -> END; END: ;")
            interface C {
              @In void arg(CExp f);
            }
            """),
        "4:21: [argument.infiniteWeight] CExp in state START cannot be sent as argument f of"
            + " message arg:",
        "for CExp in state START waits to receive arg, which carries CExp in state START, and so on"
            + " without end;",
        "declare it in a state in which it sends next");
  }

  @Test
  @DisplayName("R74 accepted: the other end, which sends next, and the end that has ended")
  void endsThatCannotHoldThemselves() {
    assertAccepted(
        Compile.sources(
            """
            import org.copyless.annotation.*;
            @Contract("START: arg? -> END; END: ;")
            interface C {
              @In void arg(CImp f, @State("END") CExp g);
            }
            """));
  }

  @Test
  @DisplayName("R74 over two contracts and a step between: one error at each end of the cycle")
  void contractsThatCarryEachOther() {
    Compilation compilation =
        Compile.sources(
            """
            import org.copyless.annotation.*;
            @Contract("A: first? -> give? -> END; END: ;")
            interface C {
              @In void first();
              @In void give(DImp d);
            }
            """,
            """
            import org.copyless.annotation.*;
            @Contract("B: back! -> END; END: ;")
            interface D {
              @Out void back(@State("A") CExp c);
            }
            """);
    List<String> errors = Compile.errors(compilation);
    assertEquals(2, errors.size(), errors::toString);
    assertTrue(errors.getFirst().startsWith("5:22: [argument.infiniteWeight] DImp in state B"));
    assertTrue(errors.getLast().startsWith("4:35: [argument.infiniteWeight] CExp in state A"));
    assertTrue(
        errors.getLast().contains("waits to receive first, then waits to receive give, which"),
        errors::toString);
  }

  @Test
  @DisplayName("R74 accepted: the same cycle with an end that must send first")
  void aCycleThatIsBroken() {
    assertAccepted(
        Compile.sources(
            """
            import org.copyless.annotation.*;
            @Contract("A: give? -> END; END: ;")
            interface C {
              @In void give(DImp d);
            }
            """,
            """
            import org.copyless.annotation.*;
            @Contract("B: ready? -> back! -> END; END: ;")
            interface D {
              @In void ready();
              @Out void back(CExp c);
            }
            """));
  }

  @Test
  @DisplayName("R74 D of bar: what carries anything could carry itself")
  void anEndpointThatCarriesAnything() {
    String d =
        """
        import org.copyless.annotation.*;
        import org.copyless.heap.*;
        @Contract("START: arg? -> END; END: ;")
        interface D { @In <B extends Tracked> void arg(B b); }
        """;
    assertError(
        Compile.sources(d, user("DExp d")),
        "5:8: [argument.infiniteWeight] DExp in state START cannot be sent",
        "DExp in state START waits to receive arg, which may carry anything;",
        "let the message name the type that it carries");
    assertAccepted(Compile.sources(d, user("DImp d")));
  }

  @Test
  @DisplayName("R74 what stands for a type parameter has finite weight, as what it stands in")
  void typeArguments() {
    String stream =
        """
        import org.copyless.annotation.*;
        import org.copyless.heap.*;
        @Contract("S: data! -> ack? -> S;")
        interface Stream<A extends Tracked> { @Out void data(A a); @In void ack(); }
        """;
    String heavy =
        """
        import org.copyless.annotation.*;
        import org.copyless.heap.*;
        @Contract("S: any? -> S2; S2: ok! -> S;")
        interface Heavy { @In <B extends Tracked> void any(B b); @Out void ok(); }
        """;
    assertAccepted(Compile.sources(stream, user("StreamImp<StreamImp<ByteVector>> s")));
    assertError(
        Compile.sources(stream, heavy, user("StreamExp<HeavyExp> s")),
        "5:23: [argument.infiniteWeight] HeavyExp in state S cannot be sent as a type argument in",
        "HeavyExp in state S waits to receive any, which may carry anything");
    assertAccepted(Compile.sources(stream, heavy, user("StreamExp<HeavyImp> s")));
  }

  @Test
  @DisplayName("R74 type parameters at hand are finite: who chooses the type is asked")
  void typeParametersAtHand() {
    assertAccepted(
        Compile.sources(
            """
            import org.copyless.annotation.*;
            import org.copyless.heap.*;
            @Contract("S: data! -> ack? -> S;")
            interface Stream<A extends Tracked> { @Out void data(A a); @In void ack(); }
            """,
            """
            import org.copyless.annotation.*;
            import org.copyless.heap.*;
            @Contract("S: map? -> out! -> S;")
            interface Mapper<A extends Tracked> {
              @In <B extends Tracked> void map(StreamImp<A> a, StreamImp<B> b);
              @Out void out();
            }
            """));
  }

  @Test
  @DisplayName("a type argument that grows from message to message")
  void growingTypeArgument() {
    String header =
        """
        import org.copyless.annotation.*;
        import org.copyless.heap.*;
        @Contract("S: m! -> n? -> S;")
        interface Grows<A extends Tracked> {
          @In void n();
        """;
    assertError(
        Compile.sources(header + "  @Out void m(GrowsExp<TrackedVector<A>> g);\n}"),
        "6:42: [argument.growingType] GrowsExp and GrowsImp cannot be sent as argument g",
        "pass its type parameter on as it is");
    assertAccepted(Compile.sources(header + "  @Out void m(GrowsExp<A> g);\n}"));
  }

  @Test
  @DisplayName(
      "R73, R74 ?k().end is sent under the rule of finite weight, and not under send-state")
  void receiveState() {
    String user = user("OnceExp once");
    assertAccepted(Compile.sources(ONCE, user));
    assertError(
        Compile.with(STRICT, ONCE, user),
        "5:11: [argument.receiveState] OnceExp in state START cannot be sent as argument once of",
        "it waits to receive, and with -Acopyless.sendState=strict the next action",
        "allowed: none of its states, so send the other end");
    assertAccepted(Compile.with(STRICT, ONCE, user("OnceImp once")));
  }

  @Test
  @DisplayName("R73 send-state asks for each state, and refuses one that has ended")
  void eachState() {
    String both =
        "import org.copyless.annotation.*; @Contract(\"A: m! -> B; B: n? -> A;\")\n"
            + "interface Both { @Out void m(); @In void n(); }";
    assertAccepted(Compile.with(STRICT, both, user("@State(\"A\") BothExp b")));
    assertError(
        Compile.with(STRICT, both, user("@State({\"A\", \"B\"}) BothExp b")),
        "5:30: [argument.receiveState] BothExp in state B cannot be sent",
        "allowed: @State of A");
    assertError(
        Compile.with(STRICT, ONCE, user("@State(\"END\") OnceImp once")),
        "5:25: [argument.receiveState] OnceImp in state END cannot be sent",
        "its conversation has ended",
        "allowed: @State of START");
  }

  @Test
  void anOptionThatIsNotKnown() {
    Compilation compilation = Compile.with(List.of("-Acopyless.sendState=weak"), ONCE);
    List<String> errors = Compile.errors(compilation);
    assertEquals(1, errors.size(), errors::toString);
    assertTrue(
        errors
            .getFirst()
            .endsWith(
                "[processor.option] -Acopyless.sendState=weak is not known: write finite, which is"
                    + " the default, or strict"),
        errors::toString);
    assertAccepted(Compile.with(List.of("-Acopyless.sendState=finite"), ONCE));
  }

  @Test
  @DisplayName("R74 contracts from class files are weighed like those of this compilation")
  void contractsThatWereCompiledBefore(@TempDir Path classes) throws IOException {
    Compilation before =
        Compile.sources(
            """
            package p;
            import org.copyless.annotation.*;
            import org.copyless.heap.*;
            @Contract("START: arg? -> END; END: ;")
            public interface D { @In <B extends Tracked> void arg(B b); }
            """,
            """
            package p;
            import org.copyless.annotation.*;
            @Contract("START: give? -> END; END: ;")
            public interface Holder { @In void give(@State("START") DImp d); }
            """);
    assertAccepted(before);
    write(before, classes);
    assertError(
        against(classes, user("p.DExp d")),
        "5:10: [argument.infiniteWeight] DExp in state START cannot be sent",
        "waits to receive arg, which may carry anything");
    assertAccepted(against(classes, user("p.HolderExp h")));
  }

  private static String user(String parameter) {
    return """
    import org.copyless.annotation.*;
    import org.copyless.heap.*;
    @Contract("A: m! -> n? -> A;")
    interface User { @In void n(); @Out void m(
      %s); }
    """
        .formatted(parameter);
  }

  private static Compilation against(Path classes, String source) {
    return Compiler.javac()
        .withProcessors(new CopylessProcessor())
        .withClasspath(EndpointArgumentsTest.classPath(classes))
        .compile(Compile.file(source));
  }

  private static void write(Compilation compilation, Path classes) throws IOException {
    for (JavaFileObject file : compilation.generatedFiles()) {
      if (file.getKind() == JavaFileObject.Kind.CLASS) {
        Path path = classes.resolve(file.getName().substring("/CLASS_OUTPUT/".length()));
        Files.createDirectories(path.getParent());
        try (InputStream in = file.openInputStream()) {
          Files.copy(in, path);
        }
      }
    }
  }

  private static void assertAccepted(Compilation compilation) {
    assertEquals(List.of(), Compile.errors(compilation));
  }

  /** One error, which starts in one way and holds some parts. */
  private static void assertError(Compilation compilation, String start, String... parts) {
    List<String> errors = Compile.errors(compilation);
    assertEquals(1, errors.size(), errors::toString);
    assertTrue(errors.getFirst().startsWith(start), errors::toString);
    for (String part : parts) {
      assertTrue(errors.getFirst().contains(part), errors::toString);
    }
  }
}
