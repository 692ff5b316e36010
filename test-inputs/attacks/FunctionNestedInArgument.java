import java.io.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;
import org.copyless.annotation.*;
import org.copyless.channel.*;
import org.copyless.heap.*;
import org.copyless.sip.*;

/**
 * Once accepted: serve (START) gets the endpoint in IO_RUNNING. `more` is of type List<Body1<A>>,
 * in which cover() sees no mention of A (top-level type arguments only).
 */
class Main {
  static <A extends Tracked> void go(@Claims A a, Sip.Body1<A> f, List<Sip.Body1<A>> more) {
    Sip.start("x", a, more.get(0));
  }

  static void serve(@Claims NicDeviceExp e) {
    e.sendDeviceInfo(1, 1);
    e.close();
  }

  static void g(@Claims @State("IO_RUNNING") NicDeviceExp e) {
    List<Sip.Body1<NicDeviceExp>> l = new ArrayList<>();
    l.add(Main::serve);
    // :: error: [protocol.declared]
    go(e, x -> x.close(), l);
  }
}
