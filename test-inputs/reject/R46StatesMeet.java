import org.copyless.annotation.Claims;
import org.copyless.annotation.State;

/** R46 (paper 001 §3.2.1): where paths meet, the endpoint can be in the states of all of them. */
class R46StatesMeet {
  static void branches(@Claims @State("IO_CONFIGURE_ACK") NicDeviceExp client, boolean valid)
      throws InterruptedException {
    try (client) {
      if (!valid) {
        client.sendInvalidParameters();
      } else {
        client.sendSuccess();
      }
      // :: error: [protocol.state]
      client.receive(NicDeviceExp.IO_CONFIGURED);
    }
  }

  static void loop(@Claims NicEventsExp events, int count) {
    try (events) {
      for (int i = 0; i < count; i++) {
        // :: error: [protocol.state]
        events.sendNicEvent(NicEvents.NicEventType.NO_EVENT);
      }
    }
  }
}
