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
      // :: error: [tracked.escapes]
      Object o = ch;
      // :: error: [tracked.escapes]
      Runnable r = () -> ((NicDeviceChannel) o).imp().close();
      r.run();
      ch.imp().close();
      ch.exp().close();
    }
  }
}
