import java.io.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;
import org.copyless.annotation.*;
import org.copyless.channel.*;
import org.copyless.heap.*;
import org.copyless.sip.*;

/**
 * Once accepted; "close after close". `b = c;` is a statement, but inside a switch expression that
 * is an operand beside b. Body.assignedInExpressions only knows assignments that are no statements.
 */
class Main {
  static void f(@Claims ByteVector x, int y) {
    x.close();
  }

  public static void main(String[] args) {
    try (ExchangeHeap heap = ExchangeHeap.create()) {
      ByteVector a = heap.bytes(8);
      // :: error: [ownership.leak]
      ByteVector b = a;
      ByteVector c = heap.bytes(8);
      f(
          b,
          switch (args.length) {
            default -> {
              b = c;
              yield 1;
            }
          });
      // :: error: [ownership.dangling]
      a.close();
    }
  }
}
