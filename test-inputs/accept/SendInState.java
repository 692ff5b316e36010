import org.copyless.annotation.Claims;
import org.copyless.annotation.State;

/** R44, R45: a send must be allowed in every state that the endpoint can be in. */
class SendInState {
  static void acknowledge(@Claims @State("IO_CONFIGURE_ACK") NicDeviceExp client, boolean valid) {
    if (valid) {
      client.sendSuccess();
    } else {
      client.sendInvalidParameters();
    }
    client.close();
  }
}
