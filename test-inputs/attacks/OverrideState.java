import java.io.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;
import org.copyless.annotation.*;
import org.copyless.channel.*;
import org.copyless.heap.*;
import org.copyless.sip.*;

/**
 * Once accepted: K.handle leaves the endpoint in START where Handler.handle promises
 * IO_CONFIGURE_BEGIN; L.handle expects IO_RUNNING where callers pass START.
 */
class Main {
  interface Handler {
    void handle(@State(value = "START", then = "IO_CONFIGURE_BEGIN") NicDeviceExp e);
  }

  static class K implements Handler {
    // :: error: [override.state]
    public void handle(@State("START") NicDeviceExp e) {}
  }

  static class L implements Handler {
    // :: error: [override.state]
    public void handle(@State(value = "IO_RUNNING", then = "IO_CONFIGURE_BEGIN") NicDeviceExp e)
        throws ProtocolException {
      try {
        if (e.receive(NicDeviceExp.IO_RUNNING) instanceof NicDeviceExp.PacketForReceive m)
          m.pkt().close();
      } catch (InterruptedException x) {
      }
      throw new ProtocolException("");
    }
  }
}
