import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.channel.ChannelClosed;

/**
 * R50 (paper 001 §2.4): a receive handles each message that can come, and the closing of the
 * channel.
 */
class R50EveryMessage {
  static void serve(@Claims @State("IO_CONFIGURED") NicDeviceExp client) {
    NicDeviceExp.IoConfigured message;
    try {
      message = client.receive(NicDeviceExp.IO_CONFIGURED);
    } catch (InterruptedException _) {
      client.close();
      return;
    }
    switch (message) {
      case NicDeviceExp.StartIO _ -> running(client);
      // :: error: [protocol.declared]
      default -> running(client);
    }
  }

  static void tested(@Claims @State("IO_CONFIGURED") NicDeviceExp client) {
    NicDeviceExp.IoConfigured message;
    try {
      message = client.receive(NicDeviceExp.IO_CONFIGURED);
    } catch (InterruptedException _) {
      client.close();
      return;
    }
    if (message instanceof ChannelClosed) {
      client.close();
    } else {
      // :: error: [protocol.declared]
      running(client);
    }
  }

  static void running(@Claims @State("IO_RUNNING") NicDeviceExp client) {
    client.close();
  }
}
