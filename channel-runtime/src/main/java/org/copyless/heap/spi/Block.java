package org.copyless.heap.spi;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Claims;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.OwnershipException;
import org.copyless.heap.Tracked;

/**
 * The handle of a block: the base of vectors, rep structs and endpoints.
 *
 * <p>A handle is made when its block is allocated, is found again by the block's offset when the
 * block is received, and dies with the block; so receiving makes no object, and a handle never
 * comes to speak of a later block in the same place. It holds no data. Its memory is cut off when
 * the block is freed, so that a use after close fails also when the guard is off.
 *
 * <p>That a handle can be found is written down when the block's pointer is first asked for, if the
 * block owns no others: a block that stays with its allocator needs not be found, and a store of a
 * young object into an old table costs the garbage collector's barrier, as much as all the rest of
 * an allocation. A block whose handle is not listed is freed by its header when its owner has
 * ended; what has kept such a handle finds its pointer stale, but its memory not cut off.
 *
 * <p>Confined to the owner of the block; it moves between threads only through channels, whose
 * release and acquire order its fields too.
 */
public abstract class Block implements Tracked {
  /** Says why {@link #channelEnd} is called. */
  static final String DIAGNOSIS = "diagnosis";

  Blocks blocks;
  private BlockType<?> type;
  private long offset;
  private int generation;

  /** What it may reach for now, or ever, if that is less than its type may. */
  private @Nullable Reach limit;

  /** Whether the heap finds this handle by its block; see {@link #pointer}. */
  private boolean listed;

  /** The block's payload, or what it lies in; null once the block is closed. */
  private MemorySegment memory;

  /** What has happened to the block, if that is recorded. */
  private @Nullable Trace trace;

  /** For subclasses; the heap binds the handle to its block. */
  protected Block() {}

  /** Says what kind of block this will be a handle of. */
  final void prepare(Blocks heapBlocks, BlockType<?> blockType) {
    blocks = heapBlocks;
    type = blockType;
  }

  final void bind(long at, int incarnation, MemorySegment payload) {
    offset = at;
    generation = incarnation;
    memory = payload;
  }

  /** Makes this a handle of a part of another's block: used only by the owner of that block. */
  final void bindWithin(Block holder, BlockType<?> partType, MemorySegment part) {
    prepare(holder.blocks, partType);
    bind(holder.offset, holder.generation, part);
    limit = Reach.VALUE;
    listed = true; // the holder is
  }

  /** Makes this a handle of memory outside the heap, which is nobody's and never freed by hand. */
  final void bindDetached(BlockType<?> copyType, MemorySegment copy) {
    prepare(null, copyType);
    bind(0, 0, copy);
    limit = Reach.VALUE;
  }

  /** Cuts this handle off from its block, which is closed. */
  protected void unbind() {
    if (Trace.ON && memory != null) {
      trace = Trace.closed(trace);
    }
    memory = null;
  }

  /** Records that the block has been allocated, here and now. */
  final void traceAllocation() {
    if (Leaks.recordsOf(offset, generation)) {
      trace = Trace.allocated();
    }
  }

  /** Tells the Flight Recorder that the block is being freed. */
  final void recordFree() {
    MemorySegment payload = memory; // none any more in an endpoint, which was closed before
    BlockEvents.freed(type, offset, generation, payload == null ? 0 : payload.byteSize());
  }

  /** Records that the block goes to another owner. */
  final void traceTransfer(long to, String toName) {
    if (to == Owner.current().id()) {
      trace = Trace.received(trace, to);
    } else if (Guard.ON || trace != null) {
      trace = Trace.given(trace, toName);
    }
  }

  /** Returns where the block was closed or given away, as far as that is recorded. */
  final String whereGone() {
    Trace known = trace == null && limit == Reach.VALUE ? holderTrace() : trace;
    return Trace.whereGone(known, Owner.current().id());
  }

  private @Nullable Trace holderTrace() {
    Block holder = isStale() ? null : blocks.handleAt(offset);
    return holder == null ? null : holder.trace;
  }

  /**
   * Tells whether the block has been freed: who has a handle that the heap finds is cut off then.
   */
  private boolean isGone() {
    return listed ? memory == null : isStale();
  }

  private boolean isStale() {
    return memory == null || blocks.generation(offset) != generation;
  }

