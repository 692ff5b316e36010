package org.copyless.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * R70, R71, R72: what is refused as the type of an argument or a field, and what to use instead.
 * One error each.
 */
class ExchangeableTypesTest {
  private static final String CONTRACT =
      """
      import java.util.*;
      import org.copyless.annotation.*;
      import org.copyless.heap.*;
      @Contract("START: M? -> R! -> START;")
      interface C {
        record Point(int x, int y) {}
        enum Colour { RED }
        interface NotAStruct extends Tracked {}
        @In void m(%s a);
        @Out void r();
      }
      """;
  private static final String STRUCT =
      """
      import java.util.*;
      import org.copyless.annotation.*;
      import org.copyless.heap.*;
      @RepStruct
      interface S extends Tracked {
        record Point(int x, int y) {}
        enum Colour { RED }
        interface NotAStruct extends Tracked {}
        %s a();
        void a(%<s value);
      }
      """;

  @DisplayName("R70, R71: not exchangeable, whether as an argument or as a field")
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          boolean[]            | use BooleanVector
          byte[]               | use ByteVector
          short[]              | use ShortVector
          char[]               | use CharVector
          int[]                | use IntVector
          long[]               | use LongVector
          float[]              | use FloatVector
          double[]             | use DoubleVector
          byte[][]             | use TrackedVector<ByteVector>
          TrackedDeque<ByteVector> | it may hold endpoints: send its elements one by one
          TrackedMap<String, ByteVector> | it may hold endpoints: send its elements one by one
          byte[][][]           | use TrackedVector<TrackedVector<ByteVector>>
          String[]             | use TrackedVector<ByteVector>
          ByteVector[]         | use TrackedVector<ByteVector>
          Object[]             | use a vector of the exchange heap
          Colour[]             | use a vector of the exchange heap
          String               | send its bytes in a ByteVector
          StringBuilder        | send its bytes in a ByteVector
          java.nio.ByteBuffer  | use a ByteVector
          Integer              | use int
          Boolean              | use boolean
          Character            | use char
          Object               | put the data into a @RepStruct interface or a vector
          Thread               | put the data into a @RepStruct interface or a vector
          Runnable             | send an endpoint of the process that is to run it
          Comparator<String>   | send an endpoint of the process that is to run it
          Optional<ByteVector> | use a @Nullable pointer
          OptionalInt          | use a @Nullable pointer
          List<ByteVector>     | put the elements into a vector
          List<?>              | put the elements into a vector
          List                 | put the elements into a vector
          Map<String, String>  | put the elements into a vector
          Point                | declare Point as a @RepStruct interface
          Tracked              | name the rep struct or the vector
          NotAStruct           | annotate the interface NotAStruct with @RepStruct
          ExchangeHeap         | put the data into a @RepStruct interface or a vector
          """)
  void notExchangeable(String type, String advice) {
    assertOneError(CONTRACT.formatted(type), "[argument.notExchangeable]", advice);
    assertOneError(STRUCT.formatted(type), "[struct.notExchangeable]", advice);
  }

  @DisplayName("R70: a vector of pointers names the type of its elements")
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          TrackedVector                              | elements: TrackedVector<ByteVector>
          TrackedVector<?>                           | elements instead of ?
          TrackedVector<? extends ByteVector>        | elements instead of ? extends
          TrackedVector<Tracked>                     | Tracked says nothing of the layout
          TrackedVector<TrackedVector<NotAStruct>>   | annotate the interface NotAStruct
          """)
  void elements(String type, String advice) {
    assertOneError(CONTRACT.formatted(type), "[argument.notExchangeable]", advice);
    assertOneError(STRUCT.formatted(type), "[struct.notExchangeable]", advice);
  }

  @DisplayName("R72: endpoints are arguments of messages only")
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          TrackedVector<CExp>                          | its elements are endpoints
          TrackedVector<@State("START") CExp>          | its elements are endpoints
          TrackedVector<TrackedVector<CImp>>           | its elements are endpoints
          CExp[]                                       | endpoints travel as arguments
          """)
  void endpointsInVectors(String type, String advice) {
    assertOneError(CONTRACT.formatted(type), "[argument.notExchangeable]", advice);
  }

  private static void assertOneError(String source, String key, String advice) {
    Compilation compilation = Compile.sources(source);
    List<String> ours =
        Compile.errors(compilation).stream().filter(e -> e.contains(": [")).toList();
    assertEquals(1, ours.size(), () -> Compile.errors(compilation).toString());
    assertTrue(ours.getFirst().contains(key), ours::toString);
    assertTrue(ours.getFirst().contains(advice), ours::toString);
    assertTrue(ours.getFirst().startsWith("9:"), ours::toString);
  }
}
