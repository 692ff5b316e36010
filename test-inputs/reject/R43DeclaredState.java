import org.copyless.annotation.Claims;
import org.copyless.annotation.State;

/**
 * R43 (paper 001 §3.2.1): parameters, results and message arguments state the protocol state of an
 * endpoint; locals are inferred.
 */
class R43DeclaredState {
  static void initial(@Claims NicDeviceExp client) {
    // :: error: [protocol.declared]
    configured(client);
  }

  static void configured(@Claims @State("IO_CONFIGURE_BEGIN") NicDeviceExp client) {
    client.close();
  }

  static @State("IO_CONFIGURE_BEGIN") NicDeviceExp result(@Claims NicDeviceExp client) {
    // :: error: [protocol.declared]
    return client;
  }

  static void several(@Claims @State({"START", "IO_RUNNING"}) NicDeviceExp client) {
    // :: error: [protocol.declared]
    configured(client);
  }

  static void message(
      @State(value = "IO_CONFIGURE_BEGIN", then = "IO_CONFIGURE_BEGIN_REGISTER_FOR_EVENTS")
          NicDeviceImp device,
      @Claims NicEventsExp events) {
    events.sendNicEvent(NicEvents.NicEventType.NO_EVENT);
    // :: error: [protocol.declared]
    device.sendRegisterForEvents(events);
  }

  // :: error: [protocol.unknown] «"RUNNING"»
  static void unknown(@Claims @State("RUNNING") NicDeviceExp client) {
    client.close();
  }
}
