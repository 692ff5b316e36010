package org.copyless.heap.spi;

import java.lang.foreign.MemorySegment;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.heap.ExchangeHeap;

/**
 * The blocks of one exchange heap, as handles, generated code and endpoints see them: by offset.
 *
 * <p>A pointer, as it stands in fields and messages, is a block's offset with the low bits of the
 * block's generation below its alignment; 0 is null. So a pointer that has outlived its block is
 * told from one to the block that has taken its place.
 *
 * <p>An owner in a header is a positive {@link Owner#id() id}; or 0, the block is being freed; or
 * the negated offset of the endpoint block in whose queue the block lies, that is the channel.
 *
 * <p>Thread-safe as far as the callers keep to their own blocks.
 */
public abstract class Blocks {
  /** The bits of a pointer that hold the low bits of a generation. */
  protected static final long GENERATION_BITS = 63;

  /** Stands, as the same array, for a pointer in each eight bytes of a block of any size. */
  protected static final long[] EVERY_WORD = BlockType.EVERY_WORD;

  /** True if it is recorded what happens to blocks. */
  protected static final boolean TRACING = Trace.ON;

  /** For the heap. */
  protected Blocks() {}

  /**
   * Returns the heap.
   *
   * @return the heap whose blocks these are
   */
  public abstract ExchangeHeap heap();

  /**
   * Allocates a block, zeroed, owned by the current owner.
   *
   * @param <T> the class of its handle
   * @param type its type
   * @param size bytes of payload
   * @return its handle
   * @throws org.copyless.heap.OutOfExchangeMemoryException if the heap is full
   */
  public abstract <T extends Block> T allocate(BlockType<T> type, long size);

  /**
   * Finds the handle of a live block. Allocates nothing.
   *
   * @param pointer to the block
   * @return its handle
   * @throws org.copyless.heap.OwnershipException if the block has been freed
   */
  public abstract Block handle(long pointer);

  /**
   * Writes a new owner into the header of a block and of all blocks that it owns.
   *
   * @param pointer to the block
   * @param from the owner until now, in each of these headers
   * @param to the owner from now on
   * @return how many blocks changed hands
   * @throws org.copyless.heap.OwnershipException if the block is not {@code from}'s; nothing
   *     changes
   */
  public abstract int transfer(long pointer, long from, long to);

  /**
   * The same for a block whose handle the caller has.
   *
   * @param block the block
   * @param from the owner until now
   * @param to the owner from now on
   * @return how many blocks changed hands
   * @throws org.copyless.heap.OwnershipException if the block is not {@code from}'s; nothing
   *     changes
   */
  public abstract int transfer(Block block, long from, long to);

  /**
   * Makes a block in a message that has arrived, and all that it owns, the receiver's property.
   *
   * @param pointer to the block, which its sender has given to the channel
   * @param channel the owner in the headers until now
   * @param receiver the owner from now on, by whom the blocks are counted
   * @return the block's handle
   */
  public abstract Block receive(long pointer, long channel, Owner receiver);

  /**
   * Reclaims a block of the current owner with everything that it owns.
   *
   * @param block the block
   */
  public abstract void reclaim(Block block);

  /**
   * Reclaims a stack of blocks made with {@link #push}.
   *
   * @param head its top; 0 when empty
   */
  public abstract void reclaim(long head);

  /**
   * Pushes a block onto a stack of blocks to be reclaimed, if its owner is still {@code holder}.
   * The stack is linked through the headers, so it takes no memory and has no limit.
   *
   * @param pointer to the block
   * @param holder the owner that is expected in its header
   * @param head the top of the stack; 0 when empty
   * @return the new top; {@code head} if the block is not the holder's
   */
  public abstract long push(long pointer, long holder, long head);

  /**
   * Frees the memory of a block whose own blocks are taken care of. Its handle is dead from here
   * on.
   *
   * @param offset the block
   */
  public abstract void free(long offset);

  /**
   * Gives a block to an owner whose thread has not started yet, or back from it.
   *
   * @param block the block
   * @param from its owner
   * @param to its new owner
   * @throws org.copyless.heap.OwnershipException if it is not {@code from}'s; nothing changes then
   */
  public abstract void give(Block block, Owner from, Owner to);

  /**
   * Adds messages of an endpoint that is being closed to the heap's count.
   *
   * @param count how many it has sent
   */
  public abstract void countMessages(long count);

