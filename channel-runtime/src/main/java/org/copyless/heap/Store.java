package org.copyless.heap;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Claims;
import org.copyless.heap.spi.Block;
import org.copyless.heap.spi.BlockType;
import org.copyless.heap.spi.Headroom;
import org.copyless.heap.spi.OutOfLine;
import org.copyless.heap.spi.Owner;

/** The blocks of one heap: they are allocated with handles, and reclaimed along pointers. */
final class Store extends OwnedBlocks {
  private static final Calls CALLS = OutOfLine.of(MethodHandles.lookup(), Calls.class);

  private final ExchangeHeap heap;
  private final Allocator allocator;
  private final DeadBlocks deadBlocks;
  private final LargestHolders holders = new LargestHolders(this);

  /**
   * The large parts of allocating and freeing, {@link OutOfLine}.
   *
   * <p>Whether the compiler comes first to the method that makes a handle or to the one that takes
   * a block is chance; if to the former, that one gets so large that it is not made part of the
   * program's methods, and what it returns has to be an object. Cut off here, the making, binding
   * and cutting off of a handle is small: it becomes part of the program's method, where a handle
   * that does not leave it is kept in registers, and nothing is allocated on the GC heap.
   */
  private interface Calls {
    /** Calls {@link Store#takeFilled}. */
    long takeFilled(Store store, int type, long size, @Nullable MemorySegment content);

    /** Calls {@link Store#freeOwned}. */
    boolean freeOwned(Store store, long offset, int generation, boolean listed);
  }

  Store(ExchangeHeap heap, long limit) {
    super(new Region(limit));
    Zeros.initialise();
    Headroom.initialise();
    this.heap = heap;
    this.allocator = new Allocator(region);
    this.deadBlocks = new DeadBlocks(this, region);
  }

  @Override
  public ExchangeHeap heap() {
    return heap;
  }

  @Override
  public <T extends Block> T allocate(BlockType<T> type, long size) {
    T handle = unbound(type);
    return allocate(handle, size, null, sharesMemory(handle));
  }

  /**
   * Allocates a block.
   *
   * @param handle just made; by the caller, who knows its class, so that no call is virtual
   */
  <T extends Block> T allocate(BlockType<? super T> type, @Claims T handle, long size) {
    prepare(handle, type);
    return allocate(handle, size, null, false);
  }

  /**
   * Allocates a block with a content, which need not be zeroed.
   *
   * @param handle as above
   * @param content as many bytes as the block gets
   */
  <T extends Block> T allocate(BlockType<? super T> type, @Claims T handle, MemorySegment content) {
    prepare(handle, type);
    return allocate(handle, content.byteSize(), content, false);
  }

  /**
   * {@code shares} is known to compiled code where the type is, else a slice could not be spared.
   */
  private <T extends Block> T allocate(
      @Claims T handle, long size, @Nullable MemorySegment content, boolean shares) {
    long offset = CALLS.takeFilled(this, typeIdOf(handle), size, content);
    boolean done = false;
    try {
      bind(handle, offset, size, shares);
      done = true;
      return handle;
    } finally {
      if (!done) {
        giveUp(offset);
      }
    }
  }

  /** Takes a block for the current owner and overwrites what was in it before. */
  long takeFilled(int type, long size, @Nullable MemorySegment content) {
    Owner owner = Owner.current();
    owner.checkAlive();
    owner.count(1); // first, so that the reaper looks for a block that an error leaves behind
    long block = take(type, size, owner);
    long offset = block & Spans.OFFSET;
    boolean done = false;
    try {
      fill(block, size, content);
      done = true;
      return offset;
    } finally {
      if (!done) {
        giveUp(offset);
      }
    }
  }

  private void fill(long block, long size, @Nullable MemorySegment content) {
    long offset = block & Spans.OFFSET;
    Granule granule = region.granule(offset);
    if (content != null) {
      Header.fill(granule.memory(), Granule.place(offset), content);
    } else if ((block & Spans.FRESH) == 0) {
      Header.clear(granule.memory(), Granule.place(offset), size);
    }
  }

  private long take(int type, long size, Owner owner) {
    long block;
    try {
      block = allocator.take(size, type, owner.id());
    } catch (RuntimeException heapClosed) {
      owner.count(-1);
      throw heapClosed;
    }
    if (block == Allocator.FULL) {
      owner.count(-1);
      throw outOfMemory(size);
    }
    return block;
  }

  private OutOfExchangeMemoryException outOfMemory(long size) {
    return new OutOfExchangeMemoryException(
        size, allocator.largest(), statistics(), holders.text());
  }

  /** Binds a handle to a block that holds nothing of what was there before. */
  private void bind(Block handle, long offset, long size, boolean shares) {
    Granule granule = region.granule(offset);
    MemorySegment memory = shares ? granule.memory() : granule.payload(offset, size);
    bind(handle, offset, granule.generation(offset), memory, size);
    if (TRACING || !isLeaf(handle)) {
      enlist(handle);
    }
    if (TRACING) {
      traceAllocation(handle);
    }
  }

