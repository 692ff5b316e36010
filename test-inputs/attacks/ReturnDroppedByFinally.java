import java.io.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.*;
import org.copyless.channel.*;
import org.copyless.heap.*;
import org.copyless.sip.*;

/** Once accepted (with -Xlint:finally off); live 1 at the end. */
@SuppressWarnings("finally")
class Main {
  static @Nullable ByteVector f(@Claims ByteVector b) {
    try {
      return b;
    } finally {
      // :: error: [ownership.leak]
      return null;
    }
  }

  public static void main(String[] args) {
    try (ExchangeHeap heap = ExchangeHeap.create()) {
      ByteVector b = f(heap.bytes(3));
      if (b != null) b.close();
      System.out.println("live " + heap.statistics().liveBlocks());
    }
  }
}
