package org.copyless.heap;

import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Claims;
import org.copyless.heap.spi.BlockType;

/**
 * A double-ended queue of blocks, which it owns. It grows as it is filled, and lies in the exchange
 * heap itself: whoever gets the deque gets all that is in it, closing it closes that too, and the
 * end of a SIP reclaims the one with the other.
 *
 * <pre>{@code
 * try (TrackedDeque<ByteVector> ring = TrackedDeque.create(heap)) {
 *   ring.addLast(heap.bytes(64));
 *   ByteVector next = ring.pollFirst();
 *   if (next != null) {
 *     next.close();
 *   }
 * }
 * }</pre>
 *
 * <p>Elements may be endpoints and other containers. So a deque may be given to a SIP that starts,
 * kept in a {@link TCell} and in other containers, but not be sent in a message, nor stored in a
 * struct or a {@link TrackedVector}. There are no nulls in it.
 *
 * <p>Adding and polling take constant time, growing apart, at either end. It does not shrink.
 * Confined to its owner.
 *
 * <p>Source: after Fähndrich et al., §3.1.3 and §5.1, which have containers for endpoints only.
 *
 * @param <T> what it owns: rep structs, vectors, containers or endpoints
 */
public final class TrackedDeque<T extends Tracked> extends Container<T> {
  private static final BlockType<TrackedDeque<?>> TYPE =
      BlockType.container("TrackedDeque", BYTES, pointers(), TrackedDeque::new);

  private TrackedDeque() {}

  /**
   * Allocates an empty deque, owned by the caller.
   *
   * @param <T> what it will own
   * @param heap where; only blocks of this heap can be added
   * @return the deque
   * @throws OutOfExchangeMemoryException if there is no room
   */
  @SuppressWarnings("unchecked") // a new one holds nothing
  public static <T extends Tracked> TrackedDeque<T> create(ExchangeHeap heap) {
    return (TrackedDeque<T>) TYPE.allocate(heap);
  }

  /**
   * Adds an element before the others.
   *
   * @param element belongs to the deque from here on
   * @throws OutOfExchangeMemoryException if the deque cannot grow: it is as before, and the element
   *     is closed, because a claimed argument is consumed in any case
   * @throws OwnershipException if the element lies in another heap, is closed, has an exposed slot,
   *     or is an endpoint of a process-local contract, or while an element of the deque is lent;
   *     with the guard on also if it is not the current owner's; nothing changes then
   */
  public void addFirst(@Claims T element) {
    long pointer = admitted("addFirst", element);
    Spine spine = roomFor(element);
    int first = (head() - 1) & (spine.length() - 1);
    spine.pointer(first, pointer);
    head(first);
    count(size() + 1);
  }

  /**
   * Adds an element behind the others.
   *
   * @param element belongs to the deque from here on
   * @throws OutOfExchangeMemoryException if the deque cannot grow: it is as before, and the element
   *     is closed, because a claimed argument is consumed in any case
   * @throws OwnershipException if the element lies in another heap, is closed, has an exposed slot,
   *     or is an endpoint of a process-local contract, or while an element of the deque is lent;
   *     with the guard on also if it is not the current owner's; nothing changes then
   */
  public void addLast(@Claims T element) {
    long pointer = admitted("addLast", element);
    Spine spine = roomFor(element);
    spine.pointer(place(spine, size()), pointer);
    count(size() + 1);
  }

  private Spine roomFor(@Claims T element) {
    try {
      return spineFor(size());
    } catch (OutOfExchangeMemoryException | IllegalStateException full) {
      element.close();
      throw full;
    }
  }

  private int place(Spine spine, int index) {
    return (head() + index) & (spine.length() - 1);
  }

  /**
   * Takes the first element out.
   *
   * @return the element, owned by the caller; null if there is none
   * @throws OwnershipException while an element of the deque is lent
   */
  public @Nullable T pollFirst() {
    refuseLent("pollFirst");
    int size = size();
    if (size == 0) {
      return null;
    }
    Spine spine = spine();
    int first = head();
    head(place(spine, 1));
    return taken(spine, first, size);
  }

  /**
   * Takes the last element out.
   *
   * @return the element, owned by the caller; null if there is none
   * @throws OwnershipException while an element of the deque is lent
   */
  public @Nullable T pollLast() {
    refuseLent("pollLast");
    int size = size();
    if (size == 0) {
      return null;
    }
    Spine spine = spine();
    return taken(spine, place(spine, size - 1), size);
  }

  private T taken(Spine spine, int place, int size) {
    long pointer = spine.pointer(place);
    spine.pointer(place, 0);
    count(size - 1);
    return element(pointer);
  }

  /**
   * Lends the first element, which stays in its place.
   *
   * @param <X> the checked exception that the borrower may throw
   * @param borrower uses the element; the deque is neither changed nor given away meanwhile
   * @return whether there is one
   * @throws X if the borrower fails
   * @throws OwnershipException while an element of the deque is lent
   */
  public <X extends Exception> boolean lendFirst(Borrower<? super T, X> borrower) throws X {
    if (size() == 0) {
      return false;
    }
    lendElement(spine().pointer(head()), borrower);
    return true;
  }

  /**
   * Lends each element in turn, from the first to the last.
   *
   * @param <X> the checked exception that the borrower may throw
   * @param borrower uses the elements; the deque is neither changed nor given away meanwhile
   * @throws X if the borrower fails; it is lent no others then
   * @throws OwnershipException while an element of the deque is lent
   */
  public <X extends Exception> void lendEach(Borrower<? super T, X> borrower) throws X {
    for (int i = 0; i < size(); i++) {
      Spine spine = spine();
      lendElement(spine.pointer(place(spine, i)), borrower);
    }
  }

  /**
   * Returns the number of elements.
   *
   * @return how many there are
   */
  public int size() {
    return count();
  }

  /**
   * Tells whether there are no elements.
   *
   * @return whether the size is 0
   */
  public boolean isEmpty() {
    return size() == 0;
  }
}
