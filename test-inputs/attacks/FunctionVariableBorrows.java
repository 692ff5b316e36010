import java.io.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;
import org.copyless.annotation.*;
import org.copyless.channel.*;
import org.copyless.heap.*;
import org.copyless.sip.*;

/** Once accepted; live 1 at the end. */
class Main {
  static void look(ByteVector v) {
    System.out.println(v.length());
  }

  interface Taker<T extends Tracked> {
    void take(@Claims T t);
  }

  static <T extends Tracked> void give(@Claims T t, Taker<T> k) {
    k.take(t);
  }

  public static void main(String[] args) throws InterruptedException {
    try (ExchangeHeap heap = ExchangeHeap.create()) {
      // :: error: [override.claims]
      Taker<ByteVector> k = Main::look;
      give(heap.bytes(2), k);
      System.out.println("live " + heap.statistics().liveBlocks());
    }
  }
}
