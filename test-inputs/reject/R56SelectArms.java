import static org.copyless.channel.Select.ANY;
import static org.copyless.channel.Select.row;

import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.channel.ChannelClosed;
import org.copyless.channel.Select;
import org.copyless.heap.ByteVector;

/** R56 (§2.4): in the arm of a row its messages are there; they are taken without waiting. */
class R56SelectArms {
  private static final int MTU = 1500;

  private static final Select SELECT =
      Select.matrix(
          //  nic                                   events
          row(NicDeviceExp.GetReceivedPacket.class, ANY),
          row(NicDeviceExp.PacketForReceive.class, ANY),
          row(ChannelClosed.class, ANY),
          row(ANY, NicEventsExp.AckEvent.class),
          row(ANY, ChannelClosed.class));

  static void serve(
      @Claims @State("IO_RUNNING") NicDeviceExp nic, @Claims @State("READY") NicEventsExp events)
      throws InterruptedException {
    try (nic;
        events) {
      events.sendNicEvent(NicEvents.NicEventType.LINK_EVENT);
      while (true) {
        switch (SELECT.await(nic, events)) {
          case 0 -> {
            nic.take(NicDeviceExp.GetReceivedPacket.class);
            nic.sendNoPacket();
          }
          case 1 -> {
            // :: error: [ownership.leak]
            ByteVector packet = nic.take(NicDeviceExp.PacketForReceive.class).pkt();
            if (packet.length() > MTU) {
              nic.sendBadPacketSize(packet, MTU);
            } else {
              nic.sendSuccess();
            }
          }
          case 3 -> {
            events.take(NicEventsExp.AckEvent.class);
            events.sendNicEvent(NicEvents.NicEventType.RECEIVE_EVENT);
          }
          default -> {
            return;
          }
        }
      }
    }
  }

  static void otherMessage(
      @Claims @State("IO_RUNNING") NicDeviceExp nic,
      @Claims @State("READY_NIC_EVENT") NicEventsExp events)
      throws InterruptedException {
    try (nic;
        events) {
      switch (SELECT.await(nic, events)) {
        // :: error: [protocol.receive]
        case 0 -> nic.take(NicDeviceExp.PacketForReceive.class).pkt().close();
        // :: error: [protocol.receive]
        case 1 -> nic.take(NicDeviceExp.GetReceivedPacket.class);
        default -> System.out.println("done");
      }
    }
  }

  static void otherSource(
      @Claims @State("IO_RUNNING") NicDeviceExp nic,
      @Claims @State("READY_NIC_EVENT") NicEventsExp events)
      throws InterruptedException {
    try (nic;
        events) {
      switch (SELECT.await(nic, events)) {
        // :: error: [protocol.receive]
        case 3 -> nic.take(NicDeviceExp.GetReceivedPacket.class);
        // :: error: [protocol.receive]
        case 0 -> events.take(NicEventsExp.AckEvent.class);
        default -> System.out.println("done");
      }
    }
  }

  static void packetLost(
      @Claims @State("IO_RUNNING") NicDeviceExp nic,
      @Claims @State("READY_NIC_EVENT") NicEventsExp events)
      throws InterruptedException {
    try (nic;
        events) {
      if (SELECT.await(nic, events) == 1) {
        // :: error: [message.untaken]
        nic.take(NicDeviceExp.PacketForReceive.class);
      }
    }
  }

  static void closed(
      @Claims @State("IO_RUNNING") NicDeviceExp nic,
      @Claims @State("READY_NIC_EVENT") NicEventsExp events)
      throws InterruptedException {
    try (nic;
        events) {
      if (SELECT.await(nic, events) == 2) {
        // :: error: [protocol.receive]
        nic.take(NicDeviceExp.GetReceivedPacket.class);
      }
    }
  }

  static void stateAfter(
      @Claims @State("IO_RUNNING") NicDeviceExp nic,
      @Claims @State("READY_NIC_EVENT") NicEventsExp events)
      throws InterruptedException {
    try (nic;
        events) {
      switch (SELECT.await(nic, events)) {
        case 0 -> {
          nic.take(NicDeviceExp.GetReceivedPacket.class);
        }
        case 1 -> System.out.println("full: the packet waits in the queue");
        default -> {}
      }
      // :: error: [protocol.state]
      System.out.println("then row " + SELECT.await(nic, events));
    }
  }

  static void twice(
      @Claims @State("IO_RUNNING") NicDeviceExp nic,
      @Claims @State("READY_NIC_EVENT") NicEventsExp events)
      throws InterruptedException {
    try (nic;
        events) {
      if (SELECT.await(nic, events) == 0) {
        nic.take(NicDeviceExp.GetReceivedPacket.class);
        nic.sendNoPacket();
        // :: error: [protocol.receive]
        nic.take(NicDeviceExp.GetReceivedPacket.class);
      }
    }
  }
}
