package org.copyless.heap;

/**
 * What an operator sees of an exchange heap of a running program, in any tool that speaks JMX: as
 * {@code org.copyless:type=ExchangeHeap,name=heap-1}, if the program was started with {@code
 * -Dcopyless.jmx=on}. Off by default, because it starts the platform's MBean server, which costs a
 * program's start more than everything else here.
 *
 * <p>Thread-safe; waits for nobody and stops nobody. Figures are explained at {@link
 * HeapStatistics}.
 */
public interface ExchangeHeapMXBean {
  /**
   * Returns the number of blocks that are allocated.
   *
   * @return blocks
   */
  long getLiveBlocks();

  /**
   * Returns the bytes of the blocks that are allocated.
   *
   * @return bytes
   */
  long getLiveBytes();

  /**
   * Returns the memory taken from the operating system.
   *
   * @return bytes
   */
  long getReservedBytes();

  /**
   * Returns the most memory that will be taken from the operating system.
   *
   * @return bytes
   */
  long getLimitBytes();

  /**
   * Returns the number of messages sent so far.
   *
   * @return messages
   */
  long getMessages();

  /**
   * Counts the live blocks by owner and type.
   *
   * @return one line each, the most bytes first; see {@link ExchangeHeap#census}
   */
  String[] census();

  /**
   * Writes down all channels and blocks.
   *
   * @return the text; see {@link ExchangeHeap#dump}
   */
  String dump();
}
