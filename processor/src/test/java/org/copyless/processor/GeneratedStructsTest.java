package org.copyless.processor;

import static org.copyless.processor.Scenario.assertRuns;

import org.junit.jupiter.api.Test;

/** What generated rep structs do, compiled and run against the runtime. */
class GeneratedStructsTest {
  private static final String EVERYTHING =
      """
      import org.checkerframework.checker.nullness.qual.Nullable;
      import org.copyless.annotation.*;
      import org.copyless.heap.*;

      @RepStruct
      public interface Everything extends Tracked {
        enum Colour { RED, GREEN }

        boolean yes(); void yes(boolean value);
        double d(); void d(double value);
        byte b(); void b(byte value);
        char c(); void c(char value);
        short s(); void s(short value);
        long l(); void l(long value);
        float f(); void f(float value);
        int i(); void i(int value);
        Colour colour(); void colour(Colour value);
        @Nullable Colour noColour(); void noColour(@Nullable Colour value);
        ByteVector data(); void data(@Claims ByteVector value);
        @Nullable Everything next(); void next(@Claims @Nullable Everything value);
        int type(); void type(int value);
        default int twice() { return 2 * i(); }
        static int limit() { return 7; }
      }
      """;

  @Test
  void everyTypeOfField() throws Exception {
    assertRuns(
        "true 2.5 -1 x -2 -4 1.5 -3 GREEN null 4 null 9 -6 7",
        EVERYTHING,
        Scenario.of(
            """
            Everything e = EverythingRep.allocate(heap, true, 2.5, (byte) -1, 'x', (short) -2, -4,
                1.5f, -3, Everything.Colour.GREEN, null, heap.bytes(4), null, 9);
            String seen = e.yes() + " " + e.d() + " " + e.b() + " " + e.c() + " " + e.s() + " "
                + e.l() + " " + e.f() + " " + e.i() + " " + e.colour() + " " + e.noColour() + " "
                + e.data().length() + " " + e.next() + " " + e.type() + " " + e.twice() + " "
                + Everything.limit();
            e.close();
            return seen;
            """));
  }

  @Test
  void aFieldNamedLikeAnOffsetIsNotOne() throws Exception {
    assertRuns(
        "7 9 5",
        """
        import org.copyless.annotation.*;
        import org.copyless.heap.*;

        @RepStruct
        public interface Odd extends Tracked {
          int x(); void x(int value);
          int X_OFFSET(); void X_OFFSET(int value);
          int SIZE(); void SIZE(int value);
        }
        """,
        Scenario.of(
            """
            Odd odd = OddRep.allocate(heap, 7, 9, 5);
            String seen = odd.x() + " " + odd.X_OFFSET() + " " + odd.SIZE();
            odd.close();
            return seen;
            """));
  }

  @Test
  void fieldsAreReplaced() throws Exception {
    assertRuns(
        "false 3 RED GREEN 8 5",
        EVERYTHING,
        Scenario.of(
            """
            Everything e = EverythingRep.allocate(heap, true, 2.5, (byte) -1, 'x', (short) -2, -4,
                1.5f, -3, Everything.Colour.GREEN, null, heap.bytes(4), null, 9);
            e.yes(false);
            e.i(3);
            e.colour(Everything.Colour.RED);
            e.noColour(Everything.Colour.GREEN);
            ByteVector old = e.data();
            e.data(heap.bytes(8));
            old.close();
            e.next(EverythingRep.allocate(heap, true, 2.5, (byte) -1, 'x', (short) -2, -4,
                1.5f, 5, Everything.Colour.GREEN, null, heap.bytes(4), null, 9));
            String seen = e.yes() + " " + e.i() + " " + e.colour() + " " + e.noColour() + " "
                + e.data().length() + " " + e.next().i();
            e.close();
            return seen;
            """));
  }

  @Test
  void nullIsRefusedWhereTheFieldIsNotNullable() throws Exception {
    assertRuns(
        "data data",
        """
        import org.copyless.annotation.*;
        import org.copyless.heap.*;
        @RepStruct
        public interface S extends Tracked {
          ByteVector data();
          void data(ByteVector value);
        }
        """,
        Scenario.of(
            """
            String seen = "";
            try {
              SRep.allocate(heap, null);
            } catch (NullPointerException e) {
              seen += e.getMessage();
            }
            S s = SRep.allocate(heap, heap.bytes(1));
            try {
              s.data(null);
            } catch (NullPointerException e) {
              seen += " " + e.getMessage();
            }
            s.close();
            return seen;
            """));
  }

  @Test
  void aStructWithoutFields() throws Exception {
    assertRuns(
        "done",
        """
        import org.copyless.annotation.*;
        import org.copyless.heap.*;
        @RepStruct interface S extends Tracked {}
        """,
        Scenario.of("SRep.allocate(heap).close(); return \"done\";"));
  }

  @Test
  void aNestedStructJoinsTheNames() throws Exception {
    assertRuns(
        "5 1",
        """
        import org.copyless.annotation.*;
        import org.copyless.heap.*;
        public class Outer {
          @RepStruct public interface S extends Tracked {
            int heap_(); void heap_(int value);
            int struct(); void struct(int value);
          }
        }
        """,
        Scenario.of(
            """
            Outer.S s = Outer_SRep.allocate(heap, 5, 1);
            String seen = s.heap_() + " " + s.struct();
            s.close();
            return seen;
            """));
  }
}
