import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.sip.Sip;

/**
 * R43: a function gets an endpoint in the state that the call gives, or else in the initial state.
 */
class R43Functions {
  static void configure(@Claims @State("IO_CONFIGURE_BEGIN") NicDeviceExp client) {
    client.close();
  }

  static void inPlace(@Claims NicDeviceExp client) {
    // :: error: [protocol.declared]
    Sip.start("client", client, R43Functions::configure);
  }

  static void lambda(@Claims NicDeviceExp client) {
    Sip.start(
        "client",
        client,
        c -> {
          // :: error: [protocol.state]
          c.sendSuccess();
          c.close();
        });
  }

  static void variable(
      @Claims @State("IO_RUNNING") NicDeviceExp client, Sip.Body1<NicDeviceExp> body) {
    // :: error: [protocol.declared]
    Sip.start("client", client, body);
  }

  static Sip.Body1<NicDeviceExp> reference() {
    // :: error: [override.state]
    return R43Functions::configure;
  }

  interface Handler {
    void handle(@State(value = "START", then = "IO_CONFIGURE_BEGIN") NicDeviceExp client);
  }

  static Handler handler() {
    // :: error: [protocol.exit]
    return client -> client.heap();
  }
}
