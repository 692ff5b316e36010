import java.io.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;
import org.copyless.annotation.*;
import org.copyless.channel.*;
import org.copyless.heap.*;
import org.copyless.sip.*;

/** Once accepted; reads a freed block. */
class Main {
  static void f(boolean c, ExchangeHeap heap) {
    Tracked x;
    if (c) {
      x = NodeRep.allocate(heap, heap.bytes(1), null, 0);
    } else {
      x = NetworkPacketRep.allocate(heap, heap.bytes(1), 0);
    }
    if (x instanceof NetworkPacket p) {
      // :: error: [ownership.ambiguous]
      try (var _ = p.expose()) {
        p.data().close();
        p.data().close();
      }
    }
    x.close();
  }

  public static void main(String[] args) throws InterruptedException {
    try (ExchangeHeap heap = ExchangeHeap.create()) {
      f(false, heap);
    }
  }
}
