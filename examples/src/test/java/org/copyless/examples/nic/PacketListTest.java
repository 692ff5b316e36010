package org.copyless.examples.nic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.copyless.heap.ExchangeHeap;
import org.junit.jupiter.api.Test;

final class PacketListTest {
  private static final int NONE = -1;

  private final ExchangeHeap heap = ExchangeHeap.create();

  @Test
  void firstInFirstOut() {
    PacketList list = PacketList.create(heap);
    add(list, 1);
    add(list, 2);
    assertEquals(1, poll(list));
    add(list, 3);
    assertEquals(2, poll(list));
    assertEquals(3, poll(list));
    assertEquals(NONE, poll(list));
    assertEquals(NONE, poll(list));
    add(list, 4);
    assertEquals(4, poll(list));
    list.close();
    assertEquals(0, heap.statistics().liveBlocks());
  }

  @Test
  void closingTheListClosesItsPackets() {
    PacketList list = PacketList.create(heap);
    for (int i = 0; i < 100; i++) {
      add(list, i);
    }
    list.close();
    assertEquals(0, heap.statistics().liveBlocks());
  }

  private void add(PacketList list, int number) {
    PacketList.add(list, NetworkPacketRep.allocate(heap, heap.bytes(10), number), heap);
  }

  private static int poll(PacketList list) {
    try (NetworkPacket packet = PacketList.poll(list)) {
      return packet == null ? NONE : packet.bytesUsed();
    }
  }
}
