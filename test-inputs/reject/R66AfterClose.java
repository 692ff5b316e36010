import org.copyless.annotation.Claims;
import org.copyless.channel.ChannelClosedException;

/** R66 (paper 001 §2.5): nothing is done with an endpoint after close(). */
class R66AfterClose {
  static void send(@Claims NicEventsExp events) {
    events.close();
    // :: error: [ownership.dangling]
    events.sendNicEvent(NicEvents.NicEventType.NO_EVENT);
  }

  static void receive(@Claims NicEventsImp events)
      throws InterruptedException, ChannelClosedException {
    events.close();
    // :: error: [ownership.dangling]
    events.receiveNicEvent();
  }

  static void again(@Claims NicEventsImp events) {
    NicEventsImp same = events;
    events.close();
    // :: error: [ownership.dangling]
    same.close();
  }
}
