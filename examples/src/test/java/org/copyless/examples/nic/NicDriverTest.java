package org.copyless.examples.nic;

import static org.copyless.examples.nic.NicDeviceImp.IO_CONFIGURE_ACK;
import static org.copyless.examples.nic.NicDeviceImp.IO_RUNNING_GET_RECEIVED_PACKET;
import static org.copyless.examples.nic.NicDeviceImp.IO_RUNNING_PACKET_FOR_RECEIVE;
import static org.copyless.examples.nic.NicDeviceImp.START;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.copyless.channel.ChannelClosed;
import org.copyless.channel.ChannelClosedException;
import org.copyless.examples.nic.NicEvents.NicEventType;
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
  private NicDeviceImp device;
  private NicEventsImp events;
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
    start(Capture.file("cut.pcap"));
    NicDeviceImp.DeviceInfo info = device.receiveDeviceInfo();
    assertEquals(0, info.mac());
    assertEquals(60, info.mtu());
    assertEquals(LinkType.ETHERNET, info.link());
    device.close();
    assertEndsWell();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 65, Integer.MAX_VALUE})
  void refusesParametersAndAsksAgain(int burst) throws Exception {
    start(Capture.file("loopback.pcap"));
    device.receiveDeviceInfo();
    register(burst);
    assertInstanceOf(NicDeviceImp.InvalidParameters.class, device.receive(IO_CONFIGURE_ACK));
    assertThrows(ChannelClosedException.class, events::receiveNicEvent);
    events.close();
    register(64);
    assertInstanceOf(NicDeviceImp.Success.class, device.receive(IO_CONFIGURE_ACK));
    closeAll();
    assertEndsWell();
  }

  @Test
  void configuresAgain() throws Exception {
    start(Capture.file("loopback.pcap"));
    device.receiveDeviceInfo();
    for (int round = 0; round < 3; round++) {
      register(1);
      assertInstanceOf(NicDeviceImp.Success.class, device.receive(IO_CONFIGURE_ACK));
      device.sendConfigureIO();
      assertThrows(ChannelClosedException.class, events::receiveNicEvent);
      events.close();
    }
    device.close();
    assertEndsWell();
  }

  @Test
  void givesBackABufferThatIsTooSmall() throws Exception {
    run(Capture.file("loopback.pcap"), 16);
    ByteVector small = heap.bytes(MTU - 1);
    long address = small.address();
    device.sendPacketForReceive(small);
    NicDeviceImp.BadPacketSize refusal =
        assertInstanceOf(
            NicDeviceImp.BadPacketSize.class, device.receive(IO_RUNNING_PACKET_FOR_RECEIVE));
    assertEquals(MTU, refusal.mtu());
    ByteVector refused = refusal.pkt();
    assertEquals(address, refused.address());
    refused.close();
    closeAll();
    assertEndsWell();
  }

  @Test
  void withoutBuffersNothingIsReceivedAndNothingLost() throws Exception {
    run(Capture.read("loopback.pcap").first(1).writeTo(folder), 16);
    assertNoPacketThen(NicEventType.NO_EVENT);
    assertNoPacketThen(NicEventType.NO_EVENT);
    giveBuffer();
    assertNoPacketThen(NicEventType.RECEIVE_EVENT);
    takePacket();
    assertNoPacketThen(NicEventType.LINK_EVENT);
    assertNoPacketThen(NicEventType.LINK_EVENT);
    closeAll();
    assertEndsWell();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 64})
  void packetsComeInOrderAndUnchanged(int burst) throws Exception {
    List<Capture.Frame> frames = Capture.read("loopback.pcap").first(20).frames();
    run(Capture.read("loopback.pcap").first(20).writeTo(folder), burst);
    int taken = 0;
    while (taken < frames.size()) {
      giveBuffer();
      giveBuffer();
      assertNoPacketThen(NicEventType.RECEIVE_EVENT);
      for (int i = Math.min(burst, 2); i > 0; i--) {
        assertArrayEquals(frames.get(taken++).bytes(), takePacket());
      }
    }
    assertNoPacketThen(NicEventType.LINK_EVENT);
    closeAll();
    assertEndsWell();
  }

  @Test
  void truncatedCaptureEndsItAndTheClientSeesTheChannelsClosed() throws Exception {
    byte[] bytes = Capture.read("loopback.pcap").first(3).bytes();
    run(Files.write(folder.resolve("t.pcap"), Arrays.copyOf(bytes, bytes.length - 1)), 16);
    giveBuffer();
    giveBuffer();
    giveBuffer();
    device.sendGetReceivedPacket();
    assertInstanceOf(NicDeviceImp.NoPacket.class, device.receive(IO_RUNNING_GET_RECEIVED_PACKET));
    assertThrows(ChannelClosedException.class, events::receiveNicEvent);
    device.sendGetReceivedPacket();
    assertInstanceOf(ChannelClosed.class, device.receive(IO_RUNNING_GET_RECEIVED_PACKET));
    closeAll();
    driver.join();
    assertInstanceOf(PcapException.class, driver.failure().orElseThrow());
  }

  @Test
  void foreignFileEndsItBeforeItSaysAnything() throws Exception {
    start(folder);
    assertInstanceOf(ChannelClosed.class, device.receive(START));
    device.close();
    driver.join();
    assertInstanceOf(PcapException.class, driver.failure().orElseThrow());
  }

  @Test
  void clientMayCloseAtOnce() throws Exception {
    start(Capture.file("loopback.pcap"));
    device.close();
    assertEndsWell();
  }

  @Test
  void clientMayCloseWithParametersOutstanding() throws Exception {
    start(Capture.file("loopback.pcap"));
    device.receiveDeviceInfo();
    NicEventsChannel channel = NicEventsChannel.open(heap);
    events = channel.imp();
    device.sendRegisterForEvents(channel.exp());
    closeAll();
    assertEndsWell();
  }

  @Test
  void clientMayCloseWithPacketsReady() throws Exception {
    run(Capture.file("loopback.pcap"), 16);
    for (int i = 0; i < 20; i++) {
      giveBuffer();
    }
    assertNoPacketThen(NicEventType.RECEIVE_EVENT);
    takePacket();
    device.sendGetReceivedPacket(); // and never received
    closeAll();
    assertEndsWell();
  }

  @Test
  void clientMayCloseWithoutAcknowledging() throws Exception {
    run(Capture.file("loopback.pcap"), 16);
    giveBuffer();
    device.sendGetReceivedPacket();
    device.receive(IO_RUNNING_GET_RECEIVED_PACKET);
    events.receiveNicEvent();
    closeAll();
    assertEndsWell();
  }

  @Test
  void interruptEndsIt() throws Exception {
    run(Capture.file("loopback.pcap"), 16);
    giveBuffer();
    driver.interrupt();
    driver.join();
    assertInstanceOf(InterruptedException.class, driver.failure().orElseThrow());
    closeAll();
  }

  private void start(Path capture) {
    NicDeviceChannel channel = NicDeviceChannel.open(heap);
    device = channel.imp();
    driver = NicExample.SIPS.start("driver", channel.exp(), exp -> NicDriver.run(exp, capture));
  }

  private void register(int burst) {
    NicEventsChannel channel = NicEventsChannel.open(heap);
    events = channel.imp();
    device.sendRegisterForEvents(channel.exp());
    device.sendSetParameters(burst);
  }

  /** Starts the driver and gets it into state IO_RUNNING. */
  private void run(Path capture, int burst) throws Exception {
    start(capture);
    device.receiveDeviceInfo();
    register(burst);
    device.receiveSuccess();
    device.sendStartIO();
  }

  private void giveBuffer() throws Exception {
    device.sendPacketForReceive(heap.bytes(MTU));
    device.receiveSuccess();
  }

  private byte[] takePacket() throws Exception {
    device.sendGetReceivedPacket();
    try (NetworkPacket packet = device.receiveReceivedPacket().pkt()) {
      byte[] bytes = new byte[packet.bytesUsed()];
      packet.data().copyTo(0, bytes, 0, bytes.length);
      return bytes;
    }
  }

  private void assertNoPacketThen(NicEventType expected) throws Exception {
    device.sendGetReceivedPacket();
    device.receiveNoPacket();
    assertEquals(expected, events.receiveNicEvent().eventType());
    events.sendAckEvent();
  }

  private void closeAll() {
    device.close();
    events.close();
  }

  private void assertEndsWell() throws InterruptedException {
    driver.join();
    assertTrue(driver.failure().isEmpty(), () -> driver.failure().toString());
  }
}
