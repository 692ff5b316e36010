package org.copyless.processor;

import static org.copyless.processor.Scenario.assertResult;

import org.junit.jupiter.api.Test;

/** Vectors as arguments and as fields, compiled and run. */
class VectorsTest {
  @Test
  void ofEveryPrimitiveType() throws Exception {
    assertResult(
        "true 2 3 d 5 6 7.0 8.0 8",
        """
        VectorsChannel channel = VectorsChannel.open(heap);
        VectorsExp exp = channel.exp();
        VectorsImp imp = channel.imp();
        BooleanVector booleans = heap.booleans(1);
        booleans.set(0, true);
        ByteVector bytes = heap.bytes(1);
        bytes.set(0, 2);
        ShortVector shorts = heap.shorts(1);
        shorts.set(0, (short) 3);
        CharVector chars = heap.chars(1);
        chars.set(0, 'd');
        IntVector ints = heap.ints(1);
        ints.set(0, 5);
        LongVector longs = heap.longs(1);
        longs.set(0, 6);
        FloatVector floats = heap.floats(1);
        floats.set(0, 7);
        DoubleVector doubles = heap.doubles(1);
        doubles.set(0, 8);
        exp.sendAll(
            EveryRep.allocate(heap, booleans, bytes, shorts, chars, ints, longs, floats, doubles),
            heap.doubles(8));
        VectorsImp.All m = imp.receiveAll();
        Every e = m.every();
        DoubleVector more = m.more();
        String seen;
        try (var _ = e.expose()) {
          seen = e.booleans().get(0) + " " + e.bytes().get(0) + " " + e.shorts().get(0) + " "
              + e.chars().get(0) + " " + e.ints().get(0) + " " + e.longs().get(0) + " "
              + e.floats().get(0) + " " + e.doubles().get(0) + " " + more.length();
        }
        e.close();
        more.close();
        exp.close();
        imp.close();
        return seen;
        """,
        """
        import org.copyless.annotation.*;
        import org.copyless.heap.*;
        @RepStruct
        public interface Every extends Tracked {
          BooleanVector booleans(); void booleans(@Claims BooleanVector v);
          ByteVector bytes(); void bytes(@Claims ByteVector v);
          ShortVector shorts(); void shorts(@Claims ShortVector v);
          CharVector chars(); void chars(@Claims CharVector v);
          IntVector ints(); void ints(@Claims IntVector v);
          LongVector longs(); void longs(@Claims LongVector v);
          FloatVector floats(); void floats(@Claims FloatVector v);
          DoubleVector doubles(); void doubles(@Claims DoubleVector v);
        }
        """,
        """
        import org.copyless.annotation.*;
        import org.copyless.heap.*;
        @Contract("START: All! -> Done? -> START;")
        public interface Vectors {
          @Out void all(Every every, DoubleVector more);
          @In void done();
        }
        """);
  }

  @Test
  void ofPointersAndOfVectorsOfPointers() throws Exception {
    assertResult(
        "3 null 42 2",
        """
        private static Object run(ExchangeHeap heap) throws Exception {
          NestedChannel channel = NestedChannel.open(heap);
          NestedExp exp = channel.exp();
          NestedImp imp = channel.imp();
          TrackedVector<ByteVector> flat = heap.vector(2);
          put(flat, 0, heap.bytes(3));
          TrackedVector<Packet> packets = heap.vector(1);
          put(packets, 0, PacketRep.allocate(heap, 42));
          TrackedVector<TrackedVector<Packet>> nested = heap.vector(2);
          put(nested, 1, packets);
          exp.sendAll(flat, HolderRep.allocate(heap, nested));
          NestedImp.All m = imp.receiveAll();
          TrackedVector<ByteVector> bytes = m.flat();
          Holder holder = m.holder();
          String seen = "";
          try (var slot = bytes.expose(0)) {
            seen += slot.get().length() + " ";
          }
          try (var slot = bytes.expose(1)) {
            seen += slot.get() + " ";
          }
          try (var _ = holder.expose()) {
            try (var outer = holder.nested().expose(1)) {
              try (var inner = outer.get().expose(0)) {
                seen += inner.get().number() + " " + holder.nested().length();
              }
            }
          }
          imp.sendDone();
          exp.receiveDone();
          exp.sendAll(bytes, holder); // not received: reclaimed with all that hangs from it
          exp.close();
          imp.close();
          return seen;
        }

        private static <T extends Tracked> void put(TrackedVector<T> vector, int index, T block) {
          try (var slot = vector.expose(index)) {
            slot.set(block);
          }
        }
        """,
        """
        import org.copyless.annotation.*;
        import org.copyless.heap.*;
        @RepStruct public interface Packet extends Tracked { int number(); void number(int n); }
        """,
        """
        import org.copyless.annotation.*;
        import org.copyless.heap.*;
        @RepStruct public interface Holder extends Tracked {
          TrackedVector<TrackedVector<Packet>> nested();
          void nested(@Claims TrackedVector<TrackedVector<Packet>> v);
        }
        """,
        """
        import org.copyless.annotation.*;
        import org.copyless.heap.*;
        @Contract("START: All! -> Done? -> START;")
        public interface Nested {
          @Out void all(TrackedVector<ByteVector> flat, Holder holder);
          @In void done();
        }
        """);
  }
}
