import java.io.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;
import org.copyless.annotation.*;
import org.copyless.channel.*;
import org.copyless.heap.*;
import org.copyless.sip.*;

/**
 * Once accepted: for an Integer o the guard is not evaluated and b leaks. (The mended program,
 * `default -> b.close()`, is rejected: false alarm.)
 */
class Main {
  static boolean eat(@Claims ByteVector b) {
    b.close();
    return true;
  }

  static void g(Object o, @Claims ByteVector b) {
    switch (o) {
      // :: error: [tracked.escapes]
      case String s when eat(b) -> {}
      default -> {}
    }
  }
}
