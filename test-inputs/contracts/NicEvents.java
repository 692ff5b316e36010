import org.copyless.annotation.Contract;
import org.copyless.annotation.In;
import org.copyless.annotation.Out;

/** The events of paper 001 §2.3. */
@Contract(
    """
    state READY: one {
      NicEvent! -> AckEvent? -> READY;
    }
    """)
public interface NicEvents {
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
