import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.slf4j.MarkerFactory;

/** R21: SLF4J looks at what it logs, as its stub file says. */
class R21Logging {
  private static final Logger LOG = LoggerFactory.getLogger(R21Logging.class);
  private static final Marker WIRE = MarkerFactory.getMarker("WIRE");

  static void received(@Claims ByteVector frame, String peer) {
    LOG.trace("{}", frame);
    LOG.debug("{} from {}", frame, peer);
    LOG.info("{} from {}, {} bytes", frame, peer, frame.length());
    LOG.warn("{}", frame);
    LOG.error("{} from {}", frame, peer);
    frame.close();
  }

  static void marked(ByteVector frame, String peer) {
    LOG.trace(WIRE, "{}", frame);
    LOG.debug(WIRE, "{} from {}", frame, peer);
    LOG.info(WIRE, "{} from {}, {} bytes", frame, peer, frame.length());
    LOG.warn(WIRE, "{}", frame);
    LOG.error(WIRE, "{} from {}", frame, peer);
  }
}
