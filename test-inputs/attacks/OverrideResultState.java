import java.io.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;
import org.copyless.annotation.*;
import org.copyless.channel.*;
import org.copyless.heap.*;
import org.copyless.sip.*;

/**
 * Once accepted: callers of Source.get get an endpoint in START and believe IO_RUNNING. for results
 * (and @Nullable results).
 */
class Main {
  interface Source {
    @State("IO_RUNNING")
    NicDeviceExp get(ExchangeHeap h);
  }

  static class K implements Source {
    // :: error: [override.state]
    public @State("START") NicDeviceExp get(ExchangeHeap h) {
      var ch = NicDeviceChannel.open(h);
      ch.imp().close();
      return ch.exp();
    }
  }
}
