import java.io.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;
import org.copyless.annotation.*;
import org.copyless.channel.*;
import org.copyless.heap.*;
import org.copyless.sip.*;

/** Once accepted; "close after close". */
@SuppressWarnings("fallthrough")
class Main {
  static void f(ByteVector p, int i) {
    switch (i) {
      case 0:
        ByteVector b;
      case 1:
        b = p;
        // :: error: [ownership.borrowed]
        b.close();
    }
  }

  public static void main(String[] args) {
    try (ExchangeHeap heap = ExchangeHeap.create()) {
      ByteVector b = heap.bytes(3);
      f(b, 1);
      b.close();
    }
  }
}
