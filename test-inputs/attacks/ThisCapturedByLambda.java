import java.io.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;
import org.copyless.annotation.*;
import org.copyless.channel.*;
import org.copyless.heap.*;
import org.copyless.sip.*;

/**
 * Once accepted: the lambda closes a borrowed struct, as often as it is run. Captured implicitly:
 * `close()`, without the word `this`. The same with P.this.close() in a lambda or in an anonymous
 * class, `data()` without expose in an anonymous class, and the method reference this::close.
 */
class Main {
  interface P extends NetworkPacket {
    default Runnable bad() {
      // :: error: [tracked.escapes]
      return () -> close();
    }
  }
}
