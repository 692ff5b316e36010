import java.io.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;
import org.copyless.annotation.*;
import org.copyless.channel.*;
import org.copyless.heap.*;
import org.copyless.sip.*;

/**
 * Once accepted; ProtocolException in the SIP. for a class (anonymous or not) that implements a
 * generic interface: Promises.checkParameterStates() compares with wanted.states() == {} (a type
 * variable has no protocol).
 */
class Main {
  public static void main(String[] args) throws InterruptedException {
    try (ExchangeHeap heap = ExchangeHeap.create()) {
      var ch = NicDeviceChannel.open(heap);
      ch.imp().close();
      Sip.start(
              "x",
              ch.exp(),
              new Sip.Body1<NicDeviceExp>() {
                // :: error: [override.state]
                public void run(@Claims @State("IO_CONFIGURE_ACK") NicDeviceExp x) {
                  try {
                    x.sendSuccess();
                  } catch (RuntimeException t) {
                    System.out.println(t);
                  }
                  x.close();
                }
              })
          .join();
    }
  }
}
