import org.copyless.annotation.Claims;
import org.copyless.annotation.State;

/** R47 (paper 001 §3.2.1): a borrowed endpoint is left in its declared state. */
class R47BorrowedEndpoint {
  static void same(NicEventsExp events) {
    events.sendNicEvent(NicEvents.NicEventType.NO_EVENT);
    // :: error: [protocol.exit]
  }

  static void then(@State(value = "READY", then = "READY_NIC_EVENT") NicEventsExp events) {
    // :: error: [protocol.exit]
  }

  static void caller(@Claims NicEventsExp events) {
    try (events) {
      moved(events);
      // :: error: [protocol.declared]
      moved(events);
    }
  }

  static void moved(@State(value = "READY", then = "READY_NIC_EVENT") NicEventsExp events) {
    events.sendNicEvent(NicEvents.NicEventType.NO_EVENT);
  }

  static void closed(NicEventsExp events) {
    // :: error: [ownership.borrowed]
    events.close();
  }
}
