import java.io.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;
import org.copyless.annotation.*;
import org.copyless.channel.*;
import org.copyless.heap.*;
import org.copyless.sip.*;

/**
 * Once accepted; ProtocolException in the SIP. outside of a call the lambda's own @State is
 * believed (inContext: states = declared.states()), while a call with a function that is not in
 * place assumes the initial state.
 */
class Main {
  public static void main(String[] args) throws InterruptedException {
    try (ExchangeHeap heap = ExchangeHeap.create()) {
      var ch = NicDeviceChannel.open(heap);
      ch.imp().close();
      Sip.Body1<NicDeviceExp> f =
          (@State("IO_CONFIGURE_ACK")
              // :: error: [override.state]
              NicDeviceExp x) -> {
            try {
              x.sendSuccess();
            } catch (RuntimeException t) {
              System.out.println(t);
            }
            x.close();
          };
      Sip.start("x", ch.exp(), f).join();
    }
  }
}
