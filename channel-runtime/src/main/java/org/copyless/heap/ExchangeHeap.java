package org.copyless.heap;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.copyless.heap.spi.Blocks;
import org.copyless.heap.spi.Owner;

/**
 * Memory outside the GC heap, for data that moves between processes: it holds vectors, rep structs
 * and the endpoints of channels, and pointers only into itself. Each block has one owner at a time.
 *
 * <p>Memory is taken from the operating system as it is needed, up to a limit, and given back when
 * the heap is closed. Blocks are zeroed when they are allocated. A program may have several heaps;
 * a block of one cannot be stored in, or sent through, another.
 *
 * <p>Thread-safe: any thread may allocate, and any may free what it owns. Neither takes a lock,
 * except that allocation does when it needs new memory, about once for 64 KiB, and before it fails;
 * send and receive never do.
 *
 * <p>Source: Fähndrich et al., §2.1 and §4.3.
 */
public final class ExchangeHeap implements AutoCloseable {
  private static final long DEFAULT_LIMIT = 256L << 20;
  private static final long MAX_LIMIT = 128L << 30;
  private static final List<ExchangeHeap> OPEN = new CopyOnWriteArrayList<>();
  private static final AtomicLong CREATED = new AtomicLong();
  private static final Reaper REAPER = new Reaper(ExchangeHeap::searchAll);

  private final Store store;
  private final String name = "heap-" + CREATED.incrementAndGet();
  private volatile boolean closed;

  @SuppressWarnings("this-escape") // the store keeps it to name the heap of a block
  private ExchangeHeap(long maxBytes) {
    store = new Store(this, maxBytes);
  }

  /**
   * Creates a heap.
   *
   * @param maxBytes the most memory that it will take for blocks, headers and rounding included; 64
   *     bytes to 128 GiB. Its books take an eighth of what it has taken in addition, on the GC
   *     heap; a fifth where references have eight bytes, on GC heaps of 32 GiB and more
   * @return an empty heap
   * @throws IllegalArgumentException if {@code maxBytes} is out of range
   */
  public static ExchangeHeap create(long maxBytes) {
    if (maxBytes < BlockDescriptor.ALIGNMENT || maxBytes > MAX_LIMIT) {
      throw new IllegalArgumentException(
          "maxBytes=" + maxBytes + " is not between 64 and " + MAX_LIMIT);
    }
    ExchangeHeap heap = new ExchangeHeap(maxBytes);
    OPEN.add(heap);
    if (Management.ON) {
      Management.register(heap);
    }
    return heap;
  }

  /**
   * Creates a heap of at most 256 MiB.
   *
   * @return an empty heap
   */
  public static ExchangeHeap create() {
    return create(DEFAULT_LIMIT);
  }

  /**
   * Allocates a vector of booleans, all false, owned by the caller ({@code new[ExHeap]
   * boolean[length]}).
   *
   * @param length its length, not negative
   * @return the vector
   * @throws OutOfExchangeMemoryException if there is no room
   * @throws NegativeArraySizeException if {@code length} is negative
   */
  public BooleanVector booleans(int length) {
    return store.allocate(BooleanVector.TYPE, new BooleanVector(), checkLength(length));
  }

  /**
   * Allocates a vector of bytes, all zero, owned by the caller ({@code new[ExHeap] byte[length]}).
   *
   * @param length its length, not negative
   * @return the vector
   * @throws OutOfExchangeMemoryException if there is no room
   * @throws NegativeArraySizeException if {@code length} is negative
   */
  public ByteVector bytes(int length) {
    return store.allocate(ByteVector.TYPE, new ByteVector(), checkLength(length));
  }

  /**
   * Allocates a vector of bytes with the content of an array, owned by the caller. Writes each byte
   * once, where {@link #bytes} followed by a copy does so twice.
   *
   * @param source the array, which stays as it is
   * @return the vector, as long as the array
   * @throws OutOfExchangeMemoryException if there is no room
   */
  public ByteVector bytesOf(byte[] source) {
    return bytesOf(MemorySegment.ofArray(source));
  }