  /**
   * Reads the owner in a block's header.
   *
   * @param offset the block
   * @return the owner
   */
  public abstract long ownerOf(long offset);

  /**
   * Tells whether a block is still that one, and whose it is.
   *
   * @param offset the block
   * @param generation of the block
   * @param owner the owner
   * @return whether it has not been freed and belongs to the owner
   */
  protected abstract boolean isOwned(long offset, int generation, long owner);

  /**
   * Frees a block that {@link #isLeaf owns no others}, if it has not been freed and is the current
   * owner's.
   *
   * @param offset the block
   * @param generation of the block
   * @param listed whether its handle can be found
   * @return whether it is freed; else nothing has changed
   */
  protected abstract boolean free(long offset, int generation, boolean listed);

  /**
   * Reads how often the block's place has been freed.
   *
   * @param offset the block
   * @return the generation
   */
  protected abstract int generation(long offset);

  /**
   * Finds the handle of the block at an offset, without asking for its generation. Safe from any
   * thread, for messages.
   *
   * @param offset the block
   * @return its handle; null if the block is free, or its handle not seen yet
   */
  protected abstract @Nullable Block handleAt(long offset);

  /** Returns the SIP's or thread's name and id; or the endpoint in whose queue the block lies. */
  final String nameOfOwner(long owner) {
    if (owner >= 0) {
      return owner == 0 ? "nobody" : OwnerNames.describe(owner);
    }
    Block holder = handleAt(-owner);
    String place = "0x" + Long.toHexString(-owner);
    if (holder == null) {
      return "channel of endpoint " + place;
    }
    BlockType<?> type = holder.type();
    return type.isEndpoint()
        ? "channel of endpoint " + place + " (" + type.name() + ")"
        : type.name() + " " + place;
  }

  /**
   * Makes a handle.
   *
   * @param <T> its class
   * @param type its type
   * @return the handle, unbound
   */
  protected final <T extends Block> T unbound(BlockType<T> type) {
    T handle = type.create();
    prepare(handle, type);
    return handle;
  }

  /**
   * Says what a handle will be bound to. Where this is compiled together with the handle's creation
   * the garbage collector has not to be told of what is stored here, which it is in {@link #bind}.
   *
   * @param handle just made
   * @param type its type
   */
  protected final void prepare(Block handle, BlockType<?> type) {
    handle.prepare(this, type);
  }

  /**
   * Binds a handle.
   *
   * @param handle prepared, unbound
   * @param offset its block
   * @param generation of its block
   * @param memory the payload of its block, or the memory around it, see {@link #sharesMemory}
   * @param size of the payload
   */
  protected static void bind(
      Block handle, long offset, int generation, MemorySegment memory, long size) {
    handle.bind(offset, generation, memory);
    BlockEvents.allocated(handle.type(), offset, generation, size);
  }

  /**
   * Tells to what a handle is bound.
   *
   * @param handle prepared
   * @return whether it is the memory around its block, which many share, instead of the payload
   */
  protected static boolean sharesMemory(Block handle) {
    return handle.type().isEndpoint();
  }

  /**
   * Returns where the payload of a block lies in the memory that its handle shares.
   *
   * @param offset the block
   * @return from the beginning of that memory
   */
  public abstract int placeOf(long offset);

  /**
   * Writes down which handle a block has.
   *
   * @param handle the handle, of a live block
   * @param offset the block
   */
  protected abstract void list(Block handle, long offset);

  /**
   * Has a handle found by its block from now on.
   *
   * @param handle the handle, of a live block
   */
  protected static void enlist(Block handle) {
    handle.enlist();
  }

  /**
   * Tells whether a block holds no pointers and is freed without more ado.
   *
   * @param block its handle
   * @return whether it owns nothing
   */
  protected static boolean isLeaf(Block block) {
    return block.type().isLeaf();
  }

  /**
   * Tells whether a block has room for pointers to others.
   *
   * @param block its handle
   * @return whether it can own any
   */
  protected static boolean hasPointers(Block block) {
    return block.type().pointers().length > 0;
  }

  /**
   * Returns the place of a block.
   *
   * @param block the block
   * @return its offset
   */
  protected static long offsetOf(Block block) {
    return block.offset();
  }

