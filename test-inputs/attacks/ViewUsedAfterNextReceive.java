import java.io.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;
import org.copyless.annotation.*;
import org.copyless.channel.*;
import org.copyless.heap.*;
import org.copyless.sip.*;

/**
 * Once accepted: the view m is overwritten by the second receive (same preallocated object),
 * m.pkt() is the second packet, closed already.
 */
class Main {
  static int serve(@Claims @State("IO_RUNNING") NicDeviceExp e) throws InterruptedException {
    try (e) {
      if (!(e.receive(NicDeviceExp.IO_RUNNING) instanceof NicDeviceExp.PacketForReceive m))
        return 0;
      m.pkt().close();
      e.sendSuccess();
      if (!(e.receive(NicDeviceExp.IO_RUNNING) instanceof NicDeviceExp.PacketForReceive n))
        return 0;
      n.pkt().close();
      // :: error: [ownership.dangling]
      return m.pkt().get(0);
    }
  }
}
