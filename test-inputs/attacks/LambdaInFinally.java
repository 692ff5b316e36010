import java.io.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;
import org.copyless.annotation.*;
import org.copyless.channel.*;
import org.copyless.heap.*;
import org.copyless.sip.*;

/**
 * Once accepted: on the normal path the lambda gets e in IO_CONFIGURE_BEGIN and sends deviceInfo.
 */
class Main {
  static void may() {}

  static void f(@Claims NicDeviceExp e) {
    try {
      may();
      e.sendDeviceInfo(1, 1);
      may();
    } finally {
      Sip.start(
          "x",
          e,
          x -> {
            // :: error: [protocol.state]
            x.sendDeviceInfo(1, 2);
            x.close();
          });
    }
  }
}
