import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;
import org.copyless.heap.TrackedDeque;
import org.copyless.heap.TrackedVector;

/**
 * R38 to R41 (paper 001 §3.2): an exposed slot shows one pointer, at the index that it was exposed
 * with; what that points to has its own expose block; an unexposed vector owns all of it.
 */
class R38SlotContent {
  static void used(TrackedVector<NetworkPacket> packets, int index) {
    try (var slot = packets.expose(index)) {
      NetworkPacket packet = slot.get();
      if (packet != null) {
        // :: error: [expose.required]
        packet.data().set(0, (byte) 1);
      }
    }
  }

  static void swapped(TrackedVector<ByteVector> blocks, int one, int other) {
    try (var first = blocks.expose(one);
        // :: error: [expose.invalid]
        var second = blocks.expose(other)) {
      ByteVector kept = first.get();
      first.set(second.get());
      second.set(kept);
    }
  }

  static @Nullable ByteVector taken(TrackedVector<ByteVector> blocks, int index) {
    // :: error: [expose.field]
    try (var slot = blocks.expose(index)) {
      return slot.get();
    }
  }

  static void put(TrackedVector<ByteVector> blocks, int index, @Claims @Nullable ByteVector block) {
    try (var slot = blocks.expose(index)) {
      // :: error: [ownership.leak]
      slot.set(block);
    }
  }

  static void putBorrowed(TrackedVector<ByteVector> blocks, ByteVector block) {
    // :: error: [expose.field]
    try (var slot = blocks.expose(0)) {
      if (slot.get() == null) {
        slot.set(block);
      }
    }
  }

  static void moved(TrackedVector<ByteVector> some, TrackedVector<ByteVector> others) {
    // :: error: [expose.field]
    try (var one = some.expose(0);
        var other = others.expose(0)) {
      if (one.get() == null) {
        one.set(other.get());
      }
    }
  }

  static int afterTheBlock(TrackedVector<ByteVector> blocks) {
    ByteVector first;
    try (var slot = blocks.expose(0)) {
      first = slot.get();
    }
    // :: error: [ownership.dangling]
    return first == null ? 0 : first.length();
  }

  static void slotAfterTheBlock(TrackedVector<ByteVector> blocks) {
    var slot = blocks.expose(0);
    slot.close();
    // :: error: [ownership.dangling]
    slot.set(null);
  }

  static void drained(TrackedVector<ByteVector> blocks, TrackedDeque<ByteVector> into) {
    for (int i = 0; i < blocks.length(); i++) {
      // :: error: [expose.field]
      try (var slot = blocks.expose(i)) {
        ByteVector block = slot.get();
        if (block != null) {
          into.addLast(block);
        }
      }
    }
  }

  static boolean closedOnTheWay(TrackedVector<ByteVector> blocks, byte wanted) {
    for (int i = 0; i < blocks.length(); i++) {
      // :: error: [expose.field]
      try (var slot = blocks.expose(i)) {
        ByteVector block = slot.get();
        if (block == null) {
          continue;
        }
        boolean found = block.get(0) == wanted;
        block.close();
        if (found) {
          return true;
        }
        slot.set(null);
      }
    }
    return false;
  }

  static void rows(TrackedVector<TrackedVector<ByteVector>> table, int row, int column) {
    try (var outer = table.expose(row)) {
      TrackedVector<ByteVector> cells = outer.get();
      if (cells != null) {
        // :: error: [expose.field]
        try (var inner = cells.expose(column)) {
          ByteVector cell = inner.get();
          if (cell != null) {
            cell.close();
          }
        }
      }
    }
  }

  static void closedInside(@Claims TrackedVector<ByteVector> blocks) {
    try (var slot = blocks.expose(0)) {
      slot.get();
      // :: error: [expose.open]
      blocks.close();
    }
  }

  static int closedWhole(@Claims TrackedVector<ByteVector> blocks) {
    ByteVector first;
    try (var slot = blocks.expose(0)) {
      first = slot.get();
    }
    blocks.close();
    // :: error: [ownership.dangling]
    return first == null ? 0 : first.length();
  }

  static Object slotEscapes(TrackedVector<ByteVector> blocks) {
    // :: error: [tracked.escapes]
    // :: error: [expose.open]
    return blocks.expose(0);
  }
}
