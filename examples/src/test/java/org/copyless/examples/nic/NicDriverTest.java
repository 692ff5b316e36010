package org.copyless.examples.nic;

import static org.copyless.examples.nic.NicDeviceImp.IO_CONFIGURE_ACK;
import static org.copyless.examples.nic.NicDeviceImp.IO_RUNNING_GET_RECEIVED_PACKET;
import static org.copyless.examples.nic.NicDeviceImp.IO_RUNNING_PACKET_FOR_RECEIVE;
import static org.copyless.examples.nic.NicDeviceImp.START;
import static org.copyless.examples.nic.NicEventsImp.READY;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.channel.ChannelClosed;
import org.copyless.examples.nic.NicDeviceImp.BadPacketSize;
import org.copyless.examples.nic.NicDeviceImp.DeviceInfo;
import org.copyless.examples.nic.NicDeviceImp.InvalidParameters;
import org.copyless.examples.nic.NicDeviceImp.NoPacket;
import org.copyless.examples.nic.NicDeviceImp.ReceivedPacket;
import org.copyless.examples.nic.NicDeviceImp.Success;
import org.copyless.examples.nic.NicEvents.NicEventType;
import org.copyless.examples.nic.NicEventsImp.NicEvent;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.sip.Sip;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The driver alone: each test is its client, and goes the less trodden paths of the contract. */
@Timeout(60)
final class NicDriverTest {
  private static final int MTU = 65_535;

  @TempDir Path folder;

  private ExchangeHeap heap;
  private Sip driver;

  @BeforeEach
  void openHeap() {
    heap = ExchangeHeap.create();
  }

  @AfterEach
  void nothingIsLeft() throws InterruptedException {
    driver.join();
    assertEquals(0, heap.statistics().liveBlocks());
    heap.close();
  }

