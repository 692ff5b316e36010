package org.copyless.channel;

import java.util.Arrays;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Claims;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.OutOfExchangeMemoryException;
import org.copyless.heap.OwnershipException;
import org.copyless.heap.Tracked;
import org.copyless.heap.spi.Block;
import org.copyless.heap.spi.Owner;
import org.copyless.heap.spi.Reach;

/**
 * An {@link EndpointSet} that keeps something with each of its endpoints ({@code EMap<C.Exp:S,
 * D>}): what its owner knows of a client, for example.
 *
 * <pre>{@code
 * NicDeviceExp client = clients.selected();
 * Session session = clients.data();
 * }</pre>
 *
 * <p>Data that is {@link Tracked} belongs to the map while it is in it, and to the caller from
 * {@link #data} on. What is still there is closed with the map; so is, at the next {@code
 * selected()}, data that was not asked for.
 *
 * <p>Confined to its owner. What is said of cost, fairness and ownership of sets holds for maps.
 *
 * <p>Source: Fähndrich et al., §5.1.
 *
 * @param <E> the class of the endpoints, with their state
 * @param <D> what is kept with each
 */
public final class EndpointMap<E extends Endpoint, D> extends EndpointGroup<E> implements Source {
  private static final Type<EndpointMap<?, ?>> TYPE = new Type<>("EndpointMap", EndpointMap::new);

  /** By place. */
  private @Nullable Object[] data = {};

  /** What was kept with the endpoint that was taken out last, until it is asked for. */
  private @Nullable Object selectedData;

  private boolean hasSelectedData;

  private EndpointMap() {}

  /**
   * Creates an empty map, owned by the caller.
   *
   * @param <E> the class of the endpoints
   * @param <D> what is kept with each
   * @param heap in which the endpoints lie
   * @param state the receiving state in which they are while they are in the map
   * @return the map
   * @throws OutOfExchangeMemoryException if there is no room
   */
  @SuppressWarnings("unchecked") // a new one holds nothing
  public static <E extends Endpoint, D> EndpointMap<E, D> create(
      ExchangeHeap heap, ReceiveState<E, ?> state) {
    EndpointMap<E, D> map = (EndpointMap<E, D>) TYPE.allocate(heap);
    map.open(state);
    return map;
  }

  /**
   * Adds an endpoint, which belongs to the map from here on. It may have a message already.
   *
   * @param endpoint in the map's state; its class, or that of a contract which extends it
   * @param value kept with it; belongs to the map if it is tracked
   * @throws ProtocolException if it is in another state; all is still the caller's
   * @throws OwnershipException if the endpoint or the value is closed, lies in another heap, or is
   *     not the caller's, or if the endpoint is one of a process-local contract; nothing changes
   *     then
   */
  public void add(@Claims E endpoint, @Claims D value) {
    int place = claim(endpoint);
    reserve(place);
    data[place] = value;
    if (value instanceof Tracked block) {
      try {
        long _ = pointerTo(block, Reach.SIP); // may it be added
        take((Block) block, Owner.current());
      } catch (OwnershipException refused) {
        data[place] = null;
        give((Block) endpoint, Owner.current());
        members().remove(place);
        throw refused;
      }
    }
    members().arm(place);
  }

  private void reserve(int place) {
    if (place >= data.length) {
      data = Arrays.copyOf(data, members().places());
    }
  }

  /**
   * Takes out the endpoint that the last row chose: its message, or the end of the channel, is at
   * the head of its queue. Without this call it stays in the map, and is the first again.
   *
   * @return the endpoint, owned by the caller, in the map's state
   * @throws IllegalStateException if the last {@link Select} on this map chose none of its members,
   *     or if it has been taken out already
   * @throws OwnershipException if the map is closed; with the guard on also if it is not the
   *     caller's
   */
  public E selected() {
    Owner owner = owner("selected");
    int place = chosen();
    dropSelectedData();
    selectedData = data[place];
    hasSelectedData = true;
    data[place] = null;
    return takeOut(place, owner);
  }

  /**
   * Returns what was kept with the endpoint that {@link #selected} has taken out last. Belongs to
   * the caller if it is tracked; to be asked for once.
   *
   * @return the value that was added with it
   * @throws IllegalStateException if no endpoint has been taken out since the last call
   * @throws OwnershipException if the map is closed; with the guard on also if it is not the
   *     caller's
   */
  @SuppressWarnings("unchecked") // only such values are added
  public D data() {
    Owner owner = owner("data");
    if (!hasSelectedData) {
      throw new IllegalStateException("no endpoint was taken out whose data is left here; " + this);
    }
    Object value = selectedData;
    if (value instanceof Tracked block) {
      give((Block) block, owner);
    }
    selectedData = null;
    hasSelectedData = false;
    return (D) value;
  }

  private void dropSelectedData() {
    if (selectedData instanceof Tracked block) {
      blocks().reclaim(push(block, Owner.current().id(), 0));
    }
    selectedData = null;
    hasSelectedData = false;
  }

  @Override
  long disposeData(int place, long holder, long head) {
    long top = head;
    if (place == 0 && selectedData instanceof Tracked block) {
      top = push(block, holder, top);
      selectedData = null;
    }
    if (place < data.length && data[place] instanceof Tracked block) {
      top = push(block, holder, top);
      data[place] = null;
    }
    return top;
  }
}
