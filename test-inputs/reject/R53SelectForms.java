import static org.copyless.channel.Select.ANY;
import static org.copyless.channel.Select.matrix;
import static org.copyless.channel.Select.row;
import static org.copyless.channel.Select.timeout;

import java.time.Duration;
import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.channel.ChannelClosed;
import org.copyless.channel.Select;

/** R53, R57 (§2.4): the number of a row in a variable, a constant, an old switch, an expression. */
class R53SelectForms {
  private static final int QUESTION = 0;
  private static final int PACKET = 1;
  private static final int GONE = 2;

  private static final Class<?> ANY_CLIENT = ANY;
  private static final Select.Row IDLE = timeout(Duration.ofMillis(5));

  private final Select clients =
      matrix(
          row(NicDeviceExp.GetReceivedPacket.class),
          row(NicDeviceExp.PacketForReceive.class),
          row(ChannelClosed.class),
          IDLE);

  int variable(@Claims @State("IO_RUNNING") NicDeviceExp nic) throws InterruptedException {
    try (nic) {
      int row = clients.await(nic);
      row++;
      if (row == QUESTION) {
        // :: error: [protocol.receive]
        nic.take(NicDeviceExp.GetReceivedPacket.class);
        nic.sendNoPacket();
      } else if (row == PACKET) {
        // :: error: [protocol.receive]
        nic.take(NicDeviceExp.PacketForReceive.class).pkt().close();
        nic.sendSuccess();
      }
      System.out.println("row " + row);
      return row;
    }
  }

  void assignedInTest(@Claims @State("IO_RUNNING") NicDeviceExp nic) throws InterruptedException {
    try (nic) {
      int row;
      while ((row = clients.await(nic)) != GONE) {
        if (row == QUESTION) {
          nic.take(NicDeviceExp.GetReceivedPacket.class);
          nic.sendNoPacket();
        } else {
          // :: error: [protocol.receive]
          nic.take(NicDeviceExp.PacketForReceive.class).pkt().close();
          nic.sendSuccess();
        }
      }
    }
  }

  void notEqual(@Claims @State("IO_RUNNING") NicDeviceExp nic) throws InterruptedException {
    try (nic) {
      int row = this.clients.await(nic);
      if (row == PACKET) {
        return;
      }
      // :: error: [protocol.receive]
      nic.take(NicDeviceExp.PacketForReceive.class).pkt().close();
    }
  }

  void constants(@Claims @State("IO_RUNNING") NicDeviceExp nic) throws InterruptedException {
    try (nic) {
      final int row = clients.await(nic);
      switch (row) {
        // :: error: [protocol.receive]
        case QUESTION, PACKET -> nic.take(NicDeviceExp.GetReceivedPacket.class);
        // :: error: [protocol.receive]
        case GONE -> nic.take(NicDeviceExp.PacketForReceive.class).pkt().close();
        default -> System.out.println("idle");
      }
    }
  }

  @SuppressWarnings("fallthrough") // the mistake
  void oldSwitch(@Claims @State("IO_RUNNING") NicDeviceExp nic) throws InterruptedException {
    try (nic) {
      while (true) {
        switch (clients.await(nic)) {
          case QUESTION:
            nic.take(NicDeviceExp.GetReceivedPacket.class);
            nic.sendNoPacket();
          // fall through
          case PACKET:
            // :: error: [protocol.receive]
            nic.take(NicDeviceExp.PacketForReceive.class).pkt().close();
            nic.sendSuccess();
            continue;
          case GONE:
            return;
          default:
            System.out.println("idle");
        }
      }
    }
  }

  int expression(@Claims @State("IO_RUNNING") NicDeviceExp nic) throws InterruptedException {
    try (nic) {
      return switch (clients.await(nic)) {
        case QUESTION -> {
          // :: error: [protocol.receive]
          nic.take(NicDeviceExp.PacketForReceive.class).pkt().close();
          yield 0;
        }
        case PACKET -> {
          try (var packet = nic.take(NicDeviceExp.PacketForReceive.class).pkt()) {
            yield packet.length();
          }
        }
        case GONE, 3 -> -1;
        default -> throw new AssertionError("no such row");
      };
    }
  }

  void local(
      @Claims @State("IO_RUNNING") NicDeviceExp nic,
      @Claims @State("READY_NIC_EVENT") NicEventsExp events)
      throws InterruptedException {
    Select both =
        matrix(
            row(NicDeviceExp.PacketForReceive.class, NicEventsExp.AckEvent.class),
            row(NicDeviceExp.GetReceivedPacket.class, ANY_CLIENT),
            row(ChannelClosed.class, ANY_CLIENT),
            row(ANY, ChannelClosed.class));
    try (nic;
        events) {
      if (both.await(nic, events) == 0) {
        System.out.println("both");
      } else {
        // :: error: [protocol.receive]
        nic.take(NicDeviceExp.PacketForReceive.class).pkt().close();
      }
    }
  }

  void directReceive(@Claims @State("IO_RUNNING") NicDeviceExp nic) throws InterruptedException {
    try (nic) {
      if (clients.await(nic) == PACKET) {
        switch (nic.receive(NicDeviceExp.IO_RUNNING)) {
          // :: error: [message.untaken]
          case NicDeviceExp.PacketForReceive _ -> System.out.println("lost");
          case NicDeviceExp.GetReceivedPacket _ -> System.out.println("cannot be");
          case ChannelClosed _ -> System.out.println("cannot be");
        }
      }
    }
  }

  void neverNumbered(@Claims @State("IO_RUNNING") NicDeviceExp nic) throws InterruptedException {
    int row;
    try {
      row = clients.await(nic);
    } catch (InterruptedException e) {
      nic.close();
      throw e;
    }
    switch (row) {
      case QUESTION, PACKET, GONE -> nic.close();
      // :: error: [ownership.leak]
      default -> throw new IllegalStateException("idle");
    }
  }
}
