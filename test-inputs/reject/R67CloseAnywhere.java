import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.channel.ChannelClosedException;

/** R67 (paper 001 §2.5): an endpoint may be closed in any state. */
class R67CloseAnywhere {
  static void initial(@Claims NicDeviceExp client) {
    // :: error: [ownership.leak]
  }

  static void midway(@Claims @State("IO_RUNNING_PACKET_FOR_RECEIVE") NicDeviceExp client) {
    client.sendSuccess();
    // :: error: [ownership.leak]
  }

  static void onClosed(@Claims NicEventsImp events) throws InterruptedException {
    try {
      // :: error: [ownership.leak]
      events.receiveNicEvent();
      events.sendAckEvent();
      events.close();
    } catch (ChannelClosedException _) {
      events.close();
    }
  }
}
