package org.copyless.heap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.copyless.channel.carrier.BoxRep;
import org.copyless.channel.carrier.CarrierExp;
import org.copyless.channel.carrier.CarrierImp;
import org.copyless.channel.spi.ChannelEnds;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Vectors of all primitive types. */
class ScalarVectorTest {
  private static final int LENGTH = 1_001;

  /** One kind of vector, its elements as objects. */
  record Kind<V extends ScalarVector>(
      Class<V> type,
      BiFunction<ExchangeHeap, Integer, V> allocate,
      BiFunction<V, Integer, Object> get,
      Setter<V> set,
      Object zero,
      List<?> samples) {

    @Override
    public String toString() {
      return type.getSimpleName();
    }
  }

  @FunctionalInterface
  interface Setter<V> {
    void set(V vector, int index, Object value);
  }

  static Stream<Kind<?>> kinds() {
    return Stream.of(
        new Kind<>(
            BooleanVector.class,
            ExchangeHeap::booleans,
            BooleanVector::get,
            (v, i, x) -> v.set(i, (boolean) x),
            false,
            List.of(true, false)),
        new Kind<>(
            ByteVector.class,
            ExchangeHeap::bytes,
            ByteVector::get,
            (v, i, x) -> v.set(i, (byte) x),
            (byte) 0,
            List.of(Byte.MIN_VALUE, Byte.MAX_VALUE, (byte) -1)),
        new Kind<>(
            ShortVector.class,
            ExchangeHeap::shorts,
            ShortVector::get,
            (v, i, x) -> v.set(i, (short) x),
            (short) 0,
            List.of(Short.MIN_VALUE, Short.MAX_VALUE, (short) -1)),
        new Kind<>(
            CharVector.class,
            ExchangeHeap::chars,
            CharVector::get,
            (v, i, x) -> v.set(i, (char) x),
            '\0',
            List.of('a', '\uD83D', Character.MAX_VALUE)),
        new Kind<>(
            IntVector.class,
            ExchangeHeap::ints,
            IntVector::get,
            (v, i, x) -> v.set(i, (int) x),
            0,
            List.of(Integer.MIN_VALUE, Integer.MAX_VALUE, -1)),
        new Kind<>(
            LongVector.class,
            ExchangeHeap::longs,
            LongVector::get,
            (v, i, x) -> v.set(i, (long) x),
            0L,
            List.of(Long.MIN_VALUE, Long.MAX_VALUE, -1L)),
        new Kind<>(
            FloatVector.class,
            ExchangeHeap::floats,
            FloatVector::get,
            (v, i, x) -> v.set(i, (float) x),
            0f,
            List.of(Float.MIN_VALUE, Float.NaN, -0f)),
        new Kind<>(
            DoubleVector.class,
            ExchangeHeap::doubles,
            DoubleVector::get,
            (v, i, x) -> v.set(i, (double) x),
            0d,
            List.of(Double.MIN_VALUE, Double.NaN, -0d)));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  <V extends ScalarVector> void elementsAreZeroAtFirstAndKeepWhatIsWritten(Kind<V> kind) {
    try (ExchangeHeap heap = ExchangeHeap.create()) {
      for (int round = 0; round < 2; round++) { // the second one in the memory of the first
        try (V vector = kind.allocate.apply(heap, LENGTH)) {
          assertEquals(LENGTH, vector.length());
          for (int i = 0; i < LENGTH; i++) {
            assertEquals(kind.zero, kind.get.apply(vector, i));
            kind.set.set(vector, i, kind.samples.get(i % kind.samples.size()));
          }
          for (int i = 0; i < LENGTH; i++) {
            assertEquals(kind.samples.get(i % kind.samples.size()), kind.get.apply(vector, i));
          }
        }
      }
      assertEquals(0, heap.statistics().liveBlocks());
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  <V extends ScalarVector> void r83NothingIsReadOrWrittenOutsideItsLength(Kind<V> kind) {
    try (ExchangeHeap heap = ExchangeHeap.create();
        V vector = kind.allocate.apply(heap, 3);
        V none = kind.allocate.apply(heap, 0)) {
      for (int index : new int[] {-1, 3, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
        assertThrows(IndexOutOfBoundsException.class, () -> kind.get.apply(vector, index));
        assertThrows(IndexOutOfBoundsException.class, () -> kind.set.set(vector, index, kind.zero));
      }
      assertEquals(0, none.length());
      assertThrows(IndexOutOfBoundsException.class, () -> kind.get.apply(none, 0));
      assertThrows(NegativeArraySizeException.class, () -> kind.allocate.apply(heap, -1));
      assertThrows(
          OutOfExchangeMemoryException.class, () -> kind.allocate.apply(heap, Integer.MAX_VALUE));
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  <V extends ScalarVector> void r41ItTravelsInAMessageAndInAField(Kind<V> kind) throws Exception {
    try (ExchangeHeap heap = ExchangeHeap.create()) {
      ChannelEnds<CarrierImp, CarrierExp> ends = CarrierImp.open(heap);
      try (CarrierImp imp = ends.imp();
          CarrierExp exp = ends.exp()) {
        V vector = kind.allocate.apply(heap, 2);
        kind.set.set(vector, 1, kind.samples.getFirst());
        imp.sendCarry(vector);
        assertThrows(OwnershipException.class, () -> kind.get.apply(vector, 1));
        V received = exp.receiveCarry(kind.type);
        assertSame(vector, received);
        BoxRep box = BoxRep.allocate(heap);
        box.content(received);
        exp.sendBack(box);
        BoxRep back = imp.receiveBack(BoxRep.class);
        assertEquals(kind.samples.getFirst(), kind.get.apply(back.content(kind.type), 1));
        back.close();
        String text = assertThrows(OwnershipException.class, vector::length).getMessage();
        assertTrue(text.contains(kind.type.getSimpleName() + "["), text);
      }
      assertEquals(0, heap.statistics().liveBlocks());
    }
  }
}
