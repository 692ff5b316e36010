import java.io.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;
import org.copyless.annotation.*;
import org.copyless.channel.*;
import org.copyless.heap.*;
import org.copyless.sip.*;

/**
 * Once accepted; "close after close". `(c ? a: a).close()` (ternary- close) too, and `ByteVector x
 * = c ? a: null; x.close()` now says "x is only borrowed".
 */
class Main {
  static void eat(@Claims ByteVector b) {
    b.close();
  }

  public static void main(String[] args) {
    try (ExchangeHeap heap = ExchangeHeap.create()) {
      ByteVector a = heap.bytes(1);
      ByteVector b = heap.bytes(1);
      // :: error: [ownership.ambiguous]
      eat(args.length == 0 ? a : b);
      a.close();
      b.close();
    }
  }
}
