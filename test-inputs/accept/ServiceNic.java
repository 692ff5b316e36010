import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.channel.ChannelClosed;
import org.copyless.channel.ChannelClosedException;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.sip.Sip;

/** The device of paper 001 in three phases: greeting, configuration, and service with events. */
class ServiceNic {
  private static final int MTU = 1500;

  public static void main(String[] args) throws Exception {
    ExchangeHeap heap = ExchangeHeap.create();
    NicDeviceChannel device = NicDeviceChannel.open(heap);
    Sip driver = Sip.start("driver", device.exp(), ServiceNic::driver);
    Sip stack = Sip.start("netstack", device.imp(), ServiceNic::netstack);
    driver.join();
    stack.join();
    driver.failure().ifPresent(Throwable::printStackTrace);
    stack.failure().ifPresent(Throwable::printStackTrace);
    System.out.println("live " + heap.statistics().liveBlocks());
    heap.close();
  }

  static void driver(@Claims NicDeviceExp client) throws InterruptedException {
    try (client) {
      client.sendDeviceInfo(0x0200_0000_0001L, MTU);
      NicEventsExp events;
      try {
        events = configure(client);
      } catch (ChannelClosedException gone) {
        System.out.println("client gone while configuring");
        return;
      }
      try (events) {
        run(client, events);
      }
    }
  }

  /** Takes the client from the start to the running state and returns its event channel. */
  private static @State("READY") NicEventsExp configure(
      @State(value = "IO_CONFIGURE_BEGIN", then = "IO_RUNNING") NicDeviceExp client)
      throws InterruptedException, ChannelClosedException {
    while (true) {
      NicEventsExp events = client.receiveRegisterForEvents().evchan();
      try {
        int mtu = client.receiveSetParameters().mtu();
        if (mtu > MTU) {
          client.sendInvalidParameters();
          events.close();
          continue;
        }
        client.sendSuccess();
        switch (client.receive(NicDeviceExp.IO_CONFIGURED)) {
          case NicDeviceExp.StartIO _ -> {
            return events;
          }
          case NicDeviceExp.ConfigureIO _ -> events.close();
          case ChannelClosed _ -> throw new ChannelClosedException("before start");
        }
      } catch (ChannelClosedException | InterruptedException e) {
        events.close();
        throw e;
      }
    }
  }

  private static void run(
      @State("IO_RUNNING") NicDeviceExp client, @State("READY") NicEventsExp events)
      throws InterruptedException {
    NetworkPacket ready = null;
    int delivered = 0;
    try {
      while (true) {
        switch (client.receive(NicDeviceExp.IO_RUNNING)) {
          case NicDeviceExp.PacketForReceive m -> {
            ByteVector buffer = m.pkt();
            if (buffer.length() < MTU || ready != null) {
              client.sendBadPacketSize(buffer, MTU);
            } else {
              buffer.setShort(12, 0x0800);
              ready = NetworkPacketRep.allocate(client.heap(), buffer, 60);
              client.sendSuccess();
            }
          }
          case NicDeviceExp.GetReceivedPacket _ -> {
            if (ready != null) {
              NetworkPacket packet = ready;
              ready = null;
              client.sendReceivedPacket(packet);
              delivered++;
            } else {
              client.sendNoPacket();
            }
          }
          case ChannelClosed _ -> {
            System.out.println("delivered " + delivered);
            return;
          }
        }
      }
    } finally {
      if (ready != null) {
        ready.close();
      }
    }
  }

  static void netstack(@Claims NicDeviceImp device)
      throws InterruptedException, ChannelClosedException {
    try (device) {
      NicDeviceImp.DeviceInfo info = device.receiveDeviceInfo();
      int mtu = info.mtu();
      var events = NicEventsChannel.open(device.heap());
      device.sendRegisterForEvents(events.exp());
      try (NicEventsImp mine = events.imp()) {
        device.sendSetParameters(mtu);
        switch (device.receive(NicDeviceImp.IO_CONFIGURE_ACK)) {
          case NicDeviceImp.InvalidParameters _ -> {
            System.out.println("refused " + mtu);
            return;
          }
          case NicDeviceImp.Success _ -> {}
          case ChannelClosed _ -> {
            return;
          }
        }
        device.sendStartIO();
        for (int i = 0; i < 4; i++) {
          boolean taken = offer(device, device.heap().bytes(i == 2 ? 100 : mtu));
          System.out.println("offered " + taken + " got " + fetch(device));
        }
        System.out.println(mine.stateName());
      }
    }
  }

  private static boolean offer(@State("IO_RUNNING") NicDeviceImp device, @Claims ByteVector buffer)
      throws InterruptedException, ChannelClosedException {
    device.sendPacketForReceive(buffer);
    return switch (device.receive(NicDeviceImp.IO_RUNNING_PACKET_FOR_RECEIVE)) {
      case NicDeviceImp.Success _ -> true;
      case NicDeviceImp.BadPacketSize refused -> {
        refused.pkt().close();
        yield false;
      }
      case ChannelClosed _ -> throw new ChannelClosedException("device gone");
    };
  }

  private static int fetch(@State("IO_RUNNING") NicDeviceImp device)
      throws InterruptedException, ChannelClosedException {
    device.sendGetReceivedPacket();
    switch (device.receive(NicDeviceImp.IO_RUNNING_GET_RECEIVED_PACKET)) {
      case NicDeviceImp.ReceivedPacket received -> {
        try (NetworkPacket packet = received.pkt()) {
          return decode(packet);
        }
      }
      case NicDeviceImp.NoPacket _ -> {
        return -1;
      }
      case ChannelClosed _ -> throw new ChannelClosedException("device gone");
    }
  }

  private static int decode(NetworkPacket packet) {
    try (var _ = packet.expose()) {
      return packet.data().getShort(12) + packet.bytesUsed();
    }
  }
}
