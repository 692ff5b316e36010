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
      // :: error: [tracked.escapes]
      return () -> P.this.close();
    }
  }
}
