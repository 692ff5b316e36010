import java.io.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;
import org.copyless.annotation.*;
import org.copyless.channel.*;
import org.copyless.heap.*;
import org.copyless.sip.*;

/**
 * Once accepted; the stream makes blocks and drops them (in general: any container API with
 * inferred type arguments).
 */
class Main {
  public static void main(String[] args) {
    try (ExchangeHeap heap = ExchangeHeap.create()) {
      // :: error: [tracked.escapes]
      IntStream.rangeClosed(1, 3).mapToObj(heap::bytes).findFirst().get().close();
      System.out.println("live " + heap.statistics().liveBlocks());
    }
  }
}
