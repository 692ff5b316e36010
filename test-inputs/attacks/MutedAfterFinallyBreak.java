import java.io.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;
import org.copyless.annotation.*;
import org.copyless.channel.*;
import org.copyless.heap.*;
import org.copyless.sip.*;

/** Once accepted; live 1 at the end. */
@SuppressWarnings("finally")
class Main {
  static void may() {
    throw new IllegalStateException();
  }

  public static void main(String[] args) {
    try (ExchangeHeap heap = ExchangeHeap.create()) {
      for (; ; ) {
        boolean ok = false;
        try {
          may();
          ok = true;
        } finally {
          if (!ok) break;
        }
      }
      ByteVector b = heap.bytes(1);
      // :: error: [ownership.leak]
      b = heap.bytes(2);
      b.close();
      System.out.println("live " + heap.statistics().liveBlocks());
    }
  }
}
