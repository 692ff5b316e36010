import java.io.IOException;
import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;

/**
 * Once accepted: what was lost on the way of an unchecked exception that was then caught, or
 * swallowed by a jump out of a finally body, leaked.
 */
@SuppressWarnings("finally")
class SwallowedInFinally {
  static void io() throws IOException {
    throw new IOException();
  }

  static void may() {
    throw new IllegalStateException();
  }

  static void goesOn(@Claims ByteVector block) throws IOException {
    try {
      io();
    } finally {
      inner:
      try {
        may();
        block.close();
      } finally {
        break inner;
      }
    }
    // :: error: [ownership.leak]
  }

  static void lostThenCaught(@Claims ByteVector block, ExchangeHeap heap) {
    try {
      try {
        may();
      } finally {
        // :: error: [ownership.leak]
        block = heap.bytes(2);
        block.close();
      }
    } catch (IllegalStateException e) {
      System.out.println("caught");
    }
  }

  static void lostThenReturned(@Claims ByteVector block, ExchangeHeap heap) {
    ByteVector now = block;
    try {
      may();
    } finally {
      // :: error: [ownership.leak]
      now = heap.bytes(2);
      now.close();
      return;
    }
  }

  static int scopeEnds(ExchangeHeap heap) {
    while (true) {
      try {
        // :: error: [ownership.leak]
        ByteVector block = heap.bytes(2);
        may();
        block.close();
      } finally {
        return 1;
      }
    }
  }
}
