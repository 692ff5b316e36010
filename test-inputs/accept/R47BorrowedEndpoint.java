import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.channel.ChannelClosedException;

/** R47 (paper 001 §3.2.1): a borrowed endpoint is left in its declared state. */
class R47BorrowedEndpoint {
  static void same(NicEventsExp events) throws InterruptedException, ChannelClosedException {
    events.sendNicEvent(NicEvents.NicEventType.NO_EVENT);
    events.receiveAckEvent();
  }

  static void then(@State(value = "READY", then = "READY_NIC_EVENT") NicEventsExp events) {
    events.sendNicEvent(NicEvents.NicEventType.NO_EVENT);
  }

  static void caller(@Claims NicEventsExp events)
      throws InterruptedException, ChannelClosedException {
    try (events) {
      then(events);
      events.receiveAckEvent();
    }
  }

  static void reassigned(NicEventsExp events, @Claims NicEventsExp other) {
    events = other;
    events.sendNicEvent(NicEvents.NicEventType.NO_EVENT);
    events.close();
  }
}
