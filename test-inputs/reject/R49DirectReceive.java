import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.channel.ChannelClosedException;

/**
 * R49 (paper 001 §2.4): receiving one message directly needs a state in which no other can come.
 */
class R49DirectReceive {
  static void several(@Claims @State("IO_CONFIGURED") NicDeviceExp client)
      throws InterruptedException, ChannelClosedException {
    try (client) {
      // :: error: [protocol.receive]
      client.receiveStartIO();
    }
  }

  static void early(@Claims @State("IO_CONFIGURE_BEGIN") NicDeviceExp client)
      throws InterruptedException, ChannelClosedException {
    try (client) {
      // :: error: [protocol.state]
      client.receiveSetParameters();
    }
  }
}
