package org.copyless.channel;

import org.copyless.annotation.Claims;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.OutOfExchangeMemoryException;
import org.copyless.heap.OwnershipException;
import org.copyless.heap.spi.Owner;

/**
 * Any number of endpoints in one receiving state, to be waited for with one {@link Select} ({@code
 * ESet<C.Exp:S>}). It owns them: who has the set has the members, who closes it closes them, and it
 * goes with them to a SIP that it is given to. It cannot be sent in a message, nor stored in a
 * struct or a vector.
 *
 * <pre>{@code
 * switch (SELECT.await(clients)) {
 *   case 0 -> {
 *     NicDeviceExp client = clients.selected();
 *     client.take(NicDeviceExp.GetReceivedPacket.class);
 *     client.sendNoPacket();
 *     clients.add(client);
 *   }
 *   case 1 -> clients.selected().close();
 * }
 * }</pre>
 *
 * <p>Sets are fair: of the members that have what a row asks for, the one that had it first is
 * chosen, and one that is added again comes after those that are waiting. The cost of a wait does
 * not depend on the number of members, except that for each 4,096 of them one word is looked at,
 * and mostly at most sixteen more, which have lately told of messages. Adding, waiting and taking
 * out take no lock; they allocate nothing, except an {@code add} that is beyond the most members
 * that the set has ever had.
 *
 * <p>Confined to its owner.
 *
 * <p>Source: Fähndrich et al., §5.1.
 *
 * @param <E> the class of the endpoints, with their state: {@code EndpointSet<@State("IO_RUNNING")
 *     NicDeviceExp>}
 */
public final class EndpointSet<E extends Endpoint> extends EndpointGroup<E> implements Source {
  private static final Type<EndpointSet<?>> TYPE = new Type<>("EndpointSet", EndpointSet::new);

  private EndpointSet() {}

  /**
   * Creates an empty set, owned by the caller.
   *
   * @param <E> the class of the endpoints
   * @param heap in which the endpoints lie
   * @param state the receiving state in which they are while they are in the set
   * @return the set
   * @throws OutOfExchangeMemoryException if there is no room
   */
  @SuppressWarnings("unchecked") // a new one holds nothing
  public static <E extends Endpoint> EndpointSet<E> create(
      ExchangeHeap heap, ReceiveState<E, ?> state) {
    EndpointSet<E> set = (EndpointSet<E>) TYPE.allocate(heap);
    set.open(state);
    return set;
  }

  /**
   * Adds an endpoint, which belongs to the set from here on. It may have a message already.
   *
   * @param endpoint in the set's state; its class, or that of a contract which extends it
   * @throws ProtocolException if it is in another state; it is still the caller's
   * @throws OwnershipException if it is closed, lies in another heap, is not the caller's, for
   *     example in a set already, or is one of a process-local contract; nothing changes then
   */
  public void add(@Claims E endpoint) {
    members().arm(claim(endpoint));
  }

  /**
   * Takes out the endpoint that the last row chose: its message, or the end of the channel, is at
   * the head of its queue. Without this call it stays in the set, and is the first again.
   *
   * @return the endpoint, owned by the caller, in the set's state
   * @throws IllegalStateException if the last {@link Select} on this set chose none of its members,
   *     or if it has been taken out already
   * @throws OwnershipException if the set is closed; with the guard on also if it is not the
   *     caller's
   */
  public E selected() {
    Owner owner = owner("selected");
    return takeOut(chosen(), owner);
  }
}
