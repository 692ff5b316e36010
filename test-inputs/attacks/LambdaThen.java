import java.io.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;
import org.copyless.annotation.*;
import org.copyless.channel.*;
import org.copyless.heap.*;
import org.copyless.sip.*;

/** Once accepted; ProtocolException in main. */
@SuppressWarnings("try")
class Main {
  interface Handler {
    void handle(@State(value = "START", then = "IO_CONFIGURE_BEGIN") NicDeviceExp e);
  }

  public static void main(String[] args) throws Exception {
    try (ExchangeHeap heap = ExchangeHeap.create()) {
      var ch = NicDeviceChannel.open(heap);
      // :: error: [protocol.exit]
      Handler h = x -> {};
      try (NicDeviceExp e = ch.exp();
          var i = ch.imp()) {
        h.handle(e);
        e.receiveRegisterForEvents().evchan().close();
      }
    }
  }
}