  /**
   * Allocates a vector of bytes with the content of a segment, owned by the caller: of a part of an
   * array, of a buffer, of memory outside the heap. Writes each byte once, where {@link #bytes}
   * followed by a copy does so twice.
   *
   * @param source any segment, which stays as it is
   * @return the vector, as long as the segment
   * @throws OutOfExchangeMemoryException if there is no room
   * @throws IllegalArgumentException if the segment has more than 2<sup>31</sup> - 1 bytes
   * @throws IllegalStateException if the segment's arena is closed
   * @throws WrongThreadException if the segment is another thread's
   */
  public ByteVector bytesOf(MemorySegment source) {
    if (source.byteSize() > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("bytes=" + source.byteSize());
    }
    return store.allocate(ByteVector.TYPE, new ByteVector(), source);
  }

  /**
   * Allocates a vector of shorts, all zero, owned by the caller ({@code new[ExHeap]
   * short[length]}).
   *
   * @param length its length, not negative
   * @return the vector
   * @throws OutOfExchangeMemoryException if there is no room
   * @throws NegativeArraySizeException if {@code length} is negative
   */
  public ShortVector shorts(int length) {
    return store.allocate(ShortVector.TYPE, new ShortVector(), checkLength(length) * Short.BYTES);
  }

  /**
   * Allocates a vector of chars, all zero, owned by the caller ({@code new[ExHeap] char[length]}).
   *
   * @param length its length, not negative
   * @return the vector
   * @throws OutOfExchangeMemoryException if there is no room
   * @throws NegativeArraySizeException if {@code length} is negative
   */
  public CharVector chars(int length) {
    return store.allocate(CharVector.TYPE, new CharVector(), checkLength(length) * Character.BYTES);
  }

  /**
   * Allocates a vector of ints, all zero, owned by the caller ({@code new[ExHeap] int[length]}).
   *
   * @param length its length, not negative
   * @return the vector
   * @throws OutOfExchangeMemoryException if there is no room
   * @throws NegativeArraySizeException if {@code length} is negative
   */
  public IntVector ints(int length) {
    return store.allocate(IntVector.TYPE, new IntVector(), checkLength(length) * Integer.BYTES);
  }

  /**
   * Allocates a vector of longs, all zero, owned by the caller ({@code new[ExHeap] long[length]}).
   *
   * @param length its length, not negative
   * @return the vector
   * @throws OutOfExchangeMemoryException if there is no room
   * @throws NegativeArraySizeException if {@code length} is negative
   */
  public LongVector longs(int length) {
    return store.allocate(LongVector.TYPE, new LongVector(), checkLength(length) * Long.BYTES);
  }

  /**
   * Allocates a vector of floats, all zero, owned by the caller ({@code new[ExHeap]
   * float[length]}).
   *
   * @param length its length, not negative
   * @return the vector
   * @throws OutOfExchangeMemoryException if there is no room
   * @throws NegativeArraySizeException if {@code length} is negative
   */
  public FloatVector floats(int length) {
    return store.allocate(FloatVector.TYPE, new FloatVector(), checkLength(length) * Float.BYTES);
  }

  /**
   * Allocates a vector of doubles, all zero, owned by the caller ({@code new[ExHeap]
   * double[length]}).
   *
   * @param length its length, not negative
   * @return the vector
   * @throws OutOfExchangeMemoryException if there is no room
   * @throws NegativeArraySizeException if {@code length} is negative
   */
  public DoubleVector doubles(int length) {
    return store.allocate(
        DoubleVector.TYPE, new DoubleVector(), checkLength(length) * Double.BYTES);
  }

  /**
   * Allocates a vector of pointers to blocks, all null, owned by the caller ({@code new[ExHeap]
   * T*[length]}).
   *
   * @param <T> what its slots lead to: a rep struct or a vector
   * @param length its length, not negative
   * @return the vector
   * @throws OutOfExchangeMemoryException if there is no room
   * @throws NegativeArraySizeException if {@code length} is negative
   */
  public <T extends Tracked> TrackedVector<T> vector(int length) {
    TrackedVector<T> vector = new TrackedVector<>();
    return store.allocate(TrackedVector.TYPE, vector, checkLength(length) * Long.BYTES);
  }

