import java.io.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;
import org.copyless.annotation.*;
import org.copyless.channel.*;
import org.copyless.heap.*;
import org.copyless.sip.*;

/**
 * Once accepted: serve sends deviceInfo in IO_RUNNING. go() gives the endpoint in IO_RUNNING to a
 * Body1<NicDeviceExp>.
 */
class Main {
  static void go(@Claims @State("IO_RUNNING") NicDeviceExp a, Sip.Body1<NicDeviceExp> body) {
    // :: error: [protocol.declared]
    Sip.start("x", a, body);
  }

  static void serve(@Claims @State("START") NicDeviceExp e) {
    e.sendDeviceInfo(1, 1);
    e.close();
  }

  static void f(@Claims @State("IO_RUNNING") NicDeviceExp e) {
    go(e, Main::serve);
  }
}
