import java.io.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;
import org.copyless.annotation.*;
import org.copyless.channel.*;
import org.copyless.heap.*;
import org.copyless.sip.*;

/**
 * Once accepted: for c == true reads the closed packet. m stands for {null, message}; target.size()
 * is 2, so the argument is a fresh BORROWED block.
 */
class Main {
  static int serve(@Claims @State("IO_RUNNING") NicDeviceExp e, boolean c) throws Exception {
    try (e) {
      NicDeviceExp.PacketForReceive m = null;
      if (c) {
        if (!(e.receive(NicDeviceExp.IO_RUNNING) instanceof NicDeviceExp.PacketForReceive n))
          return 0;
        m = n;
        m.pkt().close();
      }
      // :: error: [ownership.dangling]
      return m.pkt().get(0);
    }
  }
}
