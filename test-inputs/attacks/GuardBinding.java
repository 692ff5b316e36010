import java.io.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;
import org.copyless.annotation.*;
import org.copyless.channel.*;
import org.copyless.heap.*;
import org.copyless.sip.*;

/** Once accepted: x.get after the packet was closed. */
class Main {
  static int serve(@Claims @State("IO_RUNNING") NicDeviceExp e) throws InterruptedException {
    try (e) {
      return switch (e.receive(NicDeviceExp.IO_RUNNING)) {
        case NicDeviceExp.PacketForReceive m when m.pkt() instanceof ByteVector x -> {
          m.pkt().close();
          // :: error: [ownership.dangling]
          yield x.get(0);
        }
        case NicDeviceExp.PacketForReceive m -> {
          m.pkt().close();
          yield 1;
        }
        case NicDeviceExp.GetReceivedPacket _ -> 2;
        case ChannelClosed _ -> 3;
      };
    }
  }
}
