import java.io.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;
import org.copyless.annotation.*;
import org.copyless.channel.*;
import org.copyless.heap.*;
import org.copyless.sip.*;

/** Once accepted; IllegalStateException "taken before". */
class Main {
  public static void main(String[] args) {
    try (ExchangeHeap heap = ExchangeHeap.create()) {
      var ch = NicDeviceChannel.open(heap);
      if (args.length == 0) {
        ch.imp().close();
      }
      // :: error: [channel.end]
      ch.imp().close();
      ch.exp().close();
    }
  }
}
