import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.channel.ProtocolException;

/** R55 (paper 001 §2.7): a message that is there is taken as what it is. */
class R55Take {
  static void untaken(@Claims @State("IO_CONFIGURE_BEGIN") NicDeviceExp client) {
    try (client) {
      // :: error: [message.untaken]
      client.take(NicDeviceExp.RegisterForEvents.class);
      client.take(NicDeviceExp.SetParameters.class);
      client.sendSuccess();
    }
  }

  static void several(@Claims @State("IO_RUNNING") NicDeviceExp client) {
    try (client) {
      // :: error: [protocol.receive]
      client.take(NicDeviceExp.PacketForReceive.class).pkt().close();
    }
  }

  static void otherState(@Claims @State("IO_RUNNING") NicDeviceExp client) {
    try (client) {
      // :: error: [protocol.state]
      client.take(NicDeviceExp.SetParameters.class);
    }
  }

  static void anyView(@Claims @State("IO_CONFIGURE_BEGIN") NicDeviceExp client, Class<?> view) {
    try (client) {
      // :: error: [protocol.receive]
      client.take(view);
    }
  }

  static void ofAnotherContract(@Claims @State("IO_CONFIGURE_BEGIN") NicDeviceExp client) {
    try (client) {
      // :: error: [protocol.receive]
      client.take(NicEventsExp.AckEvent.class);
    }
  }

  static void notThere(@Claims @State("IO_CONFIGURE_BEGIN") NicDeviceExp client) {
    try (client) {
      try {
        client.take(NicDeviceExp.RegisterForEvents.class).evchan().close();
      } catch (ProtocolException notYet) {
        // :: error: [protocol.state]
        client.take(NicDeviceExp.SetParameters.class);
        return;
      }
      client.take(NicDeviceExp.SetParameters.class);
    }
  }
}
