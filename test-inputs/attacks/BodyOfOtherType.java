import java.io.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;
import org.copyless.annotation.*;
import org.copyless.channel.*;
import org.copyless.heap.*;
import org.copyless.sip.*;

/** Once accepted: serve sends deviceInfo in IO_RUNNING. */
class Main {
  static <A extends Tracked> void go(@Claims A a, Sip.Body1<? super A> body) {
    Sip.start("x", a, body::run);
  }

  static void serve(@Claims @State("START") NicDeviceExp e) {
    e.sendDeviceInfo(1, 1);
    e.close();
  }

  static void f(@Claims @State("IO_RUNNING") NicDeviceExp e) {
    // :: error: [protocol.declared]
    go(e, Main::serve);
  }
}
