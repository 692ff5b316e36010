import java.io.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;
import org.copyless.annotation.*;
import org.copyless.channel.*;
import org.copyless.heap.*;
import org.copyless.sip.*;

/** Once accepted. */
class Main {
  interface P extends NetworkPacket {
    default Runnable bad() {
      return new Runnable() {
        public void run() {
          // :: error: [tracked.escapes]
          bytesUsed(3);
          // :: error: [tracked.escapes]
          data().close();
          // :: error: [tracked.escapes]
          data();
        }
      };
    }
  }
}
