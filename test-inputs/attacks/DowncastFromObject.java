import java.io.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;
import org.copyless.annotation.*;
import org.copyless.channel.*;
import org.copyless.heap.*;
import org.copyless.sip.*;

/**
 * Once accepted: a pointer that comes out of an Object stands for nothing, and everything is
 * allowed on it. Not reachable from checked code alone unless one of the other holes lets a pointer
 * become an Object, but all of them get harmless if this fails closed.
 */
class Main {
  static void f(Object o) {
    if (o instanceof ByteVector b) {
      // :: error: [tracked.escapes]
      b.close();
      // :: error: [tracked.escapes]
      b.close();
    }
  }
}
