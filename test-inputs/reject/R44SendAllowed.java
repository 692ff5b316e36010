import org.copyless.annotation.Claims;
import org.copyless.annotation.State;

/** R44 (paper 001 §3.2.1): a send is allowed in every state that the endpoint can be in. */
class R44SendAllowed {
  static void start(@Claims NicDeviceExp client) {
    // :: error: [protocol.state]
    client.sendSuccess();
    client.close();
  }

  static void receiving(@Claims @State("IO_RUNNING") NicDeviceExp client) {
    // :: error: [protocol.state]
    client.sendNoPacket();
    client.close();
  }

  static void shared(
      @Claims @State({"IO_CONFIGURE_ACK", "IO_RUNNING_PACKET_FOR_RECEIVE"}) NicDeviceExp client) {
    // :: error: [protocol.state]
    client.sendInvalidParameters();
    client.close();
  }
}
