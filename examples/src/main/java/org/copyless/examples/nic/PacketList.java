package org.copyless.examples.nic;

import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Claims;
import org.copyless.annotation.RepStruct;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.Tracked;

/**
 * A list of packets in the exchange heap, first in, first out. It owns its packets: closing the
 * list closes them.
 *
 * <p>A tracked pointer may not lie in a Java collection, for nobody could tell then who owns it. A
 * rep struct may own blocks, so a list is made of rep structs.
 */
@RepStruct
interface PacketList extends Tracked {
  @Nullable PacketNode first();

  void first(@Nullable PacketNode value);

  /** Creates an empty list. */
  static PacketList create(ExchangeHeap heap) {
    return PacketListRep.allocate(heap, null);
  }

  /** Adds a packet at the end. */
  static void add(PacketList list, @Claims NetworkPacket packet, ExchangeHeap heap) {
    PacketNode last = PacketNodeRep.allocate(heap, packet, null);
    try (var _ = list.expose()) {
      PacketNode first = list.first();
      if (first == null) {
        list.first(last);
      } else {
        append(first, last);
      }
    }
  }

  private static void append(PacketNode node, @Claims PacketNode last) {
    try (var _ = node.expose()) {
      PacketNode next = node.next();
      if (next == null) {
        node.next(last);
      } else {
        append(next, last);
      }
    }
  }

  /** Takes the first packet out of the list; null if the list is empty. */
  static @Nullable NetworkPacket poll(PacketList list) {
    try (var _ = list.expose()) {
      PacketNode node = list.first();
      if (node == null) {
        return null;
      }
      list.first(takeRest(node));
      return packetOf(node);
    }
  }

  private static @Nullable PacketNode takeRest(PacketNode node) {
    try (var _ = node.expose()) {
      PacketNode rest = node.next();
      node.next(null);
      return rest;
    }
  }

  private static @Nullable NetworkPacket packetOf(@Claims PacketNode node) {
    NetworkPacket packet;
    try (var _ = node.expose()) {
      packet = node.packet();
      node.packet(null);
    }
    node.close();
    return packet;
  }
}
