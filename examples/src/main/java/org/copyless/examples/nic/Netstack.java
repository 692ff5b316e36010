package org.copyless.examples.nic;

import static org.copyless.examples.nic.NicDeviceImp.IO_CONFIGURE_ACK;
import static org.copyless.examples.nic.NicDeviceImp.IO_RUNNING_GET_RECEIVED_PACKET;
import static org.copyless.examples.nic.NicDeviceImp.IO_RUNNING_PACKET_FOR_RECEIVE;

import java.util.HashSet;
import java.util.Set;
import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.channel.ChannelClosed;
import org.copyless.channel.ChannelClosedException;
import org.copyless.examples.nic.NicDeviceImp.BadPacketSize;
import org.copyless.examples.nic.NicDeviceImp.DeviceInfo;
import org.copyless.examples.nic.NicDeviceImp.InvalidParameters;
import org.copyless.examples.nic.NicDeviceImp.NoPacket;
import org.copyless.examples.nic.NicDeviceImp.ReceivedPacket;
import org.copyless.examples.nic.NicDeviceImp.Success;
import org.copyless.examples.nic.NicEvents.NicEventType;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;

/**
 * The netstack process: it configures a network device, gives it buffers, takes packets, decodes
 * their headers where they lie and counts them, until the link is down.
 *
 * <p>Each buffer goes round: to the device with {@code PacketForReceive}, back with {@code
 * ReceivedPacket}, and to the device again.
 */
final class Netstack {
  private static final int BUFFERS = 32;
  private static final int BURST = 16;

  private final ExchangeHeap heap;
  private final LinkType link;
  private final int mtu;
  private final Traffic traffic;

  /** Where the buffers lie that the device has. */
  private final Set<Long> lent = new HashSet<>();

  private Netstack(ExchangeHeap heap, LinkType link, int mtu, Traffic traffic) {
    this.heap = heap;
    this.link = link;
    this.mtu = mtu;
    this.traffic = traffic;
  }

  /**
   * Runs the netstack until the device says that its link is down.
   *
   * @param device the channel to the driver
   * @param traffic counts the packets
   * @throws ChannelClosedException if the driver ends before that
   * @throws InterruptedException if the process is interrupted
   */
  static void run(@Claims @State("START") NicDeviceImp device, Traffic traffic)
      throws ChannelClosedException, InterruptedException {
    try (device) {
      DeviceInfo info = device.receiveDeviceInfo();
      Netstack netstack = new Netstack(device.heap(), info.link(), info.mtu(), traffic);
      NicEventsChannel channel = NicEventsChannel.open(device.heap());
      try (NicEventsImp events = channel.imp()) {
        netstack.configure(device, channel.exp());
        netstack.receivePackets(device, events);
      }
    }
  }

  private void configure(
      @State(value = "IO_CONFIGURE_BEGIN", then = "IO_RUNNING") NicDeviceImp device,
      @Claims @State("READY") NicEventsExp evchan)
      throws ChannelClosedException, InterruptedException {
    device.sendRegisterForEvents(evchan);
    device.sendSetParameters(BURST);
    switch (device.receive(IO_CONFIGURE_ACK)) {
      case Success _ -> device.sendStartIO();
      case InvalidParameters _ ->
          throw new IllegalStateException("the driver refuses burst=" + BURST);
      case ChannelClosed _ -> throw driverGone();
    }
  }

  private void receivePackets(
      @State("IO_RUNNING") NicDeviceImp device, @State("READY") NicEventsImp events)
      throws ChannelClosedException, InterruptedException {
    for (int i = 0; i < BUFFERS; i++) {
      giveBuffer(device, heap.bytes(mtu));
    }
    NicEventType event;
    do {
      takePackets(device);
      event = events.receiveNicEvent().eventType();
      events.sendAckEvent();
    } while (event != NicEventType.LINK_EVENT);
  }

  /** Takes packets until the device has no more. */
  private void takePackets(@State("IO_RUNNING") NicDeviceImp device)
      throws ChannelClosedException, InterruptedException {
    while (true) {
      device.sendGetReceivedPacket();
      switch (device.receive(IO_RUNNING_GET_RECEIVED_PACKET)) {
        case ReceivedPacket m -> giveBuffer(device, process(m.pkt()));
        case NoPacket _ -> {
          return;
        }
        case ChannelClosed _ -> throw driverGone();
      }
    }
  }

  private void giveBuffer(@State("IO_RUNNING") NicDeviceImp device, @Claims ByteVector buffer)
      throws ChannelClosedException, InterruptedException {
    lent.add(buffer.address());
    device.sendPacketForReceive(buffer);
    switch (device.receive(IO_RUNNING_PACKET_FOR_RECEIVE)) {
      case Success _ -> {}
      case BadPacketSize m -> {
        int required = m.mtu();
        ByteVector refused = m.pkt();
        lent.remove(refused.address());
        refused.close();
        giveBuffer(device, heap.bytes(required));
      }
      case ChannelClosed _ -> throw driverGone();
    }
  }

  /** Counts a packet and returns its buffer. */
  private ByteVector process(@Claims NetworkPacket packet) {
    int length = packet.bytesUsed();
    ByteVector buffer;
    try (var _ = packet.expose()) {
      buffer = packet.data();
      packet.data(null);
    }
    packet.close();
    traffic.count(FrameDecoder.decode(link, buffer, length), length);
    if (!lent.remove(buffer.address())) {
      traffic.countCopied(length); // not the block that this process had filled in: a copy of it
    }
    return buffer;
  }

  private static ChannelClosedException driverGone() {
    return new ChannelClosedException("the driver is gone");
  }
}
