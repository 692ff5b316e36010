package org.copyless.heap;

/**
 * An exchange heap has no room for the block that was asked for. Nothing was allocated; the heap
 * and all its blocks are as before, and allocation may succeed once blocks have been closed.
 *
 * <p>Only allocation and opening a channel throw it, and the sends of an unbounded contract. Other
 * sends allocate nothing, nor does a receive.
 *
 * <p>Source: Fähndrich et al., §2.6.
 */
public final class OutOfExchangeMemoryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The bytes asked for. */
  private final long requestedBytes;

  /** The heap's figures at that moment. */
  private final transient HeapStatistics statistics;

  OutOfExchangeMemoryException(
      long requestedBytes, long largestBytes, HeapStatistics statistics, String holders) {
    super(
        "exchange heap out of memory: requested="
            + requestedBytes
            + " bytes, largest possible="
            + largestBytes
            + " bytes; "
            + statistics
            + "; most of it: "
            + holders
            + "; close blocks that are no longer needed or create the heap with a higher limit");
    this.requestedBytes = requestedBytes;
    this.statistics = statistics;
  }

  /**
   * Returns the size of the block that was asked for.
   *
   * @return bytes, without the block's header
   */
  public long requestedBytes() {
    return requestedBytes;
  }

  /**
   * Returns the heap's figures when the block was refused.
   *
   * @return the figures; null after deserialization
   */
  public HeapStatistics statistics() {
    return statistics;
  }
}
