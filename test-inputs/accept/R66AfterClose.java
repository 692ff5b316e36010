import org.copyless.annotation.Claims;

/** R66 (paper 001 §2.5): nothing is done with an endpoint after close(). */
class R66AfterClose {
  static void send(@Claims NicEventsExp events) {
    events.sendNicEvent(NicEvents.NicEventType.NO_EVENT);
    events.close();
  }
}
