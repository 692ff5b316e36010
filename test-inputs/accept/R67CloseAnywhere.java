import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.channel.ChannelClosedException;

/** R67 (paper 001 §2.5): an endpoint may be closed in any state. */
class R67CloseAnywhere {
  static void initial(@Claims NicDeviceExp client) {
    client.close();
  }

  static void midway(@Claims @State("IO_RUNNING_PACKET_FOR_RECEIVE") NicDeviceExp client) {
    client.close();
  }

  static void onClosed(@Claims NicEventsImp events) throws InterruptedException {
    try {
      events.receiveNicEvent();
      events.sendAckEvent();
    } catch (ChannelClosedException _) {
      return;
    } finally {
      events.close();
    }
  }
}
