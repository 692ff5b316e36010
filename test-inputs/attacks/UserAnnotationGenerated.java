import java.io.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;
import org.copyless.annotation.*;
import org.copyless.channel.*;
import org.copyless.heap.*;
import org.copyless.sip.*;

/**
 * Once accepted; "close after close". Any annotation whose SIMPLE name is Generated, declared by
 * anybody, switches the checker off for a class.
 */
class Main {
  @interface Generated {}

  @Generated
  static class K {
    static void f(ByteVector b) {
      // :: error: [ownership.borrowed]
      b.close();
      b.close();
    }
  }

  public static void main(String[] args) throws InterruptedException {
    try (ExchangeHeap heap = ExchangeHeap.create()) {
      ByteVector b = heap.bytes(1);
      K.f(b);
      b.close();
    }
  }
}
