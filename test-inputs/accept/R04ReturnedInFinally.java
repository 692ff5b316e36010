import java.io.IOException;
import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;

/** R4: a finally body may look at what is about to be returned. */
class R04ReturnedInFinally {
  static void log(ByteVector block) {
    System.out.println(block.length());
  }

  static ByteVector made(ExchangeHeap heap, int size) {
    ByteVector result = heap.bytes(size);
    try {
      result.set(0, size);
      return result;
    } finally {
      System.out.println("made " + result.length());
      log(result);
    }
  }

  static ByteVector sealed(@Claims ByteVector message) {
    ByteVector whole = message;
    try {
      return message;
    } finally {
      whole.set(0, 0xff);
    }
  }

  static NetworkPacket counted(@Claims NetworkPacket packet) {
    try {
      return packet;
    } finally {
      packet.bytesUsed(packet.bytesUsed() + 1);
    }
  }

  static ByteVector logged(@Claims ByteVector message, Appendable log) {
    try {
      return message;
    } finally {
      try {
        log.append("returned");
      } catch (IOException e) {
        System.out.println("nobody is told of it: " + e);
      }
    }
  }
}
