package org.copyless.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every kind of contract, by what is generated for it and by what it does. */
class ShapesTest {
  private static final String HEADER =
      """
      import org.checkerframework.checker.nullness.qual.Nullable;
      import org.copyless.annotation.*;
      import org.copyless.heap.*;
      """;

  private static final String[] SHAPES = {
    HEADER
        + """
        @Contract("START: one { ready! -> IDLE; } IDLE: one { ask? -> answer! -> IDLE; }")
        public interface Base { @Out void ready(); @In void ask(@Nullable ByteVector data); @Out void answer(); }
        """,
    HEADER
        + """
        @Contract("override START: one { hello! -> more? -> START; }")
        public interface Extended extends Base { @Out void hello(BaseExp base); @In void more(); }
        """,
    HEADER
        + """
        @Contract("START: item! -> ack? -> START;")
        public interface Stream<A extends Tracked> {
          @Out <B extends Tracked> void item(A item, @Nullable B other);
          @In void ack();
        }
        """,
    HEADER
        + """
        @RepStruct
        public interface Point extends Tracked { int x(); void x(int value); long y(); void y(long value); }
        """,
    HEADER
        + """
        @Contract("START: move! -> ack? -> START;")
        public interface ByVal { @Out void move(@ByValue Point to, @Nullable Point old); @In void ack(); }
        """,
    HEADER
        + """
        @Contract(local = true, value = "START: put! -> ack? -> START;")
        public interface Here { @Out void put(String text, @Nullable Object other); @In void ack(); }
        """,
    HEADER
        + """
        @Contract(unbounded = true, value = "START: one { item! -> START; end! -> asked? -> START; }")
        public interface Unbounded { @Out void item(int i); @Out void end(); @In void asked(); }
        """,
  };

  @Test
  void noShapeHasAWarningOrWrongJavadoc() {
    Compilation compilation = Compile.sources(SHAPES);
    assertEquals(List.of(), compilation.diagnostics());
    assertEquals(19, compilation.generatedSourceFiles().size());
  }

  @Test
  void noneUsesReflection() throws Exception {
    for (String text : generated().values()) {
      assertTrue(text.contains("@Generated(\"org.copyless.processor.CopylessProcessor\")"), text);
      assertFalse(text.contains("reflect") || text.contains("forName"), text);
    }
  }

  @Test
  void onlySendsWithoutLimitMayFindTheHeapFull() throws Exception {
    Map<String, String> generated = generated();
    String thrown = "@throws OutOfExchangeMemoryException if the heap has no room for the message";
    assertEquals(2, generated.get("UnboundedExp").split(thrown, -1).length - 1);
    generated.remove("UnboundedExp");
    generated.values().forEach(text -> assertFalse(text.contains(thrown), text));
  }

  private static Map<String, String> generated() {
    return Compile.sources(SHAPES).generatedSourceFiles().stream()
        .collect(
            Collectors.toMap(
                f -> f.getName().replaceAll(".*/|\\.java", ""),
                f -> {
                  try {
                    return f.getCharContent(true).toString();
                  } catch (java.io.IOException e) {
                    throw new java.io.UncheckedIOException(e);
                  }
                }));
  }

  @Test
  void typesInsideTheContract() throws Exception {
    Scenario.assertResult(
        "RED 7 9",
        """
        Outer_CChannel channel = Outer_CChannel.open(heap);
        Outer_CExp exp = channel.exp();
        Outer_CImp imp = channel.imp();
        exp.sendM(Outer_C_SRep.allocate(heap, 7), Outer.C.Colour.RED);
        Outer_CImp.M m = imp.receiveM();
        String seen = m.colour() + " " + m.s().number() + " " + Outer.C.LIMIT;
        m.s().close();
        exp.close();
        imp.close();
        return seen;
        """,
        HEADER
            + """
            public class Outer {
              @Contract("START: m! -> n? -> START;")
              public interface C {
                int LIMIT = 9;
                enum Colour { RED }
                @RepStruct interface S extends Tracked { int number(); void number(int value); }
                @Out void m(S s, Colour colour);
                @In void n();
              }
            }
            """);
  }

  @Test
  void twelveArgumentsOfAllKinds() throws Exception {
    Scenario.assertResult(
        "true -1 1 -2 2 x -3 RED -4 null 1.5 2.5",
        """
        CChannel channel = CChannel.open(heap);
        CExp exp = channel.exp();
        CImp imp = channel.imp();
        exp.sendM(true, (byte) -1, heap.bytes(1), (short) -2, heap.bytes(2), 'x', -3,
            C.Colour.RED, -4, null, 1.5f, 2.5);
        CImp.M m = imp.receiveM();
        String seen = m.a() + " " + m.b() + " " + m.c().length() + " " + m.d() + " "
            + m.e().length() + " " + m.f() + " " + m.g() + " " + m.h() + " " + m.i() + " "
            + m.j() + " " + m.k() + " " + m.l();
        m.c().close();
        m.e().close();
        exp.close();
        imp.close();
        return seen;
        """,
        HEADER
            + """
            @Contract("START: m! -> n? -> START;")
            public interface C {
              enum Colour { RED }
              @Out void m(boolean a, byte b, ByteVector c, short d, ByteVector e, char f, int g,
                  Colour h, long i, @Nullable ByteVector j, float k, double l);
              @In void n();
            }
            """);
  }

  @Test
  void aContractThatCarriesItself() throws Exception {
    Scenario.assertResult(
        "START START null",
        """
        CChannel outer = CChannel.open(heap);
        CChannel inner = CChannel.open(heap);
        CExp exp = outer.exp();
        CImp imp = outer.imp();
        exp.sendM(inner.exp());
        CExp received = imp.receiveM().other();
        String seen = received.stateName();
        imp.sendN(null);
        seen += " " + exp.stateName() + "_";
        CExp none = exp.receiveN().other();
        seen = seen.replace("START_N", "START").replace("START_M", "START").replace("_", "");
        seen += " " + none;
        received.close();
        inner.imp().close();
        exp.close();
        imp.close();
        return seen;
        """,
        HEADER
            + """
            @Contract("START: m! -> n? -> START;")
            public interface C {
              @Out void m(@State("START") CExp other);
              @In void n(@Nullable @State("START") CExp other);
            }
            """);
  }
}
