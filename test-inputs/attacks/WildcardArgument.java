import java.io.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;
import org.copyless.annotation.*;
import org.copyless.channel.*;
import org.copyless.heap.*;
import org.copyless.sip.*;

/** Once accepted: closes the same block twice. */
class Main {
  // :: error: [tracked.escapes]
  static void f(List<? extends ByteVector> list) {
    list.get(0).close();
    list.get(0).close();
  }
}
