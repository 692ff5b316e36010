package org.copyless.heap;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Overwrites memory with zeros. From a kibibyte on they are copied from a page that has them, which
 * stays in the first cache: the JDK copies in vectors, but fills in words, at half the speed.
 */
final class Zeros {
  private static final long PAGE = 4096;
  private static final long COPIED = 1024;
  private static final MemorySegment ZEROS = Arena.global().allocate(PAGE, PAGE);

  private Zeros() {}

  /** Has this class initialised: an allocation deep in the stack must not be the first. */
  static void initialise() {}

  /** Overwrites so many bytes of a segment from an offset on. */
  static void fill(MemorySegment memory, long offset, long size) {
    if (size < COPIED) {
      memory.asSlice(offset, size).fill((byte) 0);
    } else {
      copy(memory, offset, size);
    }
  }

  private static void copy(MemorySegment memory, long offset, long size) {
    long end = offset + size;
    long at = offset;
    for (; end - at > PAGE; at += PAGE) {
      MemorySegment.copy(ZEROS, 0, memory, at, PAGE);
    }
    MemorySegment.copy(ZEROS, 0, memory, at, end - at);
  }
}
