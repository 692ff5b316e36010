package org.copyless.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** The contracts of the paper, compiled and run. */
class PaperContractsTest {
  @Test
  void anEventAndItsAcknowledgement() throws Exception {
    Object result =
        Scenario.run(
            Compile.withPaper(
                """
                import org.copyless.heap.ExchangeHeap;
                import paper.*;

                public class Scenario {
                  public static Object run() throws Exception {
                    try (ExchangeHeap heap = ExchangeHeap.create()) {
                      NicEventsChannel channel = NicEventsChannel.open(heap);
                      NicEventsImp imp = channel.imp();
                      NicEventsExp exp = channel.exp();
                      StringBuilder seen = new StringBuilder();
                      for (var type : NicEvents.NicEventType.values()) {
                        exp.sendNicEvent(type);
                        seen.append(imp.receiveNicEvent().eventType()).append(' ');
                        imp.sendAckEvent();
                        switch (exp.receive(NicEventsExp.READY_NIC_EVENT)) {
                          case NicEventsExp.AckEvent m -> seen.append(m).append(' ');
                          case NicEventsExp.Closed c -> seen.append("closed ");
                        }
                      }
                      seen.append(exp.stateName()).append(' ').append(imp.stateName());
                      exp.close();
                      imp.close();
                      return seen.append(' ').append(heap.statistics().liveBlocks()).toString();
                    }
                  }
                }
                """));
    assertEquals(
        "NO_EVENT AckEvent() RECEIVE_EVENT AckEvent() TRANSMIT_EVENT AckEvent() "
            + "LINK_EVENT AckEvent() READY READY 0",
        result);
  }

  @Test
  void aPacketGoesThroughTheDevice() throws Exception {
    Object result =
        Scenario.run(
            Compile.withPaper(
                """
                import org.copyless.channel.ChannelClosed;
                import org.copyless.heap.ByteVector;
                import org.copyless.heap.ExchangeHeap;
                import paper.*;

                public class Scenario {
                  public static Object run() throws Exception {
                    try (ExchangeHeap heap = ExchangeHeap.create()) {
                      NicDeviceChannel devices = NicDeviceChannel.open(heap);
                      NicDeviceImp client = devices.imp();
                      NicDeviceExp driver = devices.exp();
                      NicEventsChannel events = NicEventsChannel.open(heap);

                      driver.sendDeviceInfo(0x0123456789ABL, 1500);
                      NicDeviceImp.DeviceInfo info = client.receiveDeviceInfo();
                      String seen = Long.toHexString(info.macAddress()) + " " + info.mtu();

                      client.sendRegisterForEvents(events.exp());
                      client.sendSetParameters(64);
                      NicEventsExp evchan = driver.receiveRegisterForEvents().evchan();
                      seen += " " + driver.receiveSetParameters().ringSize();
                      driver.sendSuccess();
                      client.receiveSuccess();
                      client.sendStartIO();
                      driver.receiveStartIO();

                      ByteVector buffer = heap.bytes(100);
                      long address = buffer.address();
                      client.sendPacketForReceive(buffer);
                      switch (driver.receive(NicDeviceExp.IO_RUNNING)) {
                        case NicDeviceExp.PacketForReceive m -> {
                          buffer = m.pkt();
                          driver.sendSuccess();
                        }
                        case NicDeviceExp.GetReceivedPacket m -> seen += " wrong";
                        case ChannelClosed c -> seen += " wrong";
                      }
                      client.receiveSuccess();
                      seen += buffer.address() == address ? " same" : " copied";
                      buffer.set(0, (byte) 42);

                      client.sendGetReceivedPacket();
                      driver.receiveGetReceivedPacket();
                      driver.sendReceivedPacket(NetworkPacketRep.allocate(heap, buffer, 1));
                      NetworkPacket packet = client.receiveReceivedPacket().pkt();
                      seen += " " + packet.data().get(0) + " " + packet.bytesUsed();
                      packet.close();

                      evchan.close();
                      events.imp().close();
                      driver.close();
                      client.close();
                      return seen + " " + heap.statistics().liveBlocks();
                    }
                  }
                }
                """));
    assertEquals("123456789ab 1500 64 same 42 1 0", result);
  }
}
