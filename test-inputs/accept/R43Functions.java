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

  static void start(@Claims NicDeviceExp client) {
    client.sendDeviceInfo(1, 1500);
    client.close();
  }

  static void inPlace(@Claims @State("IO_CONFIGURE_BEGIN") NicDeviceExp client) {
    Sip.start("client", client, R43Functions::configure);
  }

  static void lambda(@Claims @State("IO_CONFIGURE_ACK") NicDeviceExp client) {
    Sip.start(
        "client",
        client,
        c -> {
          c.sendSuccess();
          c.close();
        });
  }

  static void variable(@Claims NicDeviceExp client) {
    Sip.Body1<NicDeviceExp> body = R43Functions::start;
    Sip.start("client", client, body);
  }

  interface Handler {
    void handle(@State(value = "START", then = "IO_CONFIGURE_BEGIN") NicDeviceExp client);
  }

  static Handler handler() {
    return client -> client.sendDeviceInfo(1, 1500);
  }
}
