import java.io.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;
import org.copyless.annotation.*;
import org.copyless.channel.*;
import org.copyless.heap.*;
import org.copyless.sip.*;

/** Once accepted; "close after close". */
class Main {
  public static void main(String[] args) {
    try (ExchangeHeap heap = ExchangeHeap.create()) {
      ByteVector b = heap.bytes(1);
      // :: error: [tracked.escapes]
      if (b instanceof Object o) {
        // :: error: [tracked.escapes]
        Runnable r = () -> ((ByteVector) o).close();
        r.run();
      }
      b.close();
    }
  }
}
