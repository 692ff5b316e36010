package org.copyless.heap;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.LongStream;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Claims;
import org.copyless.heap.spi.Block;
import org.copyless.heap.spi.BlockType;
import org.copyless.heap.spi.Blocks;
import org.copyless.heap.spi.Headroom;
import org.copyless.heap.spi.Owner;

/**
 * The blocks of one heap: allocation with handles, transfer and reclamation along pointers.
 *
 * <p>Headers are plain memory. A block's header is written by its owner only, and ownership moves
 * through a channel's release and acquire, or before a thread's start; so each owner sees what the
 * one before wrote. The search for the blocks of an owner that has ended reads headers of strangers
 * too, at the same time as these write them; it looks for numbers that are in no header except
 * where these owners have put them and which nobody will put there again, so what it finds is
 * right. What it reads is a header and no payload, because the walk says so; and who follows a
 * pointer asks after reading the header whether the block is still that one.
 */
final class Store extends Blocks {
  private static final long ON_STACK = 1;

  private final ExchangeHeap heap;
  private final Region region;
  private final Allocator allocator;
  private final Found found = new Found();
  private final LargestHolders holders = new LargestHolders(this);

  Store(ExchangeHeap heap, long limit) {
    Zeros.initialise();
    Headroom.initialise();
    this.heap = heap;
    this.region = new Region(limit);
    this.allocator = new Allocator(region);
  }

  @Override
  public ExchangeHeap heap() {
    return heap;
  }

  @Override
  public <T extends Block> T allocate(BlockType<T> type, long size) {
    return allocate(unbound(type), size, null);
  }

  /**
   * Allocates a block.
   *
   * @param handle just made; by the caller, who knows its class, so that no call is virtual
   */
  <T extends Block> T allocate(BlockType<? super T> type, @Claims T handle, long size) {
    prepare(handle, type);
    return allocate(handle, size, null);
  }

  /**
   * Allocates a block with a content, which need not be zeroed.
   *
   * @param handle as above
   * @param content as many bytes as the block gets
   */
  <T extends Block> T allocate(BlockType<? super T> type, @Claims T handle, MemorySegment content) {
    prepare(handle, type);
    return allocate(handle, content.byteSize(), content);
  }

  private <T extends Block> T allocate(
      @Claims T handle, long size, @Nullable MemorySegment content) {
    Owner owner = Owner.current();
    owner.checkAlive();
    owner.count(1); // first, so that the reaper looks for a block that an error leaves behind
    long block = take(handle, size, owner);
    boolean done = false;
    try {
      bind(handle, block, size, content);
      done = true;
      return handle;
    } finally {
      if (!done) {
        giveUp(block & Spans.OFFSET, owner);
      }
    }
  }

  private long take(Block handle, long size, Owner owner) {
    long block;
    try {
      block = allocator.take(size, typeIdOf(handle), owner.id());
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

  /** Binds a handle once the block holds nothing of what was there before. */
  private void bind(Block handle, long block, long size, @Nullable MemorySegment content) {
    long offset = block & Spans.OFFSET;
    Granule granule = region.granule(offset);
    MemorySegment memory = granule.payload(offset, size);
    if (content != null) {
      MemorySegment.copy(content, 0, memory, 0, size);
    } else if ((block & Spans.FRESH) == 0) {
      Zeros.fill(memory);
    }
    bind(handle, offset, granule.generation(offset), memory);
    if (TRACING || !isLeaf(handle)) {
      enlist(handle);
    }
    if (TRACING) {
      traceAllocation(handle);
    }
  }

  @Override
  protected void list(Block handle, long offset) {
    region.handle(offset, handle);
  }

  /** Frees a block whose handle was not bound; if that fails too, it is left to the reaper. */
  private void giveUp(long offset, Owner owner) {
    Headroom.probe();
    free(offset);
    owner.count(-1);
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
    Extent extent = granule.extent;
    if (extent == null || extent.word(offset, BlockDescriptor.OWNER_OFFSET) != from) {
      return false;
    }
    VarHandle.acquireFence(); // if the block is that one now, then that was its owner
    if (!granule.isLive(offset, pointer, GENERATION_BITS)) {
      return false;
    }
    extent.word(offset, BlockDescriptor.LINK_OFFSET, 0); // else of an operation that has died
    extent.word(offset, BlockDescriptor.OWNER_OFFSET, to);
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

  private long takeApart(long offset, long holder, long rest) {
    Block handle = handleAt(offset);
    if (handle == null) { // it owns nothing, or its owner died when it allocated it
      recordFree(region.type(offset), offset, region.generation(offset), region.size(offset));
      allocator.free(offset);
      return rest;
    }
    if (isUnbound(handle)) { // its owner died when it freed it
      region.handle(offset, null);
      allocator.free(offset);
      return rest;
    }
    return dispose(handle, holder, rest);
  }

  @Override
  protected void free(Block leaf) {
    long offset = offsetOf(leaf);
    boolean listed = isListed(leaf);
    unbind(leaf);
    if (listed) {
      region.handle(offset, null);
    }
    allocator.free(offset);
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

  /** Reclaims all blocks of owners that have ended. Called by the reaper only. */
  void reclaimAll(DeadOwners dead) {
    found.dead = dead;
    found.head = 0;
    allocator.heal(); // else what the dead were just freeing would be freed twice
    region.walk(found);
    reportReclaimed(found.head);
    abandonAll(found.head);
    buryAll(found.head);
  }

  private void abandonAll(long head) {
    for (long block = head; block != 0; block = region.link(block) & ~ON_STACK) {
      Block handle = handleAt(block);
      if (handle != null) {
        abandonOne(handle);
      }
    }
  }

  private static void abandonOne(Block handle) {
    try {
      abandon(handle);
    } catch (RuntimeException | Error failure) {
      Logger logger = System.getLogger(ExchangeHeap.class.getPackageName());
      logger.log(Level.ERROR, "what a receive has got could not be completed; " + handle, failure);
    }
  }

  /** Reclaims the blocks of the dead. Where that fails with one, the others are still reclaimed. */
  private void buryAll(long head) {
    Throwable first = null;
    int lost = 0;
    long top = head;
    while (top != 0) {
      long offset = top;
      top = region.link(offset) & ~ON_STACK;
      try {
        top = takeApart(offset, region.owner(offset), top);
      } catch (RuntimeException | Error failure) {
        first = first == null ? failure : first;
        lost++;
      }
    }
    if (first != null) {
      reportLost(lost, first);
    }
  }

  private void reportLost(int blocks, Throwable first) {
    Logger logger = System.getLogger(ExchangeHeap.class.getPackageName());
    logger.log(
        Level.ERROR,
        "blocks of ended owners could not be reclaimed; blocks=" + blocks + ", heap=" + heap,
        first);
  }

  private void reportReclaimed(long head) {
    if (LeakReport.ofReclaimedIsWanted()) {
      LeakReport report = LeakReport.ofReclaimed(this);
      for (long block = head; block != 0; block = region.link(block) & ~ON_STACK) {
        report.visit(
            block,
            region.generation(block),
            region.owner(block),
            region.type(block),
            region.size(block));
      }
      report.end();
    }
  }

  /**
   * Stacks the blocks of the dead. Their links are overwritten, because an owner that has run out
   * of stack may have left some behind.
   */
  private final class Found implements BlockVisitor {
    private DeadOwners dead;
    private long head;

    @Override
    public void visit(long block, int generation, long owner, int type, long size) {
      if (dead.contains(owner)) {
        region.link(block, head | ON_STACK);
        head = block;
      }
    }
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