  /**
   * {@inheritDoc}
   *
   * <p>Refused also with the guard off, because nothing may be freed twice.
   */
  @Override
  public void close(@Claims Block this) {
    checkReach("close", Reach.PROCESS);
    if (!type.isLeaf() || listed || Trace.ON) {
      checkOwned("close"); // others may have the same handle: a refusal must not touch it
    }
    if (type.isLeaf()) {
      closeLeaf();
    } else {
      blocks.reclaim(this);
    }
  }

  /**
   * Cuts the handle off first, as each freeing does, and binds it again if there was nothing to be
   * freed. After an error it stays cut off: its block may be on its way.
   */
  private void closeLeaf() {
    MemorySegment payload = memory;
    if (payload == null) {
      throw notOwned("close", Owner.current());
    }
    unbind();
    boolean freed;
    try {
      freed = blocks.free(offset, generation, listed);
    } catch (RuntimeException heapClosed) {
      rebind(payload);
      throw heapClosed;
    }
    if (!freed) {
      rebind(payload);
      throw notOwned("close", Owner.current());
    }
    BlockEvents.freed(type, offset, generation, payload.byteSize());
  }

  /** Takes back an {@link #unbind}. */
  void rebind(MemorySegment payload) {
    memory = payload;
  }

  /**
   * Returns the payload, for access by the owner.
   *
   * @return the memory behind the header, in an endpoint that around the block; null once the block
   *     is closed
   */
  protected final MemorySegment memory() {
    if (Guard.ON) {
      checkOwned("access");
    }
    return memory;
  }

  /**
   * Returns the payload without a check of ownership, for the parts of an endpoint that its peer
   * shares and for taking blocks apart.
   *
   * @return as {@link #memory}
   */
  protected final MemorySegment sharedMemory() {
    return memory;
  }

  /**
   * Returns the place of this block in its heap.
   *
   * @return the offset of its header from the start of the heap
   */
  protected final long offset() {
    return offset;
  }

  /**
   * Returns the blocks of the heap that this one lies in.
   *
   * @return the heap, as generated code and endpoints see it
   */
  public final Blocks blocks() {
    return blocks;
  }

  /**
   * Returns the heap that this block lies in.
   *
   * @return the heap
   */
  public final ExchangeHeap heap() {
    return blocks.heap();
  }

  /**
   * Called when the owner has ended, before any of its blocks is reclaimed: the last chance to
   * finish what its thread may have died in.
   */
  protected void abandoned() {}

  /**
   * Returns how many messages this block has sent.
   *
   * @return messages; 0 if it is no open endpoint
   */
  protected long messagesSent() {
    return 0;
  }

  /**
   * Checks that {@code value} may be stored in or sent from this block: same heap and alive always,
   * and with the guard on that it is the current owner's.
   *
   * @param value the block to be given away
   * @param place how far it is to be given away
   * @return the pointer to be stored
   * @throws OwnershipException if it may not
   */
  @SuppressWarnings("ReferenceEquality") // identity of heaps and handles is what is asked
  protected final long pointerTo(Tracked value, Reach place) {
    Block block = (Block) value;
    block.checkReach("transfer", place);
    if (block.blocks != blocks) {
      throw new OwnershipException(
          "foreign heap: " + block + " lies in another exchange heap than " + this);
    }
    if (block.isGone()) {
      throw new OwnershipException("transfer after close: " + block + block.whereGone());
    }
    if (Guard.ON) {
      block.checkOwned("transfer");
    }
    if (block == this) {
      throw new OwnershipException("a block cannot own itself: " + this);
    }
    return block.pointer();
  }

  private boolean isDetached() {
    return blocks == null && memory != null;
  }

  /**
   * Copies a struct into memory that a channel shares.
   *
   * @param value the struct, of which the current owner has the use
   * @param target where to
   * @param place offset in {@code target}
   * @throws OwnershipException with the guard on, if the struct may not be used
   */
  protected static void copyOut(StructBlock value, MemorySegment target, long place) {
    Block block = value;
    MemorySegment.copy(block.memory(), 0, target, place, block.type.size());
  }

  /**
   * Copies a struct out of memory that a channel shares.
   *
   * @param source where from
   * @param place offset in {@code source}
   * @param value the struct that is overwritten
   */
  protected static void copyIn(MemorySegment source, long place, StructBlock value) {
    Block block = value;
    MemorySegment.copy(source, place, block.memory(), 0, block.type.size());
  }

  /**
   * Returns the pointer to a block, whoever owns it.
   *
   * @param block the block
   * @return its offset and generation
   */
  protected static long pointerOf(Block block) {
    return block.pointer();
  }

