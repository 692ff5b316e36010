import java.io.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;
import org.copyless.annotation.*;
import org.copyless.channel.*;
import org.copyless.heap.*;
import org.copyless.sip.*;

/** Once accepted; ProtocolException at run time in main. */
class Main {
  static void f(Tracked t) {
    // :: error: [tracked.escapes]
    if (t instanceof NicDeviceExp e) e.sendDeviceInfo(1, 2);
  }

  public static void main(String[] args) {
    try (ExchangeHeap heap = ExchangeHeap.create()) {
      var ch = NicDeviceChannel.open(heap);
      try (NicDeviceExp e = ch.exp()) {
        f(e);
        e.sendDeviceInfo(1, 2);
      }
      ch.imp().close();
    }
  }
}
