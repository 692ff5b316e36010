package org.copyless.concurrency.stress;

import java.util.random.RandomGenerator;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Claims;
import org.copyless.concurrency.contract.Link;
import org.copyless.concurrency.contract.LinkRep;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.LongVector;
import org.copyless.heap.Slot;
import org.copyless.heap.TrackedVector;

/**
 * Blocks whose every word follows from a stamp, so that whoever gets one sees whether it is whole.
 * Those that check also close, and return a checksum that follows from stamp and size.
 */
final class Payload {
  private Payload() {}

  /** Returns a vector that is stamped all over. */
  static ByteVector bytes(ExchangeHeap heap, RandomGenerator random, int stamp) {
    return turn(heap.bytes(4 * (1 + random.nextInt(random.nextInt(16) == 0 ? 500 : 20))), stamp);
  }

  /** Stamps a vector anew and gives it back. */
  static ByteVector turn(@Claims ByteVector data, int stamp) {
    stamp(data, stamp);
    return data;
  }

  /** Stamps a vector anew. */
  static void stamp(ByteVector data, int stamp) {
    for (int i = 0; i < data.length(); i += 4) {
      data.setInt(i, stamp + i);
    }
  }

  /** Checks a vector, which stays. */
  static long check(ByteVector data, int stamp) {
    for (int i = 0; i < data.length(); i += 4) {
      if (data.getInt(i) != stamp + i) {
        throw new AssertionError(
            "word " + i + " is " + data.getInt(i) + " instead of " + (stamp + i) + ": " + data);
      }
    }
    return checksum(stamp, data.length());
  }

  /** Checks a vector and closes it. */
  static long consume(@Claims @Nullable ByteVector data, int stamp) {
    if (data == null) {
      return checksum(stamp, -1);
    }
    long checksum = check(data, stamp);
    data.close();
    return checksum;
  }

  static long checksum(int stamp, long size) {
    return (stamp * 31L + size) * 0x9E3779B97F4A7C15L;
  }

  /** Returns a chain of structs, stamped one by one. */
  static Link chain(ExchangeHeap heap, RandomGenerator random, int stamp) {
    Link rest = null;
    for (int i = random.nextInt(4); i >= 0; i--) {
      ByteVector data = random.nextBoolean() ? bytes(heap, random, stamp + i) : null;
      rest = LinkRep.allocate(heap, data, stamp + i, rest);
    }
    return rest;
  }

  /** Checks a chain, which stays. */
  static long check(Link first, int stamp) {
    int length = 0;
    for (Link link = first; link != null; link = link.next()) {
      if (link.stamp() != stamp + length) {
        throw new AssertionError("link " + length + " is stamped " + link.stamp() + ": " + link);
      }
      if (link.data() != null) {
        check(link.data(), stamp + length);
      }
      length++;
    }
    return checksum(stamp, length);
  }

  /** Returns a vector of stamped vectors. */
  static TrackedVector<LongVector> rows(ExchangeHeap heap, RandomGenerator random, int stamp) {
    TrackedVector<LongVector> rows = heap.vector(random.nextInt(5));
    for (int i = 0; i < rows.length(); i++) {
      try (Slot<LongVector> slot = rows.expose(i)) {
        LongVector row = heap.longs(1 + random.nextInt(8));
        row.set(row.length() - 1, stamp + i);
        slot.set(row);
      }
    }
    return rows;
  }

  /** Checks a vector of vectors, which stays. */
  static long check(TrackedVector<LongVector> rows, int stamp) {
    for (int i = 0; i < rows.length(); i++) {
      try (Slot<LongVector> slot = rows.expose(i)) {
        LongVector row = slot.get();
        if (row.get(row.length() - 1) != stamp + i) {
          throw new AssertionError("row " + i + " is not stamped " + (stamp + i) + ": " + row);
        }
      }
    }
    return checksum(stamp, rows.length());
  }
}
