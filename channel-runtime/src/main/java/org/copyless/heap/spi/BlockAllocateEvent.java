package org.copyless.heap.spi;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.MemoryAddress;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/**
 * A block of an exchange heap was allocated; one block in 128 is told of, and of the same blocks
 * when they are freed.
 */
@Name("copyless.BlockAllocate")
@Label("Block Allocated")
@Description(
    "A block of an exchange heap was allocated; one block in 128 is told of, and of the same blocks"
        + " when they are freed.")
@Category({"Copyless", "Exchange Heap"})
@StackTrace(true)
final class BlockAllocateEvent extends Event {
  /** Asked whether it is worth while to make one. */
  static final BlockAllocateEvent PROBE = new BlockAllocateEvent();

  @Label("Type")
  String type;

  @Description("From the start of the heap")
  @Label("Offset")
  @MemoryAddress
  long offset;

  @Description("How often the place was used before; offset and generation together are the block")
  @Label("Generation")
  int generation;

  @Description("Without header and rounding")
  @Label("Size")
  @DataAmount
  long bytes;

  @Description("The SIP or thread")
  @Label("Owner")
  String owner;

  @Label("Owner Id")
  long ownerId;
}