  private static long checkLength(int length) {
    if (length < 0) {
      throw new NegativeArraySizeException("length=" + length);
    }
    return length;
  }

  /**
   * Returns the heap's figures.
   *
   * @return the figures now
   */
  public HeapStatistics statistics() {
    return store.statistics();
  }

  /**
   * Counts the live blocks by owner and type, while everybody works on: each block is counted as it
   * was at one moment of the count. Thread-safe; waits for nobody and stops nobody, and needs no
   * room in the heap. Walks through the whole heap.
   *
   * @return who holds how many blocks of what, the most bytes first
   * @throws IllegalStateException if the heap is closed
   */
  public List<Holding> census() {
    return Census.of(store).holdings();
  }

  /**
   * Writes down what is in the heap, for a person: the figures; who owns how much of what; each
   * channel with its ends, their states, owners, counters, and what waits in their queues; and each
   * other live block. Thread-safe, from any thread, while everybody works on: each line was true at
   * one moment. Waits for nobody and stops nobody, and needs no room in the heap. Walks through the
   * whole heap twice.
   *
   * @param out where to
   * @throws IOException if {@code out} fails
   * @throws IllegalStateException if the heap is closed
   */
  public void dump(Appendable out) throws IOException {
    new Dump(store, out).write(toString());
  }

  /**
   * Returns the blocks by offset: for generated code and for the runtime, not for programs.
   *
   * @return the heap's service interface
   */
  public Blocks blocks() {
    return store;
  }

  /**
   * Reclaims all blocks of an owner in all open heaps, and closes its endpoints, so that their
   * peers see the channel closed. Called by the owner's thread when it ends; costs a search through
   * the heaps only if the owner still owns something, and one search for all owners that end
   * meanwhile.
   *
   * <p>Source: Fähndrich et al., §2.5 and §4.3.
   *
   * @param owner who ends
   */
  public static void reclaimAll(Owner owner) {
    if (owner.blocks() != 0) {
      REAPER.reclaim(owner);
    }
  }

  private static void searchAll(DeadOwners dead) {
    for (ExchangeHeap heap : OPEN) {
      heap.search(dead);
    }
  }

  /** A failure in one heap must not leave blocks behind in the others. */
  private void search(DeadOwners dead) {
    try {
      store.reclaimAll(dead);
    } catch (Throwable failure) {
      if (!closed) {
        Logger logger = System.getLogger(ExchangeHeap.class.getPackageName());
        logger.log(Level.ERROR, "reclaiming the blocks of ended owners failed; " + this, failure);
      }
      // closed meanwhile, and the owners' blocks gone with it
    }
  }

  /**
   * Gives all memory back to the operating system. Blocks that are still live are gone with it; the
   * logger {@code org.copyless.heap} warns of them. Later use of them fails with an {@link
   * IllegalStateException}. Join the SIPs that use the heap first: one that waits for a message
   * then is not woken.
   *
   * <p>Closing a heap twice has no effect, unless it failed before.
   *
   * @throws IllegalStateException if a thread reads or writes a block through a channel of the JDK
   *     just now: the heap is closed, but not all of its memory is given back; that is left to
   *     another call
   */
  @Override
  public void close() {
    if (OPEN.remove(this)) {
      takeLeave();
    }
    store.close();
  }

  private void takeLeave() {
    if (Management.ON) {
      Management.unregister(this);
    }
    HeapStatistics last = statistics();
    if (last.liveBlocks() > 0) {
      LeakReport.ofClosing(store, last);
    }
    closed = true;
  }

  /** Returns what tells this heap from the others of the JVM: {@code heap-1}. */
  String name() {
    return name;
  }

  /**
   * Names the heap and gives its figures. Safe from any thread at any time.
   *
   * @return a line for a person
   */
  @Override
  public String toString() {
    return "ExchangeHeap[" + name + ", " + figures() + "]";
  }

  private String figures() {
    try {
      return closed ? "closed" : statistics().toString();
    } catch (IllegalStateException closedMeanwhile) {
      return "closed";
    }
  }
}
