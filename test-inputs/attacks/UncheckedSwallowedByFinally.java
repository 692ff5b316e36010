import java.io.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;
import org.copyless.annotation.*;
import org.copyless.channel.*;
import org.copyless.heap.*;
import org.copyless.sip.*;

/** Once accepted (with -Xlint:finally off); live 1 at the end. */
@SuppressWarnings("finally")
class Main {
  static void may() {
    throw new IllegalStateException();
  }

  static void f(@Claims ByteVector b) {
    try {
      may();
      b.close();
    } finally {
      return;
    }
    // :: error: [ownership.leak]
  }

  public static void main(String[] args) {
    try (ExchangeHeap heap = ExchangeHeap.create()) {
      f(heap.bytes(3));
      System.out.println("live " + heap.statistics().liveBlocks());
    }
  }
}
