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
  static ExchangeHeap heap;

  static ByteVector make() {
    return heap.bytes(3);
  }

  public static void main(String[] args) {
    heap = ExchangeHeap.create();
    // :: error: [tracked.escapes]
    Runnable r = Main::make;
    r.run();
    System.out.println("live " + heap.statistics().liveBlocks());
    heap.close();
  }
}
