import java.io.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;
import org.copyless.annotation.*;
import org.copyless.channel.*;
import org.copyless.heap.*;
import org.copyless.sip.*;

/**
 * Once accepted: the unchecked exception of may() is replaced by an IOException that the caller may
 * catch and go on; b leaks. No `throw` from there is counted because situation.counts() is false.
 */
class Main {
  static void may() {
    throw new IllegalStateException();
  }

  static void g(ExchangeHeap h) throws IOException {
    ByteVector b = h.bytes(1);
    boolean ok = false;
    try {
      may();
      ok = true;
    } finally {
      // :: error: [ownership.leak]
      if (!ok) throw new IOException();
    }
    b.close();
  }
}
