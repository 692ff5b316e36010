import java.io.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;
import org.copyless.annotation.*;
import org.copyless.channel.*;
import org.copyless.heap.*;
import org.copyless.sip.*;

/**
 * Once accepted; ProtocolException. `arguments.get(i)` is a TypeCastNode, not a
 * FunctionalInterfaceNode.
 */
class Main {
  public static void main(String[] args) throws InterruptedException {
    try (ExchangeHeap heap = ExchangeHeap.create()) {
      var ch = NicDeviceChannel.open(heap);
      ch.imp().close();
      NicDeviceExp e = ch.exp();
      e.sendDeviceInfo(1, 2);
      Sip s =
          Sip.start(
              "x",
              // :: error: [protocol.declared]
              e,
              (Sip.Body1<NicDeviceExp>)
                  x -> {
                    try {
                      x.sendDeviceInfo(3, 4);
                    } catch (RuntimeException t) {
                      System.out.println(t);
                    }
                    x.close();
                  });
      s.join();
    }
  }
}
