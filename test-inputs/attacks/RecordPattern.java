import java.io.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;
import org.copyless.annotation.*;
import org.copyless.channel.*;
import org.copyless.heap.*;
import org.copyless.sip.*;

/**
 * Once accepted. the components of a record pattern bind tracked variables that stand for nothing.
 */
class Main {
  record Box<T>(T v) {}

  static void f(Object o) {
    if (o instanceof Box(ByteVector b)) {
      // :: error: [tracked.escapes]
      b.close();
      // :: error: [tracked.escapes]
      b.close();
    }
  }
}
