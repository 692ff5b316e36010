import java.io.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;
import org.copyless.annotation.*;
import org.copyless.channel.*;
import org.copyless.heap.*;
import org.copyless.sip.*;

/** Once accepted; "close after close". the other way round. */
class Main {
  static void eat(@Claims ByteVector v) {
    v.close();
  }

  interface Looker {
    void look(ByteVector t);
  }

  public static void main(String[] args) throws InterruptedException {
    try (ExchangeHeap heap = ExchangeHeap.create()) {
      // :: error: [override.claims]
      Looker k = Main::eat;
      ByteVector b = heap.bytes(2);
      k.look(b);
      b.close();
    }
  }
}
