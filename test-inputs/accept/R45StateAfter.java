import org.copyless.annotation.Claims;
import org.copyless.channel.ChannelClosedException;

/** R45 (paper 001 §3.2.1): after a send or a receive the endpoint is in the target state. */
class R45StateAfter {
  static void acknowledge(@Claims NicEventsImp events)
      throws InterruptedException, ChannelClosedException {
    try (events) {
      events.receiveNicEvent();
      events.sendAckEvent();
      events.receiveNicEvent();
      events.sendAckEvent();
    }
  }

  static void announce(@Claims NicEventsExp events)
      throws InterruptedException, ChannelClosedException {
    try (events) {
      events.sendNicEvent(NicEvents.NicEventType.NO_EVENT);
      events.receiveAckEvent();
      events.sendNicEvent(NicEvents.NicEventType.LINK_EVENT);
    }
  }
}
