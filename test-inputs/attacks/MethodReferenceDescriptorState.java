import java.io.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;
import org.copyless.annotation.*;
import org.copyless.channel.*;
import org.copyless.heap.*;
import org.copyless.sip.*;

/**
 * Once accepted: Handler says IO_RUNNING, Main::start wants START (and may leave another state:
 * `then` is not compared either).
 */
class Main {
  interface Handler {
    void handle(@State("IO_RUNNING") NicDeviceExp e);
  }

  static void call(Handler h, @State("IO_RUNNING") NicDeviceExp e) {
    h.handle(e);
  }

  static void start(@State(value = "START") NicDeviceExp e) {}

  static void f(@Claims @State("IO_RUNNING") NicDeviceExp e) {
    // :: error: [override.state]
    call(Main::start, e);
    e.close();
  }
}