  @Test
  void tellsWhatItIs() throws Exception {
    try (NicDeviceImp device = start(Capture.file("cut.pcap"))) {
      DeviceInfo info = device.receiveDeviceInfo();
      assertEquals(0, info.mac());
      assertEquals(60, info.mtu());
      assertEquals(LinkType.ETHERNET, info.link());
    }
    assertEndsWell();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 65, Integer.MAX_VALUE})
  void refusesParametersAndAsksAgain(int burst) throws Exception {
    try (NicDeviceImp device = start(Capture.file("loopback.pcap"))) {
      device.receiveDeviceInfo();
      try (NicEventsImp events = register(device, burst)) {
        assertRefuses(device);
        assertClosed(events);
      }
      try (NicEventsImp _ = register(device, 64)) {
        assertAgrees(device);
      }
    }
    assertEndsWell();
  }

  @Test
  void configuresAgain() throws Exception {
    try (NicDeviceImp device = start(Capture.file("loopback.pcap"))) {
      device.receiveDeviceInfo();
      for (int round = 0; round < 3; round++) {
        try (NicEventsImp events = register(device, 1)) {
          assertAgrees(device);
          device.sendConfigureIO();
          assertClosed(events);
        }
      }
    }
    assertEndsWell();
  }

  @Test
  void givesBackABufferThatIsTooSmall() throws Exception {
    try (NicDeviceImp device = start(Capture.file("loopback.pcap"));
        NicEventsImp _ = run(device, 16)) {
      ByteVector small = heap.bytes(MTU - 1);
      long address = small.address();
      device.sendPacketForReceive(small);
      switch (device.receive(IO_RUNNING_PACKET_FOR_RECEIVE)) {
        case BadPacketSize refusal -> {
          assertEquals(MTU, refusal.mtu());
          try (ByteVector refused = refusal.pkt()) {
            assertEquals(address, refused.address());
          }
        }
        case Success _, ChannelClosed _ -> throw unexpected();
      }
    }
    assertEndsWell();
  }

  @Test
  void withoutBuffersNothingIsReceivedAndNothingLost() throws Exception {
    try (NicDeviceImp device = start(Capture.read("loopback.pcap").first(1).writeTo(folder));
        NicEventsImp events = run(device, 16)) {
      assertNoPacketThen(NicEventType.NO_EVENT, device, events);
      assertNoPacketThen(NicEventType.NO_EVENT, device, events);
      giveBuffer(device);
      assertNoPacketThen(NicEventType.RECEIVE_EVENT, device, events);
      takePacket(device);
      assertNoPacketThen(NicEventType.LINK_EVENT, device, events);
      assertNoPacketThen(NicEventType.LINK_EVENT, device, events);
    }
    assertEndsWell();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 64})
  void packetsComeInOrderAndUnchanged(int burst) throws Exception {
    Capture capture = Capture.read("loopback.pcap").first(20);
    List<Capture.Frame> frames = capture.frames();
    try (NicDeviceImp device = start(capture.writeTo(folder));
        NicEventsImp events = run(device, burst)) {
      int taken = 0;
      while (taken < frames.size()) {
        giveBuffer(device);
        giveBuffer(device);
        assertNoPacketThen(NicEventType.RECEIVE_EVENT, device, events);
        for (int i = Math.min(burst, 2); i > 0; i--) {
          assertArrayEquals(frames.get(taken++).bytes(), takePacket(device));
        }
      }
      assertNoPacketThen(NicEventType.LINK_EVENT, device, events);
    }
    assertEndsWell();
  }

  @Test
  void truncatedCaptureEndsItAndTheClientSeesTheChannelsClosed() throws Exception {
    byte[] bytes = Capture.read("loopback.pcap").first(3).bytes();
    Path cut = Files.write(folder.resolve("t.pcap"), Arrays.copyOf(bytes, bytes.length - 1));
    try (NicDeviceImp device = start(cut);
        NicEventsImp events = run(device, 16)) {
      giveBuffer(device);
      giveBuffer(device);
      giveBuffer(device);
      assertNoPacket(device);
      assertClosed(events);
      device.sendGetReceivedPacket();
      switch (device.receive(IO_RUNNING_GET_RECEIVED_PACKET)) {
        case ChannelClosed _ -> {}
        case ReceivedPacket m -> {
          m.pkt().close();
          throw unexpected();
        }
        case NoPacket _ -> throw unexpected();
      }
    }
    driver.join();
    assertInstanceOf(PcapException.class, driver.failure().orElseThrow());
  }

  @Test
  void foreignFileEndsItBeforeItSaysAnything() throws Exception {
    try (NicDeviceImp device = start(folder)) {
      switch (device.receive(START)) {
        case ChannelClosed _ -> {}
        case DeviceInfo _ -> throw unexpected();
      }
    }
    driver.join();
    assertInstanceOf(PcapException.class, driver.failure().orElseThrow());
  }

  @Test
  void clientMayCloseAtOnce() throws Exception {
    start(Capture.file("loopback.pcap")).close();
    assertEndsWell();
  }

  @Test
  void clientMayCloseWithParametersOutstanding() throws Exception {
    try (NicDeviceImp device = start(Capture.file("loopback.pcap"))) {
      device.receiveDeviceInfo();
      NicEventsChannel channel = NicEventsChannel.open(heap);
      device.sendRegisterForEvents(channel.exp());
      channel.imp().close();
    }
    assertEndsWell();
  }

  @Test
  void clientMayCloseWithPacketsReady() throws Exception {
    try (NicDeviceImp device = start(Capture.file("loopback.pcap"));
        NicEventsImp events = run(device, 16)) {
      for (int i = 0; i < 20; i++) {
        giveBuffer(device);
      }
      assertNoPacketThen(NicEventType.RECEIVE_EVENT, device, events);
      takePacket(device);
      device.sendGetReceivedPacket(); // and never received
    }
    assertEndsWell();
  }

  @Test
  void clientMayCloseWithoutAcknowledging() throws Exception {
    try (NicDeviceImp device = start(Capture.file("loopback.pcap"));
        NicEventsImp events = run(device, 16)) {
      giveBuffer(device);
      assertNoPacket(device);
      events.receiveNicEvent();
    }
    assertEndsWell();
  }

  @Test
  void interruptEndsIt() throws Exception {
    try (NicDeviceImp device = start(Capture.file("loopback.pcap"));
        NicEventsImp _ = run(device, 16)) {
      giveBuffer(device);
      driver.interrupt();
      driver.join();
      assertInstanceOf(InterruptedException.class, driver.failure().orElseThrow());
    }
  }

  private NicDeviceImp start(Path capture) {
    NicDeviceChannel channel = NicDeviceChannel.open(heap);
    driver = NicExample.SIPS.start("driver", channel.exp(), exp -> NicDriver.run(exp, capture));
    return channel.imp();
  }

  /** Asks for parameters, and returns the channel of events that goes with them. */
  private NicEventsImp register(
      @State(value = "IO_CONFIGURE_BEGIN", then = "IO_CONFIGURE_ACK") NicDeviceImp device,
      int burst) {
    NicEventsChannel channel = NicEventsChannel.open(heap);
    device.sendRegisterForEvents(channel.exp());
    device.sendSetParameters(burst);
    return channel.imp();
  }

  private static void assertAgrees(
      @State(value = "IO_CONFIGURE_ACK", then = "IO_CONFIGURED") NicDeviceImp device)
      throws Exception {
    switch (device.receive(IO_CONFIGURE_ACK)) {
      case Success _ -> {}
      case InvalidParameters _, ChannelClosed _ -> throw unexpected();
    }
  }

  private static void assertRefuses(
      @State(value = "IO_CONFIGURE_ACK", then = "IO_CONFIGURE_BEGIN") NicDeviceImp device)
      throws Exception {
    switch (device.receive(IO_CONFIGURE_ACK)) {
      case InvalidParameters _ -> {}
      case Success _, ChannelClosed _ -> throw unexpected();
    }
  }

  private static void assertClosed(NicEventsImp events) throws Exception {
    switch (events.receive(READY)) {
      case ChannelClosed _ -> {}
      case NicEvent _ -> throw unexpected();
    }
  }

  /** Gets the driver into state IO_RUNNING, and returns the channel of its events. */
  private NicEventsImp run(
      @State(value = "START", then = "IO_RUNNING") NicDeviceImp device, int burst)
      throws Exception {
    device.receiveDeviceInfo();
    NicEventsImp events = register(device, burst);
    try {
      assertAgrees(device);
    } catch (Exception | AssertionError e) {
      events.close();
      throw e;
    }
    device.sendStartIO();
    return events;
  }

  private void giveBuffer(@State("IO_RUNNING") NicDeviceImp device) throws Exception {
    device.sendPacketForReceive(heap.bytes(MTU));
    switch (device.receive(IO_RUNNING_PACKET_FOR_RECEIVE)) {
      case Success _ -> {}
      case BadPacketSize m -> {
        m.pkt().close();
        throw unexpected();
      }
      case ChannelClosed _ -> throw unexpected();
    }
  }

  private static byte[] takePacket(@State("IO_RUNNING") NicDeviceImp device) throws Exception {
    device.sendGetReceivedPacket();
    return switch (device.receive(IO_RUNNING_GET_RECEIVED_PACKET)) {
      case ReceivedPacket m -> bytes(m.pkt());
      case NoPacket _, ChannelClosed _ -> throw unexpected();
    };
  }

  private static byte[] bytes(@Claims NetworkPacket packet) {
    byte[] bytes = new byte[packet.bytesUsed()];
    try (packet;
        var _ = packet.expose()) {
      packet.data().copyTo(0, bytes, 0, bytes.length);
    }
    return bytes;
  }

  private static void assertNoPacketThen(
      NicEventType expected, @State("IO_RUNNING") NicDeviceImp device, NicEventsImp events)
      throws Exception {
    assertNoPacket(device);
    assertEquals(expected, events.receiveNicEvent().eventType());
    events.sendAckEvent();
  }

  private static void assertNoPacket(@State("IO_RUNNING") NicDeviceImp device) throws Exception {
    device.sendGetReceivedPacket();
    switch (device.receive(IO_RUNNING_GET_RECEIVED_PACKET)) {
      case NoPacket _ -> {}
      case ReceivedPacket m -> {
        m.pkt().close();
        throw unexpected();
      }
      case ChannelClosed _ -> throw unexpected();
    }
  }

  private void assertEndsWell() throws InterruptedException {
    driver.join();
    assertTrue(driver.failure().isEmpty(), () -> driver.failure().toString());
  }

  private static AssertionError unexpected() {
    return new AssertionError("not what the driver has to send here");
  }
}
