import java.io.IOException;
import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.channel.ChannelClosed;
import org.copyless.heap.TCell;

/** R96 (paper 001 §6): what an exception has left in any state is tested before it is used. */
class R96InState {
  private static final String PACKET = "IO_RUNNING_PACKET_FOR_RECEIVE";

  static void answer(@State("IO_RUNNING") NicDeviceExp client)
      throws InterruptedException, IOException {
    switch (client.receive(NicDeviceExp.IO_RUNNING)) {
      case NicDeviceExp.PacketForReceive m -> {
        m.pkt().close();
        log("packet");
        client.sendSuccess();
      }
      case NicDeviceExp.GetReceivedPacket _ -> client.sendNoPacket();
      case ChannelClosed _ -> throw new IOException("closed");
    }
  }

  private static void log(String text) throws IOException {
    if (text.isEmpty()) {
      throw new IOException(text);
    }
  }

  static void afterCatch(@Claims @State("IO_RUNNING") NicDeviceExp client)
      throws InterruptedException {
    try (client) {
      try {
        answer(client);
      } catch (IOException e) {
        if (client.inState(PACKET)) {
          client.sendSuccess();
        }
        // :: error: [protocol.state]
        client.sendNoPacket();
      }
    }
  }

  static void negated(@Claims @State("IO_RUNNING") NicDeviceExp client)
      throws InterruptedException {
    try (client) {
      try {
        answer(client);
      } catch (IOException e) {
        if (!client.inState("IO_RUNNING_PACKET_FOR_RECEIVE")) {
          // :: error: [protocol.state]
          client.sendSuccess();
        }
      }
    }
  }

  static void oneOfTwo(
      @Claims @State({"IO_RUNNING_PACKET_FOR_RECEIVE", "IO_RUNNING_GET_RECEIVED_PACKET"})
          NicDeviceExp client) {
    try (client) {
      if (client.inState(PACKET)) {
        client.sendSuccess();
      } else {
        // :: error: [protocol.state]
        client.sendSuccess();
      }
    }
  }

  static void both(
      @Claims @State({"IO_RUNNING_PACKET_FOR_RECEIVE", "IO_CONFIGURE_ACK"}) NicDeviceExp client,
      boolean well) {
    try (client) {
      if (well && client.inState("IO_CONFIGURE_ACK")) {
        client.sendInvalidParameters();
      } else {
        // :: error: [protocol.state]
        client.sendInvalidParameters();
      }
    }
  }

  static void ofUnknownState(TCell<? extends NicEventsExp> cell) throws InterruptedException {
    NicEventsExp events = cell.acquire();
    if (!events.inState("READY")) {
      // :: error: [protocol.state]
      events.sendNicEvent(NicEvents.NicEventType.LINK_EVENT);
    }
    events.close();
  }

  static void unknownName(@State("IO_RUNNING") NicDeviceExp client) {
    // :: error: [protocol.unknown]
    System.out.println(client.inState("RUNNING"));
  }

  static void closed(@Claims NicEventsExp events) {
    events.close();
    // :: error: [ownership.dangling]
    System.out.println(events.inState("READY"));
  }

  static void variable(
      @Claims @State({"READY", "READY_NIC_EVENT"}) NicEventsExp events, String state) {
    if (events.inState(state)) {
      // :: error: [protocol.state]
      events.sendNicEvent(NicEvents.NicEventType.LINK_EVENT);
    }
    events.close();
  }
}
