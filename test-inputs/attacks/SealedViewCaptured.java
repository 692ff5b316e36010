import java.io.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;
import org.copyless.annotation.*;
import org.copyless.channel.*;
import org.copyless.heap.*;
import org.copyless.sip.*;

/** Once accepted: reads the packet after it was closed. */
class Main {
  static int serve(@Claims @State("IO_RUNNING") NicDeviceExp e) throws InterruptedException {
    try (e) {
      NicDeviceExp.IoRunning r = e.receive(NicDeviceExp.IO_RUNNING);
      // :: error: [tracked.escapes]
      IntSupplier s = () -> r instanceof NicDeviceExp.PacketForReceive m ? m.pkt().get(0) : 0;
      if (r instanceof NicDeviceExp.PacketForReceive m) m.pkt().close();
      return s.getAsInt();
    }
  }
}