  @Override
  public int placeOf(long offset) {
    return (int) (Granule.place(offset) + BlockDescriptor.HEADER_LENGTH);
  }

  @Override
  protected void list(Block handle, long offset) {
    region.handle(offset, handle);
  }

  /** Frees a block whose handle was not bound; if that fails too, it is left to the reaper. */
  private void giveUp(long offset) {
    Headroom.probe();
    free(offset);
    Owner.current().count(-1);
  }

  /** {@inheritDoc} Its first step is taken here: who calls has found out that it is the owner. */
  @Override
  public void reclaim(Block block) {
    Owner owner = Owner.current();
    boolean holds = TRACING && holdCallSite();
    try {
      region.link(offsetOf(block), ON_STACK); // what it leads to may lead to it
      long head = dispose(block, owner.id(), 0);
      owner.count(-1 - drainAll(head, owner.id()));
    } finally {
      if (holds) {
        releaseCallSite();
      }
    }
  }

  @Override
  public void reclaim(long head) {
    Owner owner = Owner.current();
    owner.count(-drain(head, owner.id()));
  }

  /** Reclaims a stack of blocks and returns how many of them were {@code owner}'s. */
  private int drain(long head, long owner) {
    boolean holds = TRACING && head != 0 && holdCallSite();
    try {
      return drainAll(head, owner);
    } finally {
      if (holds) {
        releaseCallSite();
      }
    }
  }

  /**
   * Takes blocks apart until the stack is empty. Each keeps its owner until it is freed, or closed
   * if it is an endpoint, so that its owner's reaper finds it if this dies in the middle; and its
   * link, so that it is not pushed again.
   */
  private int drainAll(long head, long owner) {
    long top = head;
    int own = 0;
    while (top != 0) {
      long offset = top;
      top = region.link(offset) & ~ON_STACK;
      long holder = region.owner(offset);
      if (holder == owner) {
        own++;
      }
      top = takeApart(offset, holder, top);
    }
    return own;
  }

  /** Frees a block on a stack, and stacks what it owns. */
  long takeApart(long offset, long holder, long rest) {
    Block handle = handleAt(offset);
    if (handle == null) { // it owns nothing, or its owner died when it allocated it
      recordFree(region.type(offset), offset, region.generation(offset), region.size(offset));
      allocator.free(offset);
      return rest;
    }
    if (isUnbound(handle)) { // its owner died when it freed it
      if (isLeaf(handle)) { // the others were told of before
        recordFree(region.type(offset), offset, region.generation(offset), region.size(offset));
      }
      region.handle(offset, null);
      allocator.free(offset);
      return rest;
    }
    return dispose(handle, holder, rest);
  }

  @Override
  protected boolean free(long offset, int generation, boolean listed) {
    return CALLS.freeOwned(this, offset, generation, listed);
  }

  /** Does what {@link #free(long, int, boolean)} says, out of line. */
  boolean freeOwned(long offset, int generation, boolean listed) {
    Owner owner = Owner.current();
    Granule granule = region.granule(offset);
    if (granule.generation(offset) != generation) {
      return false;
    }
    MemorySegment memory = granule.memory();
    long place = Granule.place(offset);
    if (Header.owner(memory, place) != owner.id()) {
      return false;
    }
    long shape = Header.shape(memory, place);
    if (listed) {
      granule.handle(Granule.line(offset), null);
    }
    allocator.free(offset, granule, shape);
    owner.count(-1);
    return true;
  }

  @Override
  public void free(long offset) {
    Block handle = region.handle(offset);
    if (handle != null) {
      unbind(handle);
      region.handle(offset, null);
    }
    allocator.free(offset);
  }

  @Override
  public void countMessages(long count) {
    if (count != 0) { // all closes share that figure
      allocator.countMessages(count);
    }
  }

  /** Tells a block that its owner has ended. */
  static void announceEnd(Block handle) {
    abandon(handle);
  }

  /** Reclaims all blocks of owners that have ended. Called by the reaper only. */
  void reclaimAll(DeadOwners dead) {
    allocator.heal(); // else what the dead were just freeing would be freed twice
    deadBlocks.reclaimAll(dead);
  }

  HeapStatistics statistics() {
    long[] sent = new long[1];
    region.walk((offset, generation, owner, type, size) -> sent[0] += sent(offset, generation));
    return allocator.statistics(sent[0]);
  }

  /** Returns the messages sent by an endpoint that may be closed and freed meanwhile. */
  private long sent(long offset, int generation) {
    Block handle = region.handle(offset);
    long sent = 0;
    if (handle != null) {
      try {
        sent = messagesSent(handle);
      } catch (IllegalStateException memoryHasGone) {
        return 0;
      }
    }
    VarHandle.acquireFence(); // if the block is still the same now, then the figure was its own
    return region.isLive(offset, generation, GENERATION_BITS) ? sent : 0;
  }

  /** Visits the live blocks. */
  void walk(BlockVisitor visitor) {
    region.walk(visitor);
  }

  void close() {
    allocator.close();
  }
}
