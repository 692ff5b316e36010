package org.copyless.heap;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;

/**
 * Access to a block, from its header on, in the memory of the granule in which it begins. See
 * {@link BlockDescriptor} for the layout.
 *
 * <p>Who does several things with a block looks up memory and place once; and what is read or
 * written one after the other is checked once by compiled code.
 */
final class Header {
  private Header() {}

  static long owner(MemorySegment memory, long place) {
    return memory.get(JAVA_LONG, place + BlockDescriptor.OWNER_OFFSET);
  }

  static void owner(MemorySegment memory, long place, long owner) {
    memory.set(JAVA_LONG, place + BlockDescriptor.OWNER_OFFSET, owner);
  }

  /** Returns the word of size, class and type. */
  static long shape(MemorySegment memory, long place) {
    return memory.get(JAVA_LONG, place + BlockDescriptor.SHAPE_OFFSET);
  }

  static int span(MemorySegment memory, long place) {
    return memory.get(JAVA_INT, place + BlockDescriptor.SPAN_OFFSET);
  }

  static long link(MemorySegment memory, long place) {
    return memory.get(JAVA_LONG, place + BlockDescriptor.LINK_OFFSET);
  }

  static void link(MemorySegment memory, long place, long link) {
    memory.set(JAVA_LONG, place + BlockDescriptor.LINK_OFFSET, link);
  }

  /** Writes what stays the same in a header as long as the block is not cut anew. */
  static void cut(MemorySegment memory, long place, int sizeClass, int span, long link) {
    memory.set(
        JAVA_LONG, place + BlockDescriptor.SHAPE_OFFSET, BlockDescriptor.shape(0, sizeClass, 0));
    memory.set(JAVA_INT, place + BlockDescriptor.SPAN_OFFSET, span);
    memory.set(JAVA_LONG, place + BlockDescriptor.LINK_OFFSET, link);
  }

  /** Writes the rest of the header of a block that is about to be live. */
  static void begin(MemorySegment memory, long place, long shape, long owner) {
    memory.set(JAVA_LONG, place + BlockDescriptor.OWNER_OFFSET, owner);
    memory.set(JAVA_LONG, place + BlockDescriptor.SHAPE_OFFSET, shape);
    memory.set(JAVA_LONG, place + BlockDescriptor.LINK_OFFSET, 0L);
  }

  static long pointer(MemorySegment memory, long place, long field) {
    return memory.get(JAVA_LONG, place + BlockDescriptor.HEADER_LENGTH + field);
  }

  /** Returns a part of the payload, from its start. */
  static MemorySegment payload(MemorySegment memory, long place, long size) {
    return memory.asSlice(place + BlockDescriptor.HEADER_LENGTH, size);
  }

  /** Overwrites a part of the payload, from its start, with zeros. */
  static void clear(MemorySegment memory, long place, long size) {
    Zeros.fill(memory, place + BlockDescriptor.HEADER_LENGTH, size);
  }

  /** Overwrites a part of the payload, from its start. */
  static void fill(MemorySegment memory, long place, MemorySegment content) {
    MemorySegment.copy(
        content, 0, memory, place + BlockDescriptor.HEADER_LENGTH, content.byteSize());
  }
}
