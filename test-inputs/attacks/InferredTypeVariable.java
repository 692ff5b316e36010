import java.io.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;
import org.copyless.annotation.*;
import org.copyless.channel.*;
import org.copyless.heap.*;
import org.copyless.sip.*;

/**
 * Once accepted; live 1 at the end (and a container made like this hands the same block out twice).
 */
class Main {
  static <T> void twice(Supplier<T> s, Consumer<T> c) {
    c.accept(s.get());
  }

  static ExchangeHeap heap;

  static ByteVector make() {
    return heap.bytes(3);
  }

  static void look(ByteVector v) {
    System.out.println(v.length());
  }

  public static void main(String[] args) {
    heap = ExchangeHeap.create();
    // :: error: [tracked.escapes]
    twice(Main::make, Main::look);
    System.out.println("live " + heap.statistics().liveBlocks());
    heap.close();
  }
}
