import java.io.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;
import org.copyless.annotation.*;
import org.copyless.channel.*;
import org.copyless.heap.*;
import org.copyless.sip.*;

/** Once accepted; "close after close", and c leaks. */
class Main {
  static void f(@Claims ByteVector x, boolean y) {
    x.close();
  }

  public static void main(String[] args) {
    try (ExchangeHeap heap = ExchangeHeap.create()) {
      ByteVector a = heap.bytes(8);
      // :: error: [ownership.leak]
      ByteVector b = a;
      ByteVector c = heap.bytes(8);
      f(b, (b = c) == null);
      // :: error: [ownership.dangling]
      a.close();
    }
  }
}