  /**
   * Returns the pointer to this block. Who has the pointer can find the handle; so a handle is put
   * on the heap's list when it is first asked for this, at the latest.
   */
  final long pointer() {
    if (!listed && !isStale()) {
      enlist();
    }
    return offset | (generation & Blocks.GENERATION_BITS);
  }

  final void enlist() {
    blocks.list(this, offset);
    listed = true;
  }

  final long pointerAt(long field) {
    return memory.get(ValueLayout.JAVA_LONG, field);
  }

  final BlockType<?> type() {
    return type;
  }

  /**
   * Makes the block stay where it is while one of its slots is exposed.
   *
   * @param exposed whether one is
   */
  protected final void setExposed(boolean exposed) {
    limit = exposed ? Reach.EXPOSED : null;
  }

  /**
   * Refuses to give a block away further than it may go.
   *
   * @param operation what is about to be done, for the message
   * @param place how far
   * @throws OwnershipException if the block may not go there
   */
  public final void checkReach(String operation, Reach place) {
    Reach reach = limit == null ? type.reach() : limit;
    if (reach.compareTo(place) < 0) {
      throw new OwnershipException(operation + " refused: " + this + " " + reach.limit());
    }
  }

  /**
   * Refuses the use of a block that is closed or another owner's.
   *
   * @param operation what is about to be done, for the message
   * @throws OwnershipException if the block may not be used
   */
  public final void checkOwned(String operation) {
    checkOwned(operation, Owner.current());
  }

  private void checkOwned(String operation, Owner owner) {
    if (!isDetached() && (memory == null || !blocks.isOwned(offset, generation, owner.id()))) {
      throw notOwned(operation, owner);
    }
  }

  private OwnershipException notOwned(String operation, Owner owner) {
    return new OwnershipException(
        isStale()
            ? operation + " after close: " + this + whereGone()
            : operation + " by " + owner + ", which does not own " + this + whereGone());
  }

  /**
   * Tells whether this block is open and belongs to an owner. What it tells anybody but that owner
   * may be old.
   *
   * @param owner the owner
   * @return whether it has the use of the block
   */
  public final boolean isOwnedBy(Owner owner) {
    return memory != null && !isDetached() && blocks.isOwned(offset, generation, owner.id());
  }

  /**
   * Returns what an endpoint says about itself to diagnostics, from any thread, without the guard,
   * without waiting and changing nothing. What it reads may be of a later block; the caller finds
   * that out.
   *
   * @param purpose why it is asked; so that the method cannot be mistaken for one of a contract
   * @return the facts; null if it is no endpoint, or closed
   */
  protected @Nullable ChannelEnd channelEnd(String purpose) {
    return null;
  }

  /** Tells whether this is still the handle of the block of that generation, which is live. */
  final boolean isGeneration(int expected) {
    VarHandle.acquireFence(); // what was read of the block before is loaded before this
    return generation == expected && !isStale();
  }

  final String records() {
    return Trace.records(trace);
  }

  /**
   * Returns what a subclass has to say about itself in {@link #toString}, without the guard and
   * from any thread.
   *
   * @return facts as {@code key=value}, each after a comma and a space; empty if there are none
   */
  protected String describe() {
    return "";
  }

  /**
   * Names the block for messages: type, offset, size, owner. Safe from any thread, also with the
   * guard on; what it tells of a stranger's block may be old.
   *
   * @return a line for a person
   */
  @Override
  public String toString() {
    BlockType<?> known = type; // once, because somebody else may be binding the handle
    if (blocks == null || known == null) {
      return getClass().getSimpleName() + (isDetached() ? "[copy]" : "[unbound]");
    }
    String where = known.name() + "[offset=0x" + Long.toHexString(offset);
    try {
      return where + facts() + "]";
    } catch (RuntimeException heapClosedOrChangedMeanwhile) {
      return where + (isHeapClosed() ? ", heap closed]" : ", changing]");
    }
  }

  private boolean isHeapClosed() {
    MemorySegment payload = memory;
    return payload != null && !payload.scope().isAlive();
  }

  private String facts() {
    MemorySegment payload = memory; // once, because its owner may close the block meanwhile
    if (payload == null || isStale()) {
      return ", closed";
    }
    String facts =
        describe()
            + ", bytes="
            + (type.isEndpoint() ? type.size() : payload.byteSize())
            + ", owner="
            + blocks.nameOfOwner(blocks.ownerOf(offset));
    return isGeneration(generation) ? facts : ", closed";
  }
}
