package org.copyless.concurrency.contract;

import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.RepStruct;
import org.copyless.heap.ByteVector;
import org.copyless.heap.Tracked;

/** A struct of a chain. */
@RepStruct
public interface Link extends Tracked {
  /**
   * Stamped contents.
   *
   * @return the vector, if there is one
   */
  @Nullable ByteVector data();

  /**
   * Sets the contents.
   *
   * @param value the vector
   */
  void data(@Nullable ByteVector value);

  /**
   * What the contents are stamped with.
   *
   * @return the stamp
   */
  int stamp();

  /**
   * Sets the stamp.
   *
   * @param value the stamp
   */
  void stamp(int value);

  /**
   * The rest of the chain.
   *
   * @return the next one, if there is one
   */
  @Nullable Link next();

  /**
   * Sets the rest of the chain.
   *
   * @param value the next one
   */
  void next(@Nullable Link value);
}
