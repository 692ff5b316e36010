import java.io.IOException;
import java.util.List;
import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;

/** R16, R21: a variable that was null and then holds an ordinary object is none of the rules'. */
class R16Untracked {
  static void closeAll(List<AutoCloseable> resources) throws IOException {
    Exception first = null;
    for (AutoCloseable each : resources) {
      try {
        each.close();
      } catch (Exception e) {
        first = e;
      }
    }
    if (first != null) {
      throw new IOException("not all are closed", first);
    }
  }

  static void log(List<String> lines, boolean isNamed, @Claims ByteVector frame) {
    String name = null;
    if (isNamed) {
      name = frame.toString();
    }
    frame.close();
    if (name != null) {
      lines.add(name);
    }
    String kept = isNamed ? name : null;
    if (kept != null) {
      lines.add(kept);
    }
  }
}
