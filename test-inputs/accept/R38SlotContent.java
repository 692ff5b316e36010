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
        packet.bytesUsed(0);
        try (var _ = packet.expose()) {
          packet.data().set(0, (byte) 1);
        }
      }
    }
  }

  static void swapped(TrackedVector<ByteVector> blocks, int one, int other) {
    ByteVector first = taken(blocks, one);
    ByteVector second = taken(blocks, other);
    put(blocks, one, second);
    put(blocks, other, first);
  }

  static @Nullable ByteVector taken(TrackedVector<ByteVector> blocks, int index) {
    try (var slot = blocks.expose(index)) {
      ByteVector block = slot.get();
      slot.set(null);
      return block;
    }
  }

  static void put(TrackedVector<ByteVector> blocks, int index, @Claims @Nullable ByteVector block) {
    try (var slot = blocks.expose(index)) {
      ByteVector old = slot.get();
      if (old != null) {
        old.close();
      }
      slot.set(block);
    }
  }

  static int twoVectors(TrackedVector<ByteVector> some, TrackedVector<ByteVector> others) {
    try (var one = some.expose(0);
        var other = others.expose(0)) {
      ByteVector kept = one.get();
      one.set(other.get());
      other.set(kept);
      return kept == null ? 0 : kept.length();
    }
  }

  static int indexMoves(TrackedVector<ByteVector> blocks) {
    int index = 0;
    try (var slot = blocks.expose(index)) {
      index++;
      ByteVector first = slot.get();
      return first == null ? index : first.length();
    }
  }

  static void drained(TrackedVector<ByteVector> blocks, TrackedDeque<ByteVector> into) {
    for (int i = 0; i < blocks.length(); i++) {
      try (var slot = blocks.expose(i)) {
        ByteVector block = slot.get();
        if (block != null) {
          slot.set(null);
          into.addLast(block);
        }
      }
    }
  }

  static boolean contains(TrackedVector<ByteVector> blocks, byte wanted) {
    boolean found = false;
    all:
    for (int i = 0; i < blocks.length(); i++) {
      try (var slot = blocks.expose(i)) {
        ByteVector block = slot.get();
        if (block == null) {
          continue;
        }
        for (int j = 0; j < block.length(); j++) {
          if (block.get(j) == wanted) {
            found = true;
            break all;
          }
        }
      }
    }
    return found;
  }

  static void rows(TrackedVector<TrackedVector<ByteVector>> table, int row, int column) {
    try (var outer = table.expose(row)) {
      TrackedVector<ByteVector> cells = outer.get();
      if (cells != null) {
        try (var inner = cells.expose(column)) {
          ByteVector cell = inner.get();
          if (cell != null) {
            cell.close();
            inner.set(null);
          }
        }
      }
    }
  }

  static void closedWhole(@Claims TrackedVector<ByteVector> blocks) {
    try (var slot = blocks.expose(0)) {
      ByteVector first = slot.get();
      if (first != null) {
        first.set(0, (byte) 1);
      }
    }
    blocks.close();
  }
}
