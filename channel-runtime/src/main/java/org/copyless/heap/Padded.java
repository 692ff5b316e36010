package org.copyless.heap;

/**
 * Room of a cache line before the fields of subclasses, which one thread writes at each allocation:
 * objects of one kind are made one after the other, and a garbage collector leaves them side by
 * side. The JVM lays out the fields of a class behind those of its superclass.
 */
@SuppressWarnings("unused")
abstract sealed class Padded permits Stripe, Tally {
  private long line0, line1, line2, line3, line4, line5, line6, line7;

  Padded() {}
}
