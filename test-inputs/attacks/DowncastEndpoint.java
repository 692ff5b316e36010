import java.io.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;
import org.copyless.annotation.*;
import org.copyless.channel.*;
import org.copyless.heap.*;
import org.copyless.sip.*;

/** Once accepted; ProtocolException at run time. */
class Main {
  static void f(@Claims Tracked t) {
    NicDeviceExp e = (NicDeviceExp) t;
    // :: error: [protocol.state]
    e.sendDeviceInfo(1, 2);
    e.sendDeviceInfo(1, 2);
    e.close();
  }

  public static void main(String[] args) {
    try (ExchangeHeap heap = ExchangeHeap.create()) {
      var ch = NicDeviceChannel.open(heap);
      f(ch.exp());
      ch.imp().close();
    }
  }
}
