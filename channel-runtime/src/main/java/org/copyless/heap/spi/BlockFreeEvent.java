package org.copyless.heap.spi;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.MemoryAddress;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** A block of an exchange heap was freed; told of those blocks whose allocation was told of. */
@Name("copyless.BlockFree")
@Label("Block Freed")
@Description(
    "A block of an exchange heap was freed; told of those blocks whose allocation was told of.")
@Category({"Copyless", "Exchange Heap"})
@StackTrace(true)
final class BlockFreeEvent extends Event {
  /** Asked whether it is worth while to make one. */
  static final BlockFreeEvent PROBE = new BlockFreeEvent();

  @Label("Type")
  String type;

  @Description("From the start of the heap")
  @Label("Offset")
  @MemoryAddress
  long offset;

  @Description("How often the place was used before; offset and generation together are the block")
  @Label("Generation")
  int generation;

  @Description("Without header and rounding; of an endpoint 0")
  @Label("Size")
  @DataAmount
  long bytes;
}
