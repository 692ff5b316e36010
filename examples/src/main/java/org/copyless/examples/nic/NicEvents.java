package org.copyless.examples.nic;

import org.copyless.annotation.Contract;
import org.copyless.annotation.In;
import org.copyless.annotation.Out;

/**
 * How a network device tells its netstack that something has happened.
 *
 * <p>Source: Fähndrich et al., §2.3.
 */
@Contract(
    """
    state READY: one {
      NicEvent! -> AckEvent? -> READY;
    }
    """)
public interface NicEvents {
  /** What can happen. */
  enum NicEventType {
    /** Nothing: the device has no buffer to receive into. */
    NO_EVENT,
    /** A burst of packets has begun to arrive. */
    RECEIVE_EVENT,
    /** Packets were transmitted. */
    TRANSMIT_EVENT,
    /** The link is down. */
    LINK_EVENT
  }

  /**
   * Something has happened.
   *
   * @param eventType what
   */
  @Out
  void nicEvent(NicEventType eventType);

  /** The netstack knows. */
  @In
  void ackEvent();
}
