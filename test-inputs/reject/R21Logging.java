import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** R21: SLF4J looks at what it logs, as its stub file says. */
class R21Logging {
  private static final Logger LOG = LoggerFactory.getLogger(R21Logging.class);

  static void received(@Claims ByteVector frame, String peer) {
    frame.close();
    // :: error: [ownership.dangling]
    LOG.info("{} from {}, closed {}", frame, peer, true);
  }

  /** The fluent form keeps its arguments until somebody calls log(). */
  static void fluent(ByteVector frame) {
    // :: error: [tracked.unannotated]
    LOG.atInfo().addArgument(frame).log("{}");
  }

  static void lazily(ByteVector frame) {
    // :: error: [tracked.escapes]
    LOG.atDebug().log(() -> "frame " + frame);
  }
}
