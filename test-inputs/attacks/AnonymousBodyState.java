import java.io.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;
import org.copyless.annotation.*;
import org.copyless.channel.*;
import org.copyless.heap.*;
import org.copyless.sip.*;

/**
 * Once accepted: the body sends deviceInfo in IO_RUNNING. with an anonymous class: its run() has
 * the default state START while start() passes an endpoint in IO_RUNNING.
 */
class Main {
  static void f(@Claims @State("IO_RUNNING") NicDeviceExp e) {
    Sip.start(
        "x",
        // :: error: [protocol.declared]
        e,
        new Sip.Body1<NicDeviceExp>() {
          public void run(@Claims NicDeviceExp x) {
            x.sendDeviceInfo(1, 1);
            x.close();
          }
        });
  }
}
