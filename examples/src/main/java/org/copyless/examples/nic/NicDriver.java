package org.copyless.examples.nic;

import static org.copyless.examples.nic.NicDeviceExp.IO_CONFIGURED;
import static org.copyless.examples.nic.NicDeviceExp.IO_RUNNING;

import java.io.IOException;
import java.nio.file.Path;
import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.channel.ChannelClosed;
import org.copyless.channel.ChannelClosedException;
import org.copyless.examples.nic.NicDeviceExp.ConfigureIO;
import org.copyless.examples.nic.NicDeviceExp.GetReceivedPacket;
import org.copyless.examples.nic.NicDeviceExp.PacketForReceive;
import org.copyless.examples.nic.NicDeviceExp.StartIO;
import org.copyless.examples.nic.NicEvents.NicEventType;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;

/**
 * The driver process: a network device whose packets come from a capture file. It reads each packet
 * from the file right into a buffer that its client has given to it, and gives the buffer back with
 * the packet in it.
 *
 * <p>It waits on one channel at a time. That cannot end in a deadlock: it waits for an
 * acknowledgement only when it has answered {@code NoPacket}, and then the client waits for the
 * event.
 */
final class NicDriver {
  /** The most packets that a client may ask for in one burst. */
  static final int MAX_BURST = 64;

  private static final long MAC = 0; // as that of the loopback interface

  private final ExchangeHeap heap;
  private final PcapReader pcap;

  private NicDriver(ExchangeHeap heap, PcapReader pcap) {
    this.heap = heap;
    this.pcap = pcap;
  }

  /**
   * Runs the driver until its client closes the channel.
   *
   * @param client the channel to the netstack
   * @param capture the file with the packets
   * @throws IOException if the file cannot be read or is no sound capture
   * @throws InterruptedException if the process is interrupted
   */
  static void run(@Claims @State("START") NicDeviceExp client, Path capture)
      throws IOException, InterruptedException {
    try (client;
        PcapReader pcap = PcapReader.open(capture)) {
      client.sendDeviceInfo(MAC, pcap.mtu(), pcap.linkType());
      new NicDriver(client.heap(), pcap).configure(client);
    } catch (ChannelClosedException _) {
      // Nobody is left to work for, and everything is closed by now.
    }
  }

  /** Agrees with the client on the parameters, as often as it takes, then serves it. */
  private void configure(
      @State(value = "IO_CONFIGURE_BEGIN", then = "IO_RUNNING") NicDeviceExp client)
      throws IOException, InterruptedException, ChannelClosedException {
    while (true) {
      try (NicEventsExp events = client.receiveRegisterForEvents().evchan()) {
        int burst = client.receiveSetParameters().burst();
        if (burst < 1 || burst > MAX_BURST) {
          client.sendInvalidParameters();
          continue;
        }
        client.sendSuccess();
        switch (client.receive(IO_CONFIGURED)) {
          case StartIO _ -> {
            serve(client, events, burst);
            return;
          }
          case ConfigureIO _ -> {
            continue;
          }
          case ChannelClosed _ -> throw new ChannelClosedException("the client is gone");
        }
      }
    }
  }

  /** Takes buffers and hands out packets until the client closes the channel. */
  private void serve(
      @State("IO_RUNNING") NicDeviceExp client, @State("READY") NicEventsExp events, int burst)
      throws IOException, InterruptedException, ChannelClosedException {
    try (PacketList free = PacketList.create(heap);
        PacketList filled = PacketList.create(heap)) {
      while (true) {
        switch (client.receive(IO_RUNNING)) {
          case PacketForReceive m -> takeBuffer(client, m.pkt(), free);
          case GetReceivedPacket _ -> {
            if (!handOutPacket(client, filled)) {
              events.sendNicEvent(readBurst(free, filled, burst));
              events.receiveAckEvent();
            }
          }
          case ChannelClosed _ -> {
            return;
          }
        }
      }
    }
  }

  private void takeBuffer(
      @State(value = "IO_RUNNING_PACKET_FOR_RECEIVE", then = "IO_RUNNING") NicDeviceExp client,
      @Claims ByteVector buffer,
      PacketList free) {
    if (buffer.length() < pcap.mtu()) {
      client.sendBadPacketSize(buffer, pcap.mtu());
    } else {
      PacketList.add(free, NetworkPacketRep.allocate(heap, buffer, 0), heap);
      client.sendSuccess();
    }
  }

  /** Sends the oldest packet to the client, and tells whether there was one. */
  private static boolean handOutPacket(
      @State(value = "IO_RUNNING_GET_RECEIVED_PACKET", then = "IO_RUNNING") NicDeviceExp client,
      PacketList filled) {
    NetworkPacket packet = PacketList.poll(filled);
    if (packet == null) {
      client.sendNoPacket();
      return false;
    }
    client.sendReceivedPacket(packet);
    return true;
  }

  /** Fills free buffers with packets of the file, and returns the event that this is. */
  private NicEventType readBurst(PacketList free, PacketList filled, int burst) throws IOException {
    if (!pcap.hasNext()) {
      return NicEventType.LINK_EVENT;
    }
    for (int count = 0; count < burst && pcap.hasNext(); count++) {
      NetworkPacket packet = PacketList.poll(free);
      if (packet == null) {
        return count == 0 ? NicEventType.NO_EVENT : NicEventType.RECEIVE_EVENT;
      }
      try {
        fill(packet);
      } catch (IOException e) {
        packet.close();
        throw e;
      }
      PacketList.add(filled, packet, heap);
    }
    return NicEventType.RECEIVE_EVENT;
  }

  private void fill(NetworkPacket packet) throws IOException {
    try (var _ = packet.expose()) {
      packet.bytesUsed(pcap.read(packet.data()));
    }
  }
}