  /**
   * Records that a block has been allocated by the current owner.
   *
   * @param handle the block, bound
   */
  protected static void traceAllocation(Block handle) {
    handle.traceAllocation();
  }

  /**
   * Records that a block is about to change hands.
   *
   * @param handle the block, in whose header its owner until now stands
   * @param to the owner from now on
   */
  protected final void traceTransfer(Block handle, long to) {
    handle.traceTransfer(to, nameOfOwner(to));
  }

  /**
   * Begins an operation that concerns many blocks, all of which the program's same line has caused;
   * so that it is looked up once.
   *
   * @return whether the caller has to call {@link #releaseCallSite} at its end
   */
  protected static boolean holdCallSite() {
    return CallSite.hold();
  }

  /** Ends such an operation. */
  protected static void releaseCallSite() {
    CallSite.release();
  }

  /**
   * Says what is recorded of where a block was closed or given away.
   *
   * @param handle the block
   * @return the record, after a semicolon and a space; empty if there is none
   */
  protected static String whereGone(Block handle) {
    return handle.whereGone();
  }

  /**
   * Tells the Flight Recorder that a block is being freed whose handle is not known.
   *
   * @param typeId its type's id
   * @param offset the block
   * @param generation of the block
   * @param bytes its size
   */
  protected static void recordFree(int typeId, long offset, int generation, long bytes) {
    BlockEvents.freed(BlockType.of(typeId), offset, generation, bytes);
  }

  /**
   * Cuts a handle off from its block, which is closed or freed.
   *
   * @param handle the handle
   */
  protected static void unbind(Block handle) {
    handle.recordFree();
    handle.unbind();
  }

  /**
   * Takes a block apart as its type demands.
   *
   * @param block the block
   * @param holder the owner in the headers of the blocks that it owns
   * @param head the top of the stack of blocks to be reclaimed; 0 when empty
   * @return the new top
   */
  protected static long dispose(Block block, long holder, long head) {
    return block.type().dispose(block, holder, head);
  }

  /**
   * Gives a block to an owner, if it is still another's, and pushes it as {@link #push} does. An
   * overflow of the stack after that strands it no more.
   *
   * @param pointer to the block
   * @param from the owner that is expected in its header
   * @param to its new owner, the current one or one that has ended
   * @param head the top of the stack; 0 when empty
   * @return the new top; {@code head} if the block is not {@code from}'s
   */
  public abstract long claim(long pointer, long from, long to, long head);

  /**
   * Writes into the header of an endpoint that it is closed, and nobody's any more.
   *
   * @param offset the endpoint's block
   */
  public abstract void disown(long offset);

  /**
   * Finishes a transfer that has died in the middle, of stack overflow: gives {@code to} what the
   * block owns and {@code from} still has. Not for the ordinary course of things: it allocates.
   *
   * @param pointer the block; if it is not {@code to}'s, nothing happens
   * @param from the giver
   * @param to the owner from now on
   */
  public abstract void complete(long pointer, long from, long to);

  /**
   * Tells a block that its owner has ended, before any of that owner's blocks is reclaimed.
   *
   * @param block the block
   */
  protected static void abandon(Block block) {
    block.abandoned();
  }

  /**
   * Tells whether a handle has been cut off from its block.
   *
   * @param block the handle
   * @return whether {@link #unbind} has been called
   */
  protected static boolean isUnbound(Block block) {
    return block.sharedMemory() == null;
  }

  /**
   * Returns the messages that an open endpoint has sent.
   *
   * @param block any block
   * @return messages; 0 if it is no open endpoint
   */
  protected static long messagesSent(Block block) {
    return block.messagesSent();
  }

  /**
   * Returns the pointer to a block.
   *
   * @param block the block
   * @return its offset and generation
   */
  protected static long pointerTo(Block block) {
    return block.pointer();
  }

  /**
   * Returns the id that stands for a block's type in its header.
   *
   * @param block its handle
   * @return a positive number below 2<sup>15</sup>
   */
  protected static int typeIdOf(Block block) {
    return block.type().id();
  }

  /**
   * Returns where blocks of a type hold pointers to blocks that they own.
   *
   * @param typeId the type's id
   * @return offsets in the payload, or {@link #EVERY_WORD}; not to be changed
   */
  protected static long[] pointersOf(int typeId) {
    return BlockType.of(typeId).pointers();
  }
}
