package org.copyless.concurrency.model;

import org.copyless.concurrency.contract.Link;
import org.copyless.concurrency.contract.LinkRep;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.LongVector;
import org.copyless.heap.Slot;
import org.copyless.heap.Tracked;
import org.copyless.heap.TrackedVector;

/** A block that is no endpoint: what is in it, how many blocks it is, whose it is. */
final class Thing {
  /** The owner of what is in a channel, in a cell, or closed. */
  static final int NOBODY = -1;

  private static final int INTS = 3;

  final int stamp;

  /** How many blocks of the heap; 0 when closed. */
  int blocks;

  int owner;
  Tracked handle;

  private Thing(Tracked handle, int stamp, int blocks, int owner) {
    this.handle = handle;
    this.stamp = stamp;
    this.blocks = blocks;
    this.owner = owner;
  }

  /** Allocates what a parameter's type asks for; its size follows from the stamp. */
  static Thing make(ExchangeHeap heap, Class<?> type, int stamp, int owner) {
    int size = Math.floorMod(stamp, 4);
    if (type == Link.class) {
      Link rest = null;
      for (int i = size; i >= 0; i--) {
        rest = LinkRep.allocate(heap, i % 2 == 0 ? bytes(heap, stamp + i) : null, stamp + i, rest);
      }
      return new Thing(rest, stamp, size + 1 + size / 2 + 1, owner);
    }
    if (type == TrackedVector.class) {
      return new Thing(rows(heap, stamp, size), stamp, size + 1, owner);
    }
    return new Thing(bytes(heap, stamp), stamp, 1, owner);
  }

  private static ByteVector bytes(ExchangeHeap heap, int stamp) {
    ByteVector bytes = heap.bytes(4 * (INTS + Math.floorMod(stamp, 50)));
    for (int i = 0; i < bytes.length(); i += 4) {
      bytes.setInt(i, stamp + i);
    }
    return bytes;
  }

  private static TrackedVector<LongVector> rows(ExchangeHeap heap, int stamp, int size) {
    TrackedVector<LongVector> rows = heap.vector(size);
    for (int i = 0; i < size; i++) {
      try (Slot<LongVector> slot = rows.expose(i)) {
        LongVector row = heap.longs(2);
        row.set(1, stamp + i);
        slot.set(row);
      }
    }
    return rows;
  }

  /** Tells whether the block holds what was put into it. Fails as any use does. */
  boolean isWhole() {
    return switch (handle) {
      case ByteVector bytes -> isWhole(bytes, stamp);
      case Link link -> isWhole(link);
      case TrackedVector<?> rows -> isWhole(rows);
      default -> throw new AssertionError(handle.toString());
    };
  }

  private static boolean isWhole(ByteVector bytes, int stamp) {
    boolean whole = bytes.length() == 4 * (INTS + Math.floorMod(stamp, 50));
    for (int i = 0; whole && i < bytes.length(); i += 4) {
      whole = bytes.getInt(i) == stamp + i;
    }
    return whole;
  }

  private boolean isWhole(Link first) {
    int i = 0;
    boolean whole = true;
    for (Link link = first; link != null && whole; link = link.next()) {
      ByteVector data = link.data();
      whole = link.stamp() == stamp + i && (data != null) == (i % 2 == 0);
      whole &= data == null || isWhole(data, stamp + i);
      i++;
    }
    return whole && i == Math.floorMod(stamp, 4) + 1;
  }

  private boolean isWhole(TrackedVector<?> rows) {
    boolean whole = rows.length() == Math.floorMod(stamp, 4);
    for (int i = 0; whole && i < rows.length(); i++) {
      try (Slot<?> slot = rows.expose(i)) {
        whole = slot.get() instanceof LongVector row && row.get(1) == stamp + i;
      }
    }
    return whole;
  }

  void closed() {
    blocks = 0;
    owner = NOBODY;
  }

  @Override
  public String toString() {
    return "block " + stamp + " of process " + owner;
  }
}
