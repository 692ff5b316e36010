package org.copyless.examples.nic;

import static org.copyless.examples.nic.NicDeviceExp.IO_CONFIGURED;
import static org.copyless.examples.nic.NicDeviceExp.IO_CONFIGURE_BEGIN;
import static org.copyless.examples.nic.NicDeviceExp.IO_RUNNING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.channel.ChannelClosed;
import org.copyless.channel.ChannelClosedException;
import org.copyless.examples.nic.NicDeviceExp.ConfigureIO;
import org.copyless.examples.nic.NicDeviceExp.GetReceivedPacket;
import org.copyless.examples.nic.NicDeviceExp.PacketForReceive;
import org.copyless.examples.nic.NicDeviceExp.RegisterForEvents;
import org.copyless.examples.nic.NicDeviceExp.StartIO;
import org.copyless.examples.nic.NicEvents.NicEventType;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.TCell;
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
  private Sip netstack;

  @BeforeEach
  void openHeap() {
    heap = ExchangeHeap.create();
  }

  @AfterEach
  void nothingIsLeft() throws InterruptedException {
    netstack.join();
    assertEquals(0, heap.statistics().liveBlocks());
    heap.close();
  }

  @Test
  void aBufferThatComesBackIsNotACopy() throws Exception {
    try (NicDeviceExp client = start();
        NicEventsExp events = run(client, 100)) {
      sendPacket(client, takeBuffers(client), 60);
      endLink(events);
    }
    assertEndsWell();
    assertEquals(0, traffic.copied());
    assertEquals(60, traffic.bytes(Protocol.CUT) + traffic.bytes(Protocol.OTHER));
  }

  /** The figure "bytes copied" is measured: a driver that copies is found out. */
  @Test
  void anotherBufferIsACopy() throws Exception {
    TCell<ByteVector> copy = new TCell<>(heap.bytes(100)); // before theirs, to lie elsewhere
    try (NicDeviceExp client = start();
        NicEventsExp events = run(client, 100)) {
      takeBuffers(client).close();
      sendPacket(client, copy.acquire(), 60);
      endLink(events);
    }
    assertEndsWell();
    assertEquals(60, traffic.copied());
  }

  @Test
  void replacesABufferThatIsTooSmall() throws Exception {
    try (NicDeviceExp client = start();
        NicEventsExp _ = run(client, 100)) {
      ByteVector refused = receiveBuffer(client);
      assertEquals(100, refused.length());
      client.sendBadPacketSize(refused, 200);
      try (ByteVector larger = receiveBuffer(client)) {
        assertEquals(200, larger.length());
      }
    }
    netstack.join();
    assertInstanceOf(ChannelClosedException.class, netstack.failure().orElseThrow());
  }

  @Test
  void endsWhenItsParametersAreRefused() throws Exception {
    try (NicDeviceExp client = start()) {
      client.sendDeviceInfo(0, 100, LinkType.ETHERNET);
      try (NicEventsExp _ = client.receiveRegisterForEvents().evchan()) {
        client.receiveSetParameters();
        client.sendInvalidParameters();
        switch (client.receive(IO_CONFIGURE_BEGIN)) {
          case ChannelClosed _ -> {}
          case RegisterForEvents m -> {
            m.evchan().close();
            throw unexpected();
          }
        }
      }
    }
    netstack.join();
    assertTrue(netstack.failure().orElseThrow().getMessage().contains("refuses burst=16"));
  }

  @Test
  void endsWhenTheDriverDoes() throws Exception {
    start().close();
    netstack.join();
    assertInstanceOf(ChannelClosedException.class, netstack.failure().orElseThrow());
  }

  private NicDeviceExp start() {
    NicDeviceChannel channel = NicDeviceChannel.open(heap);
    netstack = NicExample.SIPS.start("netstack", channel.imp(), imp -> Netstack.run(imp, traffic));
    return channel.exp();
  }

  /** Gets the netstack into state IO_RUNNING, and returns the channel of its events. */
  private static NicEventsExp run(
      @State(value = "START", then = "IO_RUNNING") NicDeviceExp client, int mtu) throws Exception {
    client.sendDeviceInfo(0, mtu, LinkType.ETHERNET);
    NicEventsExp events = client.receiveRegisterForEvents().evchan();
    try {
      client.receiveSetParameters();
      client.sendSuccess();
      switch (client.receive(IO_CONFIGURED)) {
        case StartIO _ -> {
          return events;
        }
        case ConfigureIO _, ChannelClosed _ -> throw unexpected();
      }
    } catch (Exception | AssertionError e) {
      events.close();
      throw e;
    }
  }

  /** Takes all buffers of the netstack, and keeps the last. */
  private static ByteVector takeBuffers(@State("IO_RUNNING") NicDeviceExp client) throws Exception {
    ByteVector buffer = receiveBuffer(client);
    client.sendSuccess();
    for (int i = 1; i < BUFFERS; i++) {
      buffer.close();
      buffer = receiveBuffer(client);
      client.sendSuccess();
    }
    return buffer;
  }

  private static ByteVector receiveBuffer(
      @State(value = "IO_RUNNING", then = "IO_RUNNING_PACKET_FOR_RECEIVE") NicDeviceExp client)
      throws Exception {
    return switch (client.receive(IO_RUNNING)) {
      case PacketForReceive m -> m.pkt();
      case GetReceivedPacket _, ChannelClosed _ -> throw unexpected();
    };
  }

  private static void receiveRequest(
      @State(value = "IO_RUNNING", then = "IO_RUNNING_GET_RECEIVED_PACKET") NicDeviceExp client)
      throws Exception {
    switch (client.receive(IO_RUNNING)) {
      case GetReceivedPacket _ -> {}
      case PacketForReceive m -> {
        m.pkt().close();
        throw unexpected();
      }
      case ChannelClosed _ -> throw unexpected();
    }
  }

  private void sendPacket(
      @State("IO_RUNNING") NicDeviceExp client, @Claims ByteVector buffer, int length)
      throws Exception {
    try {
      receiveRequest(client);
    } catch (Exception | AssertionError e) {
      buffer.close();
      throw e;
    }
    client.sendReceivedPacket(NetworkPacketRep.allocate(heap, buffer, length));
    receiveBuffer(client).close();
    client.sendSuccess();
    receiveRequest(client);
    client.sendNoPacket();
  }

  private static void endLink(NicEventsExp events) throws Exception {
    events.sendNicEvent(NicEventType.LINK_EVENT);
    events.receiveAckEvent();
  }

  private void assertEndsWell() throws InterruptedException {
    netstack.join();
    assertTrue(netstack.failure().isEmpty(), () -> netstack.failure().toString());
  }

  private static AssertionError unexpected() {
    return new AssertionError("not what the netstack has to send here");
  }
}
