import java.io.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;
import org.copyless.annotation.*;
import org.copyless.channel.*;
import org.copyless.heap.*;
import org.copyless.sip.*;

/**
 * Once accepted: reads the packet that the first switch closed. after the join of different arms
 * the message has no candidates and its accessor makes a fresh borrowed block.
 */
class Main {
  static int serve(@Claims @State("IO_RUNNING") NicDeviceExp e) throws InterruptedException {
    try (e) {
      var r = e.receive(NicDeviceExp.IO_RUNNING);
      switch (r) {
        case NicDeviceExp.PacketForReceive m -> m.pkt().close();
        case NicDeviceExp.GetReceivedPacket _ -> {}
        case ChannelClosed _ -> {}
      }
      return switch (r) {
        // :: error: [ownership.dangling]
        case NicDeviceExp.PacketForReceive m -> m.pkt().get(0);
        case NicDeviceExp.GetReceivedPacket _ -> 0;
        case ChannelClosed _ -> 0;
      };
    }
  }
}
