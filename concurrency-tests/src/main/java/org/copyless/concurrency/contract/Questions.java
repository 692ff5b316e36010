package org.copyless.concurrency.contract;

import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Contract;
import org.copyless.annotation.In;
import org.copyless.annotation.Out;
import org.copyless.heap.ByteVector;
import org.copyless.heap.LongVector;
import org.copyless.heap.TrackedVector;

/** Questions with arguments of each kind, one at a time, each answered before the next. */
@Contract(
    """
    state START: one {
      Number? -> Answer! -> START;
      Bytes? -> Answer! -> START;
      Chain? -> Answer! -> START;
      Rows? -> Answer! -> START;
      Turn? -> Turned! -> START;
    }
    """)
public interface Questions {
  /**
   * Scalars.
   *
   * @param value any
   * @param shift any
   */
  @In
  void number(long value, int shift);

  /**
   * A vector.
   *
   * @param data stamped contents
   * @param stamp what they are stamped with
   */
  @In
  void bytes(ByteVector data, int stamp);

  /**
   * Structs that lead to structs.
   *
   * @param link the first one
   */
  @In
  void chain(Link link);

  /**
   * A vector of vectors.
   *
   * @param rows stamped each
   * @param stamp what they are stamped with
   */
  @In
  void rows(TrackedVector<LongVector> rows, int stamp);

  /**
   * A block that is to come back.
   *
   * @param data stamped contents, or null
   */
  @In
  void turn(@Nullable ByteVector data);

  /**
   * Here it is.
   *
   * @param data the same block, turned
   */
  @Out
  void turned(@Nullable ByteVector data);

  /**
   * The checksum of the question.
   *
   * @param checksum computed from what arrived
   */
  @Out
  void answer(long checksum);
}
