import java.io.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;
import org.copyless.annotation.*;
import org.copyless.channel.*;
import org.copyless.heap.*;
import org.copyless.sip.*;

/** Once accepted: serve (START) gets the endpoint in IO_RUNNING. */
class Main {
  static class K<A extends Tracked> {
    final Sip.Body1<A> saved;

    K(Sip.Body1<A> saved) {
      this.saved = saved;
    }

    void go(@Claims A a, Sip.Body1<A> f) {
      Sip.start("x", a, saved);
    }
  }

  static void serve(@Claims NicDeviceExp e) {
    e.sendDeviceInfo(1, 1);
    e.close();
  }

  static void g(@Claims @State("IO_RUNNING") NicDeviceExp e) {
    // :: error: [protocol.declared]
    new K<NicDeviceExp>(Main::serve).go(e, x -> x.close());
  }
}
