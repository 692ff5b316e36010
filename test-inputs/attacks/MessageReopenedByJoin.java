import java.io.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;
import org.copyless.annotation.*;
import org.copyless.channel.*;
import org.copyless.heap.*;
import org.copyless.sip.*;

/**
 * Once accepted: when c is true, the packet is closed twice (m.pkt() gives the same block twice).
 */
class Main {
  static void serve(@Claims @State("IO_RUNNING") NicDeviceExp e, boolean c)
      throws InterruptedException {
    try (e) {
      NicDeviceExp.IoRunning r = e.receive(NicDeviceExp.IO_RUNNING);
      if (c) {
        if (r instanceof NicDeviceExp.PacketForReceive m) {
          m.pkt().close();
        } else {
          return;
        }
      }
      switch (r) {
        // :: error: [ownership.dangling]
        case NicDeviceExp.PacketForReceive m -> m.pkt().close();
        case NicDeviceExp.GetReceivedPacket _ -> {}
        case ChannelClosed _ -> {}
      }
    }
  }
}
