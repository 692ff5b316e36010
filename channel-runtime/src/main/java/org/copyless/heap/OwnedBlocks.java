package org.copyless.heap;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.LongStream;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.heap.spi.Block;
import org.copyless.heap.spi.Blocks;
import org.copyless.heap.spi.Owner;

/**
 * Whose the blocks of a heap are, and how they change hands: one alone, or with all that it leads
 * to.
 *
 * <p>Headers are plain memory. A block's header is written by its owner only, and ownership moves
 * through a channel's release and acquire, or before a thread's start; so each owner sees what the
 * one before wrote. Who follows a pointer asks after reading the header whether the block is still
 * that one.
 *
 * <p>Blocks that are still to be looked into are stacked through the links in their headers, so
 * that it takes no memory and no depth of the thread's stack, however long a list is.
 */
abstract sealed class OwnedBlocks extends Blocks permits Store {
  /** Set in the link of a block that is on a stack, also of the last one there. */
  static final long ON_STACK = 1;

  final Region region;

  OwnedBlocks(Region region) {
    this.region = region;
  }

  @Override
  public long ownerOf(long offset) {
    return region.owner(offset);
  }

  @Override
  protected boolean isOwned(long offset, int generation, long owner) {
    Granule granule = region.granule(offset);
    return granule.generation(offset) == generation && granule.owner(offset) == owner;
  }

  @Override
  protected int generation(long offset) {
    return region.generation(offset);
  }

  @Override
  public Block handle(long pointer) {
    Block handle = handleAt(offset(pointer));
    if (handle == null || isStale(pointer)) {
      throw new OwnershipException(
          "a pointer leads to offset 0x"
              + Long.toHexString(offset(pointer))
              + ", whose block has been freed since");
    }
    return handle;
  }

  @Override
  protected @Nullable Block handleAt(long offset) {
    return region.handle(offset);
  }

  private static long offset(long pointer) {
    return pointer & ~GENERATION_BITS;
  }

  private boolean isStale(long pointer) {
    return !region.isLive(offset(pointer), pointer, GENERATION_BITS);
  }

  private boolean isOwned(long pointer, long owner) {
    long offset = offset(pointer);
    Granule granule = region.granule(offset);
    if (!granule.isLive(offset, pointer, GENERATION_BITS)) {
      return false;
    }
    boolean owned = granule.owner(offset) == owner;
    VarHandle.acquireFence(); // if the block is still the same now, then that was its owner
    return owned && granule.isLive(offset, pointer, GENERATION_BITS);
  }

  @Override
  public int transfer(long pointer, long from, long to) {
    long offset = offset(pointer);
    Granule granule = region.granule(offset);
    if (isAlone(granule.handle(Granule.line(offset)))) {
      if (!give(granule, pointer, from, to)) {
        throw notTheGivers(pointer);
      }
      return 1;
    }
    if (!isOwned(pointer, from)) {
      throw notTheGivers(pointer);
    }
    boolean holds = TRACING && holdCallSite();
    try {
      return transferAll(offset, from, to);
    } finally {
      if (holds) {
        releaseCallSite();
      }
    }
  }

  @Override
  public int transfer(Block block, long from, long to) {
    long pointer = pointerTo(block);
    if (!isAlone(block)) {
      return transfer(pointer, from, to);
    }
    if (!give(region.granule(offset(pointer)), pointer, from, to)) {
      throw notTheGivers(pointer);
    }
    return 1;
  }

  private OwnershipException notTheGivers(long pointer) {
    Block handle = handle(pointer);
    return new OwnershipException(
        "transfer of a block that is not the giver's: " + handle + whereGone(handle));
  }

  /**
   * Tells whether all that there is to the transfer of a block is its header, because it has no
   * room for pointers, and nothing is recorded.
   */
  private static boolean isAlone(@Nullable Block handle) {
    return !TRACING && handle != null && !hasPointers(handle);
  }

  /** Gives away such a block; false if it is gone, or not the giver's. */
  private static boolean give(Granule granule, long pointer, long from, long to) {
    long offset = offset(pointer);
    MemorySegment memory = granule.memoryOrNull();
    long place = Granule.place(offset);
    if (memory == null || Header.owner(memory, place) != from) {
      return false;
    }
    VarHandle.acquireFence(); // if the block is that one now, then that was its owner
    if (!granule.isLive(offset, pointer, GENERATION_BITS)) {
      return false;
    }
    Header.link(memory, place, 0); // else of an operation that has died
    Header.owner(memory, place, to);
    return true;
  }

