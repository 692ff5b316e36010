import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.channel.ProtocolException;

/** R55 (paper 001 §2.7): a message that is there is taken as what it is. */
class R55Take {
  static void only(@Claims @State("IO_CONFIGURE_BEGIN") NicDeviceExp client) {
    try (client) {
      NicDeviceExp.RegisterForEvents m = client.take(NicDeviceExp.RegisterForEvents.class);
      m.evchan().close();
      client.take(NicDeviceExp.SetParameters.class);
      client.sendSuccess();
    }
  }

  static void several(@Claims @State("IO_RUNNING") NicDeviceExp client) {
    try (client) {
      if (client.tryReceive(NicDeviceExp.IO_RUNNING) instanceof NicDeviceExp.PacketForReceive m) {
        m.pkt().close();
      }
    }
  }

  static void notThere(@Claims @State("IO_CONFIGURE_BEGIN") NicDeviceExp client) {
    try (client) {
      try {
        client.take(NicDeviceExp.RegisterForEvents.class).evchan().close();
        client.take(NicDeviceExp.SetParameters.class);
      } catch (ProtocolException notYet) {
        return;
      }
      client.sendSuccess();
    }
  }
}
