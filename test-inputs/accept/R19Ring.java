import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;

/** R19: a ring of twenty names settles as one of two does. */
class R19Ring {
  static void turn(ExchangeHeap heap, int rounds) {
    ByteVector b0 = null;
    ByteVector b1 = null;
    ByteVector b2 = null;
    ByteVector b3 = null;
    ByteVector b4 = null;
    ByteVector b5 = null;
    ByteVector b6 = null;
    ByteVector b7 = null;
    ByteVector b8 = null;
    ByteVector b9 = null;
    ByteVector b10 = null;
    ByteVector b11 = null;
    ByteVector b12 = null;
    ByteVector b13 = null;
    ByteVector b14 = null;
    ByteVector b15 = null;
    ByteVector b16 = null;
    ByteVector b17 = null;
    ByteVector b18 = null;
    ByteVector b19 = null;
    for (int r = 0; r < rounds; r++) {
      ByteVector held = b19;
      b19 = b18;
      b18 = b17;
      b17 = b16;
      b16 = b15;
      b15 = b14;
      b14 = b13;
      b13 = b12;
      b12 = b11;
      b11 = b10;
      b10 = b9;
      b9 = b8;
      b8 = b7;
      b7 = b6;
      b6 = b5;
      b5 = b4;
      b4 = b3;
      b3 = b2;
      b2 = b1;
      b1 = b0;
      b0 = held;
      if (b0 == null) {
        b0 = heap.bytes(8);
      }
    }
    if (b0 != null) {
      b0.close();
    }
    if (b1 != null) {
      b1.close();
    }
    if (b2 != null) {
      b2.close();
    }
    if (b3 != null) {
      b3.close();
    }
    if (b4 != null) {
      b4.close();
    }
    if (b5 != null) {
      b5.close();
    }
    if (b6 != null) {
      b6.close();
    }
    if (b7 != null) {
      b7.close();
    }
    if (b8 != null) {
      b8.close();
    }
    if (b9 != null) {
      b9.close();
    }
    if (b10 != null) {
      b10.close();
    }
    if (b11 != null) {
      b11.close();
    }
    if (b12 != null) {
      b12.close();
    }
    if (b13 != null) {
      b13.close();
    }
    if (b14 != null) {
      b14.close();
    }
    if (b15 != null) {
      b15.close();
    }
    if (b16 != null) {
      b16.close();
    }
    if (b17 != null) {
      b17.close();
    }
    if (b18 != null) {
      b18.close();
    }
    if (b19 != null) {
      b19.close();
    }
  }
}
