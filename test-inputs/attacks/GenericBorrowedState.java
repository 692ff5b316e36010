import java.io.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;
import org.copyless.annotation.*;
import org.copyless.channel.*;
import org.copyless.heap.*;
import org.copyless.sip.*;

/** Once accepted: K.on, which is lent the endpoint, takes it to be in START. */
class Main {
  interface Handler<T extends Tracked> {
    void on(T t);
  }

  static class K implements Handler<NicDeviceExp> {
    public void on(NicDeviceExp e) {
      e.heap();
    }
  }

  static void f(@Claims @State("IO_RUNNING") NicDeviceExp e, Handler<NicDeviceExp> h) {
    // :: error: [protocol.declared]
    h.on(e);
    e.close();
  }
}
