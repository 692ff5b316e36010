package org.copyless.concurrency.race;

import java.util.ArrayList;
import java.util.List;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.Tracked;
import org.copyless.heap.spi.Block;
import org.copyless.heap.spi.Owner;

/**
 * A process of a race: what {@code Sip.start} makes, without its thread, which is an actor's. It
 * keeps the blocks that the maker of the state gives it, until an actor's thread takes its part.
 */
final class Party {
  private final Owner keeper;
  private final List<Block> kept = new ArrayList<>();

  Party(String name) {
    keeper = Owner.create(name);
  }

  /** Keeps a block of the current thread for this process. */
  <B extends Tracked> B give(B value) {
    Block block = (Block) value;
    block.blocks().give(block, Owner.current(), keeper);
    kept.add(block);
    return value;
  }

  /** Makes the current thread the owner of what this process has been given. */
  void enter() {
    for (Block block : kept) {
      block.blocks().give(block, keeper, Owner.current());
    }
    kept.clear();
  }

  /** What happens when the body of a SIP has ended: the reaper comes. */
  void end() {
    ExchangeHeap.reclaimAll(Owner.current());
  }
}
