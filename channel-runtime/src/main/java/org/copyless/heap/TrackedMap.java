package org.copyless.heap;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Claims;
import org.copyless.heap.spi.BlockType;

/**
 * Blocks by keys. The map owns the blocks; the keys are ordinary objects, compared as in {@link
 * java.util.HashMap}. It grows as it is filled, and its pointers lie in the exchange heap: whoever
 * gets the map gets all that is in it, closing it closes that too, and the end of a SIP reclaims
 * the one with the other.
 *
 * <pre>{@code
 * try (TrackedMap<String, ByteVector> files = TrackedMap.create(heap);
 *     ByteVector old = files.put("motd", heap.bytes(64))) {
 *   files.lend("motd", file -> file.set(0, 'x'));
 *   // closes what stood there before, if anything did
 * }
 * }</pre>
 *
 * <p>Elements may be endpoints and other containers. So a map may be given to a SIP that starts,
 * kept in a {@link TCell} and in other containers, but not be sent in a message, nor stored in a
 * struct or a {@link TrackedVector}. There are no null elements in it; a null key is allowed.
 *
 * <p>Each operation takes constant time, growing apart. It does not shrink. Confined to its owner;
 * the keys lie on the GC heap and change hands with it, so they had better be immutable.
 *
 * <p>Source: after Fähndrich et al., §3.1.3 and §5.1, which have containers for endpoints only.
 *
 * @param <K> the keys, with {@code equals} and {@code hashCode}
 * @param <T> what it owns: rep structs, vectors, containers or endpoints
 */
public final class TrackedMap<K, T extends Tracked> extends Container<T> {
  private static final BlockType<TrackedMap<?, ?>> TYPE =
      BlockType.container("TrackedMap", BYTES, pointers(), TrackedMap::new);

  /** The place of each key's element in the spine, in the order in which keys were added. */
  private final Map<K, Integer> places = new LinkedHashMap<>();

  /** Places whose elements were removed. */
  private final ArrayDeque<Integer> gaps = new ArrayDeque<>();

  private TrackedMap() {}

  /**
   * Allocates an empty map, owned by the caller.
   *
   * @param <K> the keys
   * @param <T> what it will own
   * @param heap where; only blocks of this heap can be put in
   * @return the map
   * @throws OutOfExchangeMemoryException if there is no room
   */
  @SuppressWarnings("unchecked") // a new one holds nothing
  public static <K, T extends Tracked> TrackedMap<K, T> create(ExchangeHeap heap) {
    return (TrackedMap<K, T>) TYPE.allocate(heap);
  }

  /**
   * Puts an element in under a key. What stood there before is the caller's again.
   *
   * @param key where
   * @param element belongs to the map from here on
   * @return what stood there before, owned by the caller; null if there was nothing
   * @throws OutOfExchangeMemoryException if the map cannot grow: it is as before, and the element
   *     is closed, because a claimed argument is consumed in any case; so it is after whatever the
   *     key's {@code equals} or {@code hashCode} throws
   * @throws OwnershipException if the element lies in another heap, is closed, has an exposed slot,
   *     or is an endpoint of a process-local contract, or while an element of the map is lent; with
   *     the guard on also if it is not the current owner's; nothing changes then
   */
  public @Nullable T put(K key, @Claims T element) {
    long pointer = admitted("put", element);
    try {
      Integer place = places.get(key);
      if (place == null) {
        add(key, pointer);
        return null;
      }
      return replaced(place, pointer);
    } catch (Throwable failure) {
      element.close();
      throw failure;
    }
  }

  private void add(K key, long pointer) {
    int size = size();
    boolean isFull = gaps.isEmpty();
    Spine spine = isFull ? spineFor(size) : spine();
    int place = isFull ? size : gaps.getLast();
    places.put(key, place);
    if (!isFull) {
      gaps.removeLast();
    }
    spine.pointer(place, pointer);
    count(size + 1);
  }

  private T replaced(int place, long pointer) {
    Spine spine = spine();
    T old = element(spine.pointer(place));
    spine.pointer(place, pointer);
    return old;
  }

  /**
   * Takes the element of a key out.
   *
   * @param key where
   * @return the element, owned by the caller; null if there is none
   * @throws OwnershipException while an element of the map is lent
   */
  public @Nullable T remove(K key) {
    refuseLent("remove");
    int size = size();
    Integer place = places.remove(key);
    if (place == null) {
      return null;
    }
    Spine spine = spine();
    long pointer = spine.pointer(place);
    spine.pointer(place, 0);
    gaps.addLast(place);
    count(size - 1);
    return element(pointer);
  }

  /**
   * Lends the element of a key, which stays in its place.
   *
   * @param <X> the checked exception that the borrower may throw
   * @param key where
   * @param borrower uses the element; the map is neither changed nor given away meanwhile
   * @return whether there is one
   * @throws X if the borrower fails
   * @throws OwnershipException while an element of the map is lent
   */
  public <X extends Exception> boolean lend(K key, Borrower<? super T, X> borrower) throws X {
    memory(); // asks the guard
    Integer place = places.get(key);
    if (place == null) {
      return false;
    }
    lendElement(spine().pointer(place), borrower);
    return true;
  }

  /**
   * Tells whether there is an element under a key.
   *
   * @param key where
   * @return whether there is one
   */
  public boolean containsKey(K key) {
    memory(); // asks the guard
    return places.containsKey(key);
  }

  /**
   * Returns the keys, in the order in which they were added. A copy, so that elements may be put in
   * and removed while a loop goes through it.
   *
   * @return the keys now; unmodifiable
   */
  public List<K> keys() {
    memory(); // asks the guard
    return Collections.unmodifiableList(new ArrayList<>(places.keySet()));
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
