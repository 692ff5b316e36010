import java.io.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;
import org.copyless.annotation.*;
import org.copyless.channel.*;
import org.copyless.heap.*;
import org.copyless.sip.*;

/** Once accepted: reads pkt after it was closed. */
class Main {
  static int serve(@Claims @State("IO_RUNNING") NicDeviceExp e) throws InterruptedException {
    try (e) {
      NicDeviceExp.IoRunning r = e.receive(NicDeviceExp.IO_RUNNING);
      if (r instanceof NicDeviceExp.PacketForReceive m) {
        m.pkt().close();
      }
      if (r instanceof NicDeviceExp.PacketForReceive m) {
        // :: error: [ownership.dangling]
        return m.pkt().get(0);
      }
      return 0;
    }
  }
}
