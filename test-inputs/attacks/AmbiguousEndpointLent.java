import java.io.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;
import org.copyless.annotation.*;
import org.copyless.channel.*;
import org.copyless.heap.*;
import org.copyless.sip.*;

/** Once accepted; ProtocolException. */
@SuppressWarnings("try")
class Main {
  static void step(@State(value = "START", then = "IO_CONFIGURE_BEGIN") NicDeviceExp e) {
    e.sendDeviceInfo(1, 2);
  }

  public static void main(String[] args) throws Exception {
    try (ExchangeHeap heap = ExchangeHeap.create()) {
      var ch = NicDeviceChannel.open(heap);
      var ch2 = NicDeviceChannel.open(heap);
      try (NicDeviceExp a = ch.exp();
          NicDeviceExp b = ch2.exp();
          var i = ch.imp();
          var j = ch2.imp()) {
        NicDeviceExp x = args.length == 0 ? a : b;
        step(x);
        // :: error: [protocol.state]
        b.receiveRegisterForEvents().evchan().close();
      }
    }
  }
}
