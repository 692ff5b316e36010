import org.copyless.annotation.Claims;
import org.copyless.annotation.State;

/** R44 (paper 001 §3.2.1): a send is allowed in every state that the endpoint can be in. */
class R44SendAllowed {
  static void start(@Claims NicDeviceExp client) {
    client.sendDeviceInfo(1, 1500);
    client.close();
  }

  static void either(@Claims @State("IO_CONFIGURE_ACK") NicDeviceExp client, boolean valid) {
    if (valid) {
      client.sendSuccess();
    } else {
      client.sendInvalidParameters();
    }
    client.close();
  }

  static void shared(
      @Claims @State({"IO_CONFIGURE_ACK", "IO_RUNNING_PACKET_FOR_RECEIVE"}) NicDeviceExp client) {
    client.sendSuccess();
    client.close();
  }
}
