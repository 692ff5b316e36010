package org.copyless.processor;

import static org.copyless.processor.Scenario.assertResult;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rep structs by value, in messages and in other structs (Fähndrich et al., §2.2). */
class ByValueTest {
  private static final String HEADER =
      """
      import org.copyless.annotation.*;
      import org.copyless.heap.*;
      """;
  private static final String POINT =
      HEADER
          + """
          @RepStruct
          public interface Point extends Tracked {
            enum Colour { RED, GREEN }
            int x(); void x(int value);
            long y(); void y(long value);
            Colour colour(); void colour(Colour value);
          }
          """;
  private static final String LINE =
      HEADER
          + """
          @RepStruct
          public interface Line extends Tracked {
            byte width(); void width(byte value);
            @ByValue Point from(); void from(@ByValue Point value);
            boolean dashed(); void dashed(boolean value);
            @ByValue Point to(); void to(@ByValue Point value);
            short last(); void last(short value);
          }
          """;
  private static final String SHAPE =
      HEADER
          + """
          @RepStruct
          public interface Shape extends Tracked {
            @ByValue Line line(); void line(@ByValue Line value);
            ByteVector name(); void name(@Claims ByteVector value);
          }
          """;

  @Test
  void aMessageCarriesACopy() throws Exception {
    assertResult(
        "1 2 GREEN 7 3 1",
        """
        CopyChannel channel = CopyChannel.open(heap);
        CopyExp exp = channel.exp();
        CopyImp imp = channel.imp();
        Point point = PointRep.allocate(heap, 1, 2, Point.Colour.GREEN);
        exp.sendAt((byte) 7, point, 3);
        point.x(9);
        CopyImp.At m = imp.receiveAt();
        Point copy = m.point();
        String seen = copy.x() + " " + copy.y() + " " + copy.colour() + " " + m.b() + " " + m.i();
        point.close();
        seen += " " + m.point().x();
        exp.close();
        imp.close();
        return seen;
        """,
        POINT,
        HEADER
            + """
            @Contract("START: At! -> Done? -> START;")
            public interface Copy {
              @Out void at(byte b, @ByValue Point point, int i);
              @In void done();
            }
            """);
  }

  @Test
  void structsLieInsideStructs() throws Exception {
    assertResult(
        "5 1 2 RED true 3 4 GREEN 6 11 8 12",
        """
        private static Object run(ExchangeHeap heap) throws Exception {
          Point from = PointRep.allocate(heap, 1, 2, Point.Colour.RED);
          Point to = PointRep.allocate(heap, 3, 4, Point.Colour.GREEN);
          Line line = LineRep.allocate(heap, (byte) 5, from, true, to, (short) 6);
          Shape shape = ShapeRep.allocate(heap, line, heap.bytes(8));
          to.x(11);
          line.to(to);
          String seen = show(shape.line()) + " " + line.to().x();
          from.close();
          to.close();
          line.close();
          try (var _ = shape.expose()) {
            seen += " " + shape.name().length();
          }
          shape.line().from().x(12);
          seen += " " + shape.line().from().x();
          shape.close();
          return seen;
        }

        private static String show(Line line) {
          return line.width() + " " + show(line.from()) + " " + line.dashed() + " " + show(line.to())
              + " " + line.last();
        }

        private static String show(Point point) {
          return point.x() + " " + point.y() + " " + point.colour();
        }
        """,
        POINT,
        LINE,
        SHAPE);
  }

  @Test
  void placesAreAlignedAndPublic() throws Exception {
    assertResult(
        "20 | 0 8 28 32 52 54 | 0 56 64",
        """
        return PointRep.SIZE + " | " + LineRep.WIDTH_OFFSET + " " + LineRep.FROM_OFFSET + " "
            + LineRep.DASHED_OFFSET + " " + LineRep.TO_OFFSET + " " + LineRep.LAST_OFFSET + " "
            + LineRep.SIZE + " | " + ShapeRep.LINE_OFFSET + " " + ShapeRep.NAME_OFFSET + " "
            + ShapeRep.SIZE;
        """,
        POINT,
        LINE,
        SHAPE);
  }

  @Test
  void aValueIsNeitherClosedNorGivenAway() throws Exception {
    assertResult(
        "refused refused",
        """
        private static Object run(ExchangeHeap heap) throws Exception {
          Point from = PointRep.allocate(heap, 1, 2, Point.Colour.RED);
          Line line = LineRep.allocate(heap, (byte) 5, from, true, from, (short) 6);
          CopyChannel channel = CopyChannel.open(heap);
          CopyExp exp = channel.exp();
          exp.sendAt((byte) 1, line.from(), 2);
          CopyImp imp = channel.imp();
          String seen = refused(line.from()) + " " + refused(imp.receiveAt().point());
          from.close();
          line.close();
          exp.close();
          imp.close();
          return seen;
        }

        private static String refused(Point value) {
          try {
            value.close();
            return "closed";
          } catch (OwnershipException e) {
            return "refused";
          }
        }
        """,
        POINT,
        LINE,
        HEADER
            + """
            @Contract("START: At! -> Done? -> START;")
            public interface Copy {
              @Out void at(byte b, @ByValue Point point, int i);
              @In void done();
            }
            """);
  }