  /**
   * {@inheritDoc}
   *
   * <p>The owner in the header of a block without room for pointers is overwritten unread: while
   * the message is in its slot nobody but the receiver can free the block, and the line of the
   * header, which lies in the sender's cache, comes over once, to be written.
   */
  @Override
  public Block receive(long pointer, long channel, Owner receiver) {
    long offset = offset(pointer);
    Granule granule = region.granule(offset);
    Block handle = granule.handle(Granule.line(offset));
    receiver.count(1); // so that it is asked for its blocks also if it dies in the next line
    if (isAlone(handle)) {
      granule.owner(offset, receiver.id());
      return handle;
    }
    receiver.count(transfer(pointer, channel, receiver.id()) - 1);
    return handle(pointer);
  }

  private int transferAll(long root, long from, long to) {
    int moved = 0;
    long head = chain(root, 0);
    while (head != 0) {
      long block = head;
      head = region.link(block) & ~ON_STACK;
      region.link(block, 0);
      if (TRACING) {
        traceTransfer(handleAt(block), to);
      }
      region.owner(block, to);
      moved++;
      head = chainOwned(block, from, head);
    }
    return moved;
  }

  /** Gives away what a block owns, onto the stack of blocks that are still to be looked into. */
  @SuppressWarnings("ReferenceEquality") // the sentinel is the array itself
  private long chainOwned(long block, long from, long head) {
    long[] fields = pointersOf(region.type(block));
    long top = head;
    if (fields == EVERY_WORD) {
      long end = region.size(block);
      for (long word = 0; word < end; word += Long.BYTES) {
        top = chainIfOwned(region.pointer(block, word), from, top);
      }
    } else {
      for (long field : fields) {
        top = chainIfOwned(region.pointer(block, field), from, top);
      }
    }
    return top;
  }

  private long chainIfOwned(long pointer, long from, long head) {
    return pointer != 0 && isOwned(pointer, from) && region.link(offset(pointer)) == 0
        ? chain(offset(pointer), head)
        : head;
  }

  private long chain(long offset, long head) {
    region.link(offset, head | ON_STACK);
    return offset;
  }

  @Override
  public void complete(long pointer, long from, long to) {
    if (!isOwned(pointer, to)) {
      return;
    }
    Deque<Long> open = new ArrayDeque<>();
    Set<Long> seen = new HashSet<>();
    open.push(offset(pointer));
    while (!open.isEmpty()) {
      long block = open.pop();
      for (long each : pointersIn(block)) {
        if (isOwned(each, from)) {
          region.link(offset(each), 0);
          region.owner(offset(each), to);
        }
        if (isOwned(each, to) && seen.add(each)) {
          open.push(offset(each));
        }
      }
    }
  }

  @SuppressWarnings("ReferenceEquality") // the sentinel is the array itself
  private long[] pointersIn(long block) {
    long[] fields = pointersOf(region.type(block));
    LongStream places =
        fields == EVERY_WORD
            ? LongStream.iterate(0, word -> word < region.size(block), word -> word + Long.BYTES)
            : Arrays.stream(fields);
    return places.map(place -> region.pointer(block, place)).filter(each -> each != 0).toArray();
  }

  @Override
  public void give(Block block, Owner from, Owner to) {
    to.count(1); // first, so that its reaper looks also if this dies in the next line
    int moved;
    try {
      moved = transfer(pointerTo(block), from.id(), to.id());
    } catch (OwnershipException refused) {
      to.count(-1);
      throw refused;
    }
    from.count(-moved);
    to.count(moved - 1);
  }

  @Override
  public long push(long pointer, long holder, long head) {
    long offset = offset(pointer);
    if (!isOwned(pointer, holder) || region.link(offset) != 0) {
      return head;
    }
    region.link(offset, head | ON_STACK);
    return offset;
  }

  @Override
  public long claim(long pointer, long from, long to, long head) {
    if (!isOwned(pointer, from)) {
      return head;
    }
    int moved = transferAll(offset(pointer), from, to);
    Owner owner = Owner.current();
    if (owner.id() == to) { // else it is dead
      owner.count(moved);
    }
    return push(pointer, to, head);
  }

  @Override
  public void disown(long offset) {
    region.owner(offset, -offset);
  }
}
