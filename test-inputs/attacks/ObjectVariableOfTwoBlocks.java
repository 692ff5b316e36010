import java.io.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;
import org.copyless.annotation.*;
import org.copyless.channel.*;
import org.copyless.heap.*;
import org.copyless.sip.*;

/** Once accepted; runs into "close after close" with the guard on. */
class Main {
  public static void main(String[] args) {
    try (ExchangeHeap heap = ExchangeHeap.create()) {
      ByteVector a = heap.bytes(8);
      ByteVector b = heap.bytes(8);
      // :: error: [tracked.escapes]
      AutoCloseable o = args.length == 0 ? a : b;
      try {
        o.close();
      } catch (Exception e) {
      }
      a.close();
      b.close();
    }
  }
}
