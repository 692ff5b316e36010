package org.copyless.heap.spi;

/**
 * Tells the Flight Recorder of blocks. When nobody records, a block that stands for others costs a
 * test of a constant, any other the test whether it does.
 */
final class BlockEvents {
  private BlockEvents() {}

  static void allocated(BlockType<?> type, long offset, int generation, long bytes) {
    if (Sampling.isSampled(offset, generation) && BlockAllocateEvent.PROBE.isEnabled()) {
      BlockAllocateEvent event = new BlockAllocateEvent();
      Owner owner = Owner.current();
      event.type = type.name();
      event.offset = offset;
      event.generation = generation;
      event.bytes = bytes;
      event.owner = owner.name();
      event.ownerId = owner.id();
      event.commit();
    }
  }

  static void freed(BlockType<?> type, long offset, int generation, long bytes) {
    if (Sampling.isSampled(offset, generation) && BlockFreeEvent.PROBE.isEnabled()) {
      BlockFreeEvent event = new BlockFreeEvent();
      event.type = type.name();
      event.offset = offset;
      event.generation = generation;
      event.bytes = bytes;
      event.commit();
    }
  }
}
