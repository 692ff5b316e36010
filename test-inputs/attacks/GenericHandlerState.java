import java.io.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;
import org.copyless.annotation.*;
import org.copyless.channel.*;
import org.copyless.heap.*;
import org.copyless.sip.*;

/** Once accepted: K.on sends deviceInfo in IO_RUNNING. */
class Main {
  interface Handler<T extends Tracked> {
    void on(@Claims T t);
  }

  static class K implements Handler<NicDeviceExp> {
    public void on(@Claims NicDeviceExp e) {
      e.sendDeviceInfo(1, 2);
      e.close();
    }
  }

  static void f(@Claims @State("IO_RUNNING") NicDeviceExp e, Handler<NicDeviceExp> h) {
    // :: error: [protocol.declared]
    h.on(e);
  }
}
