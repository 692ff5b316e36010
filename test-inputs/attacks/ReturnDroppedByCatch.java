import java.io.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.*;
import org.copyless.channel.*;
import org.copyless.heap.*;
import org.copyless.sip.*;

/**
 * Once accepted; live 1 at the end. the finally throws after the ReturnNode, and an outer catch
 * swallows it.
 */
class Main {
  static void may() throws IOException {
    throw new IOException();
  }

  static @Nullable ByteVector f(@Claims ByteVector b) {
    try {
      try {
        return b;
      } finally {
        may();
      }
    } catch (IOException e) {
    }
    // :: error: [ownership.leak]
    return null;
  }

  public static void main(String[] args) {
    try (ExchangeHeap heap = ExchangeHeap.create()) {
      ByteVector b = f(heap.bytes(3));
      if (b != null) b.close();
      System.out.println("live " + heap.statistics().liveBlocks());
    }
  }
}
