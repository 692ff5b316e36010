import static org.copyless.channel.Select.matrix;
import static org.copyless.channel.Select.row;

import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.channel.ChannelClosed;
import org.copyless.channel.ChannelClosedException;
import org.copyless.channel.EndpointSet;
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

  static void only(@Claims @State("IO_CONFIGURE_BEGIN") NicDeviceExp client)
      throws InterruptedException, ChannelClosedException {
    try (client) {
      if (CONFIGURE.await(client) == 0) {
        NicDeviceExp.RegisterForEvents m = client.take(NicDeviceExp.RegisterForEvents.class);
        m.evchan().close();
        client.receiveSetParameters();
        client.sendSuccess();
      }
    }
  }

  static void several(@Claims @State("IO_RUNNING") NicDeviceExp client) {
    try (client) {
      if (client.tryReceive(NicDeviceExp.IO_RUNNING) instanceof NicDeviceExp.PacketForReceive m) {
        m.pkt().close();
      }
    }
  }

  static void withoutSelect(@Claims @State("IO_CONFIGURE_BEGIN") NicDeviceExp client)
      throws InterruptedException, ChannelClosedException {
    try (client) {
      client.receiveRegisterForEvents().evchan().close();
    }
  }

  static void nextOne(@Claims @State("IO_CONFIGURE_BEGIN") NicDeviceExp client)
      throws InterruptedException, ChannelClosedException {
    try (client) {
      if (CONFIGURE.await(client) == 0) {
        client.take(NicDeviceExp.RegisterForEvents.class).evchan().close();
        client.receiveSetParameters();
      }
    }
  }

  static void member(EndpointSet<@State("IO_RUNNING") NicDeviceExp> clients)
      throws InterruptedException {
    if (WORK.await(clients) == 0) {
      try (NicDeviceExp client = clients.selected()) {
        client.take(NicDeviceExp.PacketForReceive.class).pkt().close();
      }
    } else {
      clients.selected().close();
    }
  }

  static void otherBranch(@Claims @State("IO_CONFIGURE_BEGIN") NicDeviceExp client, boolean wait)
      throws InterruptedException {
    try (client) {
      if (wait && CONFIGURE.await(client) == 0) {
        client.take(NicDeviceExp.RegisterForEvents.class).evchan().close();
      }
    }
  }
}
