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
      var a = NicDeviceChannel.open(heap);
      var b = NicDeviceChannel.open(heap);
      var c = args.length == 0 ? a : b;
      // :: error: [ownership.ambiguous]
      c.imp().close();
      a.imp().close();
      a.exp().close();
      b.imp().close();
      b.exp().close();
    }
  }
}
