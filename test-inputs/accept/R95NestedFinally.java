import java.io.IOException;
import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;

/** R95: exceptions that are caught within finally bodies, and around them. */
class R95NestedFinally {
  static void io() throws IOException {
    throw new IOException();
  }

  static void may() {
    throw new IllegalStateException();
  }

  static void natural(@Claims ByteVector block) {
    try {
      try {
        may();
      } finally {
        block.close();
      }
    } catch (IllegalStateException e) {
      System.out.println("caught");
    }
  }

  static void nested(@Claims ByteVector block, ExchangeHeap heap) throws IOException {
    try (ByteVector other = heap.bytes(1)) {
      try {
        io();
        other.get(0);
      } finally {
        try {
          may();
        } catch (IllegalStateException e) {
          System.out.println("caught");
        }
      }
    } catch (RuntimeException e) {
      System.out.println(e);
    } finally {
      block.close();
    }
  }
}
