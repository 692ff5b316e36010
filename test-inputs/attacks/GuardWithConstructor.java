import java.io.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;
import org.copyless.annotation.*;
import org.copyless.channel.*;
import org.copyless.heap.*;
import org.copyless.sip.*;

/**
 * Once accepted: b leaks where the pattern does not match. takesOrMoves() is asked for method calls
 * only, not for ObjectCreationNodes; nor for a method that claims its receiver (`default void
 * dispose(@Claims P this)`).
 */
class Main {
  static class Eater {
    Eater(@Claims ByteVector b) {
      b.close();
    }

    boolean ok() {
      return true;
    }
  }

  static void g(Object o, @Claims ByteVector b) {
    switch (o) {
      // :: error: [tracked.escapes]
      case String s when new Eater(b).ok() -> {}
      default -> {}
    }
  }
}
