package org.copyless.channel.spi;

/**
 * Room of a cache line before the fields of subclasses. The two halves of a queue are made one
 * after the other and lie side by side; each message writes in both, on a core each. Their own
 * classes end with such room, too: the JVM lays out the fields of a class behind those of its
 * superclass.
 *
 * <p>For arrays, how many elements fill a line of 64 bytes.
 */
@SuppressWarnings("unused")
abstract sealed class Line permits BellFields, InboxFields, OutboxFields, SleeperField {
  /** As many longs as a cache line holds. */
  static final int LONGS = 8;

  /** As many references, where each takes four bytes. */
  static final int REFERENCES = 16;

  private long line0, line1, line2, line3, line4, line5, line6;

  /** Fills what the alignment of the longs leaves free, or a field of a subclass would. */
  private int line7;

  Line() {}
}