  @Test
  @DisplayName("a struct by value holds no pointers, also not in its own values")
  void pointers() {
    assertError(
        "@RepStruct interface P extends Tracked { @ByValue Shape s(); void s(@ByValue Shape v); }",
        "3:57: [struct.byValue] field s is passed by value, but Shape holds a pointer in field"
            + " name",
        POINT,
        LINE,
        SHAPE);
    assertError(
        "@Contract(\"A: m! -> n? -> A;\") interface C {\n"
            + "@Out void m(@ByValue Shape s); @In void n(); }",
        "4:28: [argument.byValue] argument s of message m is passed by value, but Shape holds",
        POINT,
        LINE,
        SHAPE);
  }

  @Test
  @DisplayName("a struct does not lie inside itself; the cycle is named once")
  void recursion() {
    assertError(
        "@RepStruct interface A extends Tracked { @ByValue A a(); void a(@ByValue A v); }",
        "3:53: [struct.byValue] field a is passed by value, but A would lie inside itself (A ->"
            + " A)");
    assertError(
        "@RepStruct interface A extends Tracked { @ByValue B b(); void b(@ByValue B v); }",
        "A would lie inside itself (A -> B -> A)",
        HEADER + "@RepStruct interface B extends Tracked { @ByValue A a(); void a(@ByValue A v); }",
        HEADER
            + "@RepStruct interface D extends Tracked { @ByValue A a(); void a(@ByValue A v); }");
  }

  @Test
  void whatIsNoStruct() {
    assertError(
        "@Contract(\"A: m! -> n? -> A;\") interface C {\n"
            + "@Out void m(@ByValue int i); @In void n(); }",
        "4:26: [argument.byValue] argument i of message m is always copied: remove @ByValue");
    assertError(
        "@Contract(\"A: m! -> n? -> A;\") interface C {\n"
            + "@Out void m(@ByValue ByteVector v); @In void n(); }",
        "4:33: [argument.byValue] argument v of message m is no rep struct: remove @ByValue");
    assertError(
        "@RepStruct interface A extends Tracked { @ByValue ByteVector b();"
            + " void b(@ByValue ByteVector v); }",
        "[struct.byValue] field b is no rep struct: remove @ByValue");
  }

  @Test
  void annotationsThatDoNotFit() {
    assertError(
        "@RepStruct interface A extends Tracked { @ByValue Point b(); void b(Point v); }",
        "3:67: [struct.accessor] the getter and the setter of field b disagree about @ByValue",
        POINT);
    assertError(
        "@Contract(\"A: m! -> n? -> A;\") interface C {\n"
            + "@Out void m(@ByValue @org.checkerframework.checker.nullness.qual.Nullable Point p);"
            + " @In void n(); }",
        "[argument.nullable] argument p of message m is passed by value and is never null",
        POINT);
    assertError(
        "@RepStruct interface A extends Tracked {"
            + " @ByValue @org.checkerframework.checker.nullness.qual.Nullable Point b();"
            + " void b(@ByValue Point v); }",
        "[struct.nullable] field b is never null: remove @Nullable",
        POINT);
  }

  @Test
  void aStructAroundOneThatWaitsForAnotherProcessorWaitsToo() throws Exception {
    Compilation compilation =
        Compiler.javac()
            .withProcessors(new CopylessProcessor(), new LateEnum())
            .compile(
                Compile.file(
                    HEADER
                        + "@RepStruct interface A extends Tracked {"
                        + " @ByValue B b(); void b(@ByValue B v); int i(); void i(int v); }"),
                Compile.file(
                    HEADER
                        + "@RepStruct interface B extends Tracked {"
                        + " Late late(); void late(Late value); }"));
    assertEquals(List.of(), compilation.errors());
    String text =
        compilation.generatedSourceFile("ARep").orElseThrow().getCharContent(true).toString();
    assertTrue(text.contains("I_OFFSET = 4;"), text);
  }

  private static void assertError(String source, String part, String... others) {
    List<String> sources = new ArrayList<>(Arrays.asList(others));
    sources.addFirst(HEADER + source);
    Compilation compilation = Compile.sources(sources.toArray(String[]::new));
    List<String> ours =
        Compile.errors(compilation).stream().filter(e -> e.contains(": [")).toList();
    assertEquals(1, ours.size(), () -> Compile.errors(compilation).toString());
    assertTrue(ours.getFirst().contains(part), ours::toString);
  }
}
