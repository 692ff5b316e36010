package org.copyless.examples.nic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.copyless.channel.ChannelClosedException;
import org.copyless.examples.nic.NicEvents.NicEventType;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.sip.Sip;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The netstack alone: each test is its driver. */
@Timeout(60)
final class NetstackTest {
  private static final int BUFFERS = 32;

  private final Traffic traffic = new Traffic();
  private ExchangeHeap heap;
  private NicDeviceExp client;
  private NicEventsExp events;
  private Sip netstack;

  @BeforeEach
  void start() {
    heap = ExchangeHeap.create();
    NicDeviceChannel channel = NicDeviceChannel.open(heap);
    client = channel.exp();
    netstack = NicExample.SIPS.start("netstack", channel.imp(), imp -> Netstack.run(imp, traffic));
  }

  @AfterEach
  void nothingIsLeft() throws InterruptedException {
    netstack.join();
    assertEquals(0, heap.statistics().liveBlocks());
    heap.close();
  }

  @Test
  void aBufferThatComesBackIsNotACopy() throws Exception {
    run(100);
    sendPacket(takeBuffers(), 60);
    assertEnds();
    assertEquals(0, traffic.copied());
    assertEquals(60, traffic.bytes(Protocol.CUT) + traffic.bytes(Protocol.OTHER));
  }

  /** The figure "bytes copied" is measured: a driver that copies is found out. */
  @Test
  void anotherBufferIsACopy() throws Exception {
    ByteVector copy = heap.bytes(100);
    run(100);
    ByteVector theirs = takeBuffers();
    sendPacket(copy, 60);
    theirs.close();
    assertEnds();
    assertEquals(60, traffic.copied());
  }

  @Test
  void replacesABufferThatIsTooSmall() throws Exception {
    run(100);
    ByteVector refused = client.receivePacketForReceive().pkt();
    assertEquals(100, refused.length());
    client.sendBadPacketSize(refused, 200);
    ByteVector larger = client.receivePacketForReceive().pkt();
    assertEquals(200, larger.length());
    larger.close();
    client.close();
    events.close();
    netstack.join();
    assertInstanceOf(ChannelClosedException.class, netstack.failure().orElseThrow());
  }

  @Test
  void endsWhenItsParametersAreRefused() throws Exception {
    client.sendDeviceInfo(0, 100, LinkType.ETHERNET);
    events = client.receiveRegisterForEvents().evchan();
    client.receiveSetParameters();
    client.sendInvalidParameters();
    assertThrows(ChannelClosedException.class, client::receiveRegisterForEvents);
    client.close();
    events.close();
    netstack.join();
    assertTrue(netstack.failure().orElseThrow().getMessage().contains("refuses burst=16"));
  }

  @Test
  void endsWhenTheDriverDoes() throws Exception {
    client.close();
    netstack.join();
    assertInstanceOf(ChannelClosedException.class, netstack.failure().orElseThrow());
  }

  /** Gets the netstack into state IO_RUNNING. */
  private void run(int mtu) throws Exception {
    client.sendDeviceInfo(0, mtu, LinkType.ETHERNET);
    events = client.receiveRegisterForEvents().evchan();
    client.receiveSetParameters();
    client.sendSuccess();
    client.receiveStartIO();
  }

  /** Takes all buffers of the netstack and keeps the last. */
  private ByteVector takeBuffers() throws Exception {
    ByteVector buffer = client.receivePacketForReceive().pkt();
    client.sendSuccess();
    for (int i = 1; i < BUFFERS; i++) {
      buffer.close();
      buffer = client.receivePacketForReceive().pkt();
      client.sendSuccess();
    }
    return buffer;
  }

  private void sendPacket(ByteVector buffer, int length) throws Exception {
    client.receiveGetReceivedPacket();
    client.sendReceivedPacket(NetworkPacketRep.allocate(heap, buffer, length));
    client.receivePacketForReceive().pkt().close();
    client.sendSuccess();
    client.receiveGetReceivedPacket();
    client.sendNoPacket();
  }

  private void assertEnds() throws Exception {
    events.sendNicEvent(NicEventType.LINK_EVENT);
    events.receiveAckEvent();
    events.close();
    client.close();
    netstack.join();
    assertTrue(netstack.failure().isEmpty(), () -> netstack.failure().toString());
  }
}
