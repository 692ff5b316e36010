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
  Main(@State(value = "START", then = "IO_CONFIGURE_BEGIN") NicDeviceExp e) {
    e.sendDeviceInfo(1, 2);
  }

  public static void main(String[] args) {
    try (ExchangeHeap heap = ExchangeHeap.create()) {
      var ch = NicDeviceChannel.open(heap);
      try (NicDeviceExp e = ch.exp();
          NicDeviceImp i = ch.imp()) {
        new Main(e);
        // :: error: [protocol.state]
        e.sendDeviceInfo(1, 2);
      }
    }
  }
}
