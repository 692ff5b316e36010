package org.copyless.checker.flow;

/**
 * A set of the conditions that a block can be in, as bits. A path that is certain of a block's
 * condition has one bit; a join takes the union.
 */
final class Status {
  /** This method must give the block away exactly once. */
  static final int OWNED = 1;

  /** The block is lent to this method and must still be there at its end. */
  static final int BORROWED = 1 << 1;

  /** The block was given away. */
  static final int GONE = 1 << 2;

  /** There is no block: the pointer is null. */
  static final int NULL = 1 << 3;

  /** The block is the method's result; a {@code finally} that throws would lose it. */
  static final int RETURNED = 1 << 4;

  /** An error was reported about the block; nothing more is said about it. */
  static final int REPORTED = 1 << 5;

  private Status() {}

  /** Joins two paths; where an error was reported on one of them, the other goes on alone. */
  static int join(int a, int b) {
    int both = a | b;
    return both == REPORTED ? both : both & ~REPORTED;
  }

  static boolean may(int status, int bits) {
    return (status & bits) != 0;
  }

  static boolean isNull(int status) {
    return status == NULL;
  }

  static boolean reported(int status) {
    return may(status, REPORTED);
  }
}
