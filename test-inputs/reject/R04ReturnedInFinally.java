import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.TCell;

/** R4: a finally body may look at what is about to be returned, and not take it away. */
class R04ReturnedInFinally {
  static ByteVector made(ExchangeHeap heap, int size) {
    ByteVector result = heap.bytes(size);
    try {
      result.set(0, size);
      return result;
    } finally {
      // :: error: [ownership.dangling] «result»
      result.close();
    }
  }

  static ByteVector kept(@Claims ByteVector message, TCell<ByteVector> last)
      throws InterruptedException {
    ByteVector whole = message;
    try {
      return message;
    } finally {
      // :: error: [ownership.dangling] «whole»
      last.release(whole);
    }
  }

  static NetworkPacket emptied(@Claims NetworkPacket packet, @Claims ByteVector data) {
    try {
      return packet;
    } finally {
      // :: error: [ownership.dangling] «packet»
      try (var _ = packet.expose()) {
        ByteVector old = packet.data();
        packet.data(data);
        old.close();
      }
    }
  }

  @SuppressWarnings("finally")
  static ByteVector replaced(@Claims ByteVector message, ExchangeHeap heap) {
    try {
      return message;
    } finally {
      if (message.length() == 0) {
        // :: error: [ownership.leak]
        return heap.bytes(1);
      }
    }
  }

  static @State("OPEN") TickerImp ticked(@Claims TickerImp ticker) {
    try {
      return ticker;
    } finally {
      // :: error: [ownership.dangling] «ticker»
      ticker.sendTick();
    }
  }
}
