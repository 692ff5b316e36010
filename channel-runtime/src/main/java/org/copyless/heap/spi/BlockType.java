package org.copyless.heap.spi;

import java.lang.foreign.Arena;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.copyless.annotation.Claims;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.OutOfExchangeMemoryException;
import org.copyless.heap.Tracked;

/**
 * What the heap must know of a kind of block: its name, its size, where its pointers to other
 * blocks lie, and how to make a handle. Transfer of ownership and reclamation walk blocks by these
 * tables; no reflection, no code per type.
 *
 * <p>Generated code holds one in a static final field per rep struct. Immutable and thread-safe.
 *
 * @param <T> the class of the handles
 */
public class BlockType<T extends Block> {
  private static final CopyOnWriteArrayList<BlockType<?>> TYPES = new CopyOnWriteArrayList<>();
  private static final int MAX_TYPES = Short.MAX_VALUE;
  private static final Tracked[] NONE = {};
  private static final long[] NO_POINTERS = {};

  /** Stands, as the same array, for a pointer in each eight bytes of a block of any size. */
  static final long[] EVERY_WORD = {0};

  private final String name;
  private final long size;
  private final long[] pointers;
  private final Reach reach;
  private final Supplier<T> factory;
  private final int id;
  private final boolean leaf;

  @SuppressWarnings("this-escape") // registering is the last thing that happens here
  private BlockType(String name, long size, long[] pointers, Reach reach, Supplier<T> factory) {
    this.name = Objects.requireNonNull(name);
    this.size = size;
    this.pointers = pointers;
    this.reach = Objects.requireNonNull(reach);
    this.factory = Objects.requireNonNull(factory);
    this.leaf = pointers.length == 0 && getClass() == BlockType.class;
    this.id = register(this);
  }

  /**
   * Creates and registers the type of blocks whose subclass of this one takes them apart.
   *
   * @param name shown in messages
   * @param size bytes of a block
   * @param reach how far a block of this type may be given away
   * @param factory makes an unbound handle
   */
  protected BlockType(String name, long size, Reach reach, Supplier<T> factory) {
    this(name, size, NO_POINTERS, reach, factory);
  }

  /**
   * The type of a rep struct.
   *
   * @param <T> the generated class
   * @param name the interface's name
   * @param size bytes of its fields; each field lies at a multiple of its size
   * @param pointers offsets of its tracked fields
   * @param factory the generated class's constructor, {@code NetworkPacketRep::new}
   * @return the type
   */
  public static <T extends StructBlock> BlockType<T> struct(
      String name, long size, long[] pointers, Supplier<T> factory) {
    return new BlockType<>(name, size, pointers.clone(), Reach.FIELD, factory);
  }

  /**
   * The type of a vector of scalars; the length of a vector follows from its block's size.
   *
   * @param <T> the vector class
   * @param name the vector's name
   * @param factory makes an unbound handle
   * @return the type
   */
  public static <T extends Block> BlockType<T> vector(String name, Supplier<T> factory) {
    return new BlockType<>(name, 0, NO_POINTERS, Reach.FIELD, factory);
  }

  /**
   * The type of a vector whose elements are pointers to blocks that it owns.
   *
   * @param <T> the vector class
   * @param name the vector's name
   * @param factory makes an unbound handle
   * @return the type
   */
  public static <T extends Block> BlockType<T> pointerVector(String name, Supplier<T> factory) {
    return new BlockType<>(name, 0, EVERY_WORD, Reach.FIELD, factory);
  }

  /**
   * The type of a container, whose elements may be endpoints.
   *
   * @param <T> the container's class
   * @param name the container's name
   * @param size bytes of its fields; each field lies at a multiple of its size
   * @param pointers offsets of its pointers
   * @param factory makes an unbound handle
   * @return the type
   */
  public static <T extends Block> BlockType<T> container(
      String name, long size, long[] pointers, Supplier<T> factory) {
    return new BlockType<>(name, size, pointers.clone(), Reach.SIP, factory);
  }

  private static synchronized int register(BlockType<?> type) {
    if (TYPES.size() == MAX_TYPES) {
      throw new IllegalStateException("more than " + MAX_TYPES + " block types in one JVM");
    }
    TYPES.add(type);
    return TYPES.size();
  }

  /**
   * Allocates a block of this type, zeroed, owned by the current owner.
   *
   * @param heap where
   * @return its handle
   * @throws OutOfExchangeMemoryException if the heap is full
   */
  public final T allocate(ExchangeHeap heap) {
    return allocate(heap, NONE);
  }

  /**
   * Allocates a block into which blocks are about to be stored. They count as claimed also when
   * there is no room, so they are closed then.
   *
   * @param heap where
   * @param claimed the blocks that the caller has claimed; may contain nulls
   * @return its handle
   * @throws OutOfExchangeMemoryException if the heap is full; {@code claimed} are closed
   */
  public final T allocate(ExchangeHeap heap, @Claims Tracked... claimed) {
    try {
      return heap.blocks().allocate(this, size);
    } catch (OutOfExchangeMemoryException full) {
      for (Tracked block : claimed) {
        if (block != null) {
          block.close();
        }
      }
      throw full;
    }
  }

  /**
   * Makes a handle with memory of its own, outside any heap and freed by the garbage collector: a
   * message's copy of a value. It can be read and written by whoever has it, and is never closed or
   * given away.
   *
   * @return the handle, its memory zeroed
   */
  public final T detached() {
    T handle = create();
    // native memory, as that of blocks, so that access to both compiles to the same code
    handle.bindDetached(this, Arena.ofAuto().allocate(size, Long.BYTES));
    return handle;
  }

  /**
   * Takes a block of this type apart, after its last use: pushes what it owns onto the stack of
   * blocks to be reclaimed, and frees its memory, unless somebody still needs it.
   *
   * @param block the block, which belongs to the caller
   * @param holder the owner in the headers of the blocks that it owns
   * @param head the top of the stack; 0 when empty
   * @return the new top
   */
  @SuppressWarnings("ReferenceEquality") // the sentinel is the array itself
  protected long dispose(Block block, long holder, long head) {
    long top = head;
    if (pointers == EVERY_WORD) {
      for (long word = 0; word < block.sharedMemory().byteSize(); word += Long.BYTES) {
        top = push(block, word, holder, top);
      }
    } else {
      for (long field : pointers) {
        top = push(block, field, holder, top);
      }
    }
    block.blocks.free(block.offset());
    return top;
  }

  private static long push(Block block, long field, long holder, long head) {
    long pointer = block.pointerAt(field);
    return pointer == 0 ? head : block.blocks.push(pointer, holder, head);
  }

  /**
   * Returns the name.
   *
   * @return the name
   */
  public final String name() {
    return name;
  }

  /**
   * Returns the size of the blocks.
   *
   * @return bytes; 0 for vectors
   */
  public final long size() {
    return size;
  }

  @Override
  public final String toString() {
    return name;
  }

  final int id() {
    return id;
  }

  /** Tells whether blocks of this type are ends of channels. */
  boolean isEndpoint() {
    return reach == Reach.MESSAGE || reach == Reach.PROCESS;
  }

  /** Tells whether blocks of this type own no others and need no care when they are freed. */
  final boolean isLeaf() {
    return leaf;
  }

  final Reach reach() {
    return reach;
  }

  final long[] pointers() {
    return pointers;
  }

  final T create() {
    return factory.get();
  }

  static BlockType<?> of(int id) {
    return TYPES.get(id - 1);
  }
}
