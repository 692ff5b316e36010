import static org.copyless.channel.Select.matrix;
import static org.copyless.channel.Select.row;

import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.channel.ChannelClosed;
import org.copyless.channel.EndpointSet;
import org.copyless.channel.ProtocolException;
import org.copyless.channel.Select;

/** R55 (paper 001 §2.7): a message that a select has found is taken as what it is. */
class R55Take {
  private static final Select CONFIGURE =
      matrix(row(NicDeviceExp.RegisterForEvents.class), row(ChannelClosed.class));

  private static final Select WORK =
      matrix(
          row(NicDeviceExp.PacketForReceive.class),
          row(NicDeviceExp.GetReceivedPacket.class),
          row(ChannelClosed.class));

  static void untaken(@Claims @State("IO_CONFIGURE_BEGIN") NicDeviceExp client)
      throws InterruptedException {
    try (client) {
      if (CONFIGURE.await(client) == 0) {
        // :: error: [message.untaken]
        client.take(NicDeviceExp.RegisterForEvents.class);
      }
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

  static void withoutSelect(@Claims @State("IO_CONFIGURE_BEGIN") NicDeviceExp client) {
    try (client) {
      // :: error: [protocol.receive]
      client.take(NicDeviceExp.RegisterForEvents.class).evchan().close();
    }
  }

  static void nextOne(@Claims @State("IO_CONFIGURE_BEGIN") NicDeviceExp client)
      throws InterruptedException {
    try (client) {
      if (CONFIGURE.await(client) == 0) {
        client.take(NicDeviceExp.RegisterForEvents.class).evchan().close();
        // :: error: [protocol.receive]
        client.take(NicDeviceExp.SetParameters.class);
      }
    }
  }

  static void member(EndpointSet<@State("IO_RUNNING") NicDeviceExp> clients)
      throws InterruptedException {
    if (WORK.await(clients) == 0) {
      try (NicDeviceExp client = clients.selected()) {
        client.take(NicDeviceExp.PacketForReceive.class).pkt().close();
        client.sendSuccess();
        // :: error: [protocol.receive]
        client.take(NicDeviceExp.GetReceivedPacket.class);
      }
    } else {
      clients.selected().close();
    }
  }

  static void otherBranch(@Claims @State("IO_CONFIGURE_BEGIN") NicDeviceExp client, boolean wait)
      throws InterruptedException {
    try (client) {
      if (wait) {
        CONFIGURE.await(client);
      }
      // :: error: [protocol.receive]
      client.take(NicDeviceExp.RegisterForEvents.class).evchan().close();
    }
  }

  static void notThere(@Claims @State("IO_CONFIGURE_BEGIN") NicDeviceExp client) {
    try (client) {
      try {
        // :: error: [protocol.receive]
        client.take(NicDeviceExp.RegisterForEvents.class).evchan().close();
      } catch (ProtocolException notYet) {
        System.out.println("nothing yet");
      }
    }
  }
}
