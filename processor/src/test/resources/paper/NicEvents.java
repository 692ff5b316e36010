package paper;

import org.copyless.annotation.Contract;
import org.copyless.annotation.In;
import org.copyless.annotation.Out;

/** The second contract of Fähndrich et al., §2.3. */
@Contract(
    """
    state READY: one {
      NicEvent! -> AckEvent? -> READY;
    }
    """)
public interface NicEvents {
  /** What the driver tells. */
  enum NicEventType {
    NO_EVENT,
    RECEIVE_EVENT,
    TRANSMIT_EVENT,
    LINK_EVENT
  }

  @Out
  void nicEvent(NicEventType eventType);

  @In
  void ackEvent();
}
