import java.io.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;
import org.copyless.annotation.*;
import org.copyless.channel.*;
import org.copyless.heap.*;
import org.copyless.sip.*;

/** Once accepted: reads the packet after it was closed. with a message view. */
class Main {
  static int serve(@Claims @State("IO_RUNNING") NicDeviceExp e) throws InterruptedException {
    try (e) {
      if (!(e.receive(NicDeviceExp.IO_RUNNING) instanceof NicDeviceExp.PacketForReceive m))
        return 0;
      // :: error: [tracked.escapes]
      Object o = m;
      // :: error: [tracked.escapes]
      IntSupplier s = () -> ((NicDeviceExp.PacketForReceive) o).pkt().get(0);
      m.pkt().close();
      return s.getAsInt();
    }
  }
}
