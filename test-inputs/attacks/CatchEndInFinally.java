import java.io.IOException;
import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;

/**
 * Once accepted: where a catch clause ended within a finally body, the graph's node for its end was
 * taken for that of its start, and the path of another exception that was on its way got lost.
 */
class CatchEndInFinally {
  static void forgotten(@Claims ByteVector block, Appendable log, boolean isLoud) {
    try {
      throw new IllegalStateException();
    } finally {
      try {
        log.append("thrown");
        block.close();
      } catch (IOException e) {
        if (isLoud) {
          System.out.println(e);
        }
      }
    }
    // :: error: [ownership.leak]
  }

  static void written(@Claims ByteVector block, Appendable log, String number) {
    boolean isNumber = false;
    try {
      System.out.println(Integer.parseInt(number));
      isNumber = true;
    } finally {
      block.close();
      if (!isNumber) {
        boolean isLogged = false;
        try {
          log.append("no number");
          isLogged = true;
        } catch (IOException e) {
          if (number.isEmpty()) {
            System.out.println(e);
          }
        }
        if (!isLogged) {
          // :: error: [ownership.dangling]
          block.set(0, 1);
        }
      }
    }
  }
}
