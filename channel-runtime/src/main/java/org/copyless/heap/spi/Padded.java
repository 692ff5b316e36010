package org.copyless.heap.spi;

/**
 * Room of a cache line before the fields of subclasses, which one thread writes often: objects that
 * are made one after the other lie side by side, stay so when the garbage collector moves them, and
 * may belong to different cores. The JVM lays out the fields of a class behind those of its
 * superclass.
 *
 * <p>Where what is behind such an object may be hot as well, the fields are those of a class
 * between this one and the last, and the last ends with {@code long line0, … line6}.
 *
 * <p>An array has its room inside: as many elements as a line of 64 bytes holds before the first
 * one in use, and behind the last.
 */
@SuppressWarnings("unused")
public abstract class Padded {
  /** How many longs a line holds. */
  public static final int LONGS = 8;

  /** How many ints. */
  public static final int INTS = 16;

  /** How many references, where each takes four bytes; with eight, the room is two lines. */
  public static final int REFERENCES = 16;

  private long line0, line1, line2, line3, line4, line5, line6;

  /** Fills what the alignment of the longs leaves free, or a field of a subclass would. */
  private int line7;

  /** For subclasses in the runtime. */
  protected Padded() {}
}
