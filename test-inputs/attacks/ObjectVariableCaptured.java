import java.io.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;
import org.copyless.annotation.*;
import org.copyless.channel.*;
import org.copyless.heap.*;
import org.copyless.sip.*;

/**
 * Once accepted; "close after close".: `Object o = c ? a: null` is not refused, and the lambda
 * captures o as an Object.
 */
class Main {
  public static void main(String[] args) {
    try (ExchangeHeap heap = ExchangeHeap.create()) {
      ByteVector a = heap.bytes(8);
      // :: error: [tracked.escapes]
      Object o = args.length == 0 ? a : null;
      // :: error: [tracked.escapes]
      Runnable r = () -> ((ByteVector) o).close();
      r.run();
      a.close();
    }
  }
}
