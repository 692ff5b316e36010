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
  static class Base {
    public void f(ByteVector b) {}
  }

  interface I {
    void f(@Claims ByteVector b);
  }

  // :: error: [override.claims]
  static class D extends Base implements I {}

  public static void main(String[] args) throws InterruptedException {
    try (ExchangeHeap heap = ExchangeHeap.create()) {
      I i = new D();
      i.f(heap.bytes(2));
      System.out.println("live " + heap.statistics().liveBlocks());
    }
  }
}
