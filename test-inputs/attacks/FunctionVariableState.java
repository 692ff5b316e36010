import java.io.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;
import org.copyless.annotation.*;
import org.copyless.channel.*;
import org.copyless.heap.*;
import org.copyless.sip.*;

/**
 * Once accepted; ProtocolException in the SIP: serve wants IO_CONFIGURE_ACK, the endpoint comes in
 * START.
 */
class Main {
  static void serve(@Claims @State("IO_CONFIGURE_ACK") NicDeviceExp e) {
    try {
      e.sendSuccess();
    } catch (RuntimeException x) {
      System.out.println(x);
    }
    e.close();
  }

  public static void main(String[] args) throws InterruptedException {
    try (ExchangeHeap heap = ExchangeHeap.create()) {
      var ch = NicDeviceChannel.open(heap);
      ch.imp().close();
      // :: error: [override.state]
      Sip.Body1<NicDeviceExp> f = Main::serve;
      Sip s = Sip.start("x", ch.exp(), f);
      s.join();
    }
  }
}
