package org.copyless.channel;

import java.util.Objects;
import java.util.function.Supplier;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Claims;
import org.copyless.channel.spi.EndpointStatus;
import org.copyless.channel.spi.Sleeper;
import org.copyless.heap.OwnershipException;
import org.copyless.heap.Tracked;
import org.copyless.heap.spi.Block;
import org.copyless.heap.spi.BlockType;
import org.copyless.heap.spi.Guard;
import org.copyless.heap.spi.Headroom;
import org.copyless.heap.spi.Owner;
import org.copyless.heap.spi.Reach;

/**
 * What sets and maps of endpoints have in common: a block that owns its members.
 *
 * <p>The owner in the header of a member, and of what else belongs to the group, is the negated
 * offset of the group's block, as it is that of an endpoint's block for what lies in its queue. So
 * nobody else can use, send or close a member; the group goes to another SIP without a look at its
 * members; and they are found by their headers also when the group's handle is lost.
 *
 * <p>A member stands among the members before its header says so, and until after its header says
 * otherwise: whenever its owner dies, whoever reclaims the group passes over those that are not its
 * own.
 *
 * <p>Source: Fähndrich et al., §5.1.
 *
 * @param <E> the class of the endpoints
 */
abstract sealed class EndpointGroup<E extends Endpoint> extends Block
    permits EndpointSet, EndpointMap {
  private final Members members = new Members();
  private ReceiveState<? super E, ?> state;

  /** On whose behalf it was used last, to save the look-up. */
  private @Nullable Owner owner;

  EndpointGroup() {}

  /** The type of sets or maps, which take their members apart with themselves. */
  static final class Type<T extends EndpointGroup<?>> extends BlockType<T> {
    Type(String name, Supplier<T> factory) {
      super(name, Long.BYTES, Reach.SIP, factory);
    }

    @Override
    protected long dispose(Block block, long holder, long head) {
      return ((EndpointGroup<?>) block).dispose(holder, head);
    }
  }

  final void open(ReceiveState<? super E, ?> common) {
    state = Objects.requireNonNull(common);
  }

  /**
   * Returns the number of endpoints in it.
   *
   * @return those that were added and not taken out
   */
  public final int size() {
    return members.size();
  }

  /**
   * Returns whether no endpoint is in it. A {@link Select} on it is not satisfiable then.
   *
   * @return whether the size is 0
   */
  public final boolean isEmpty() {
    return members.size() == 0;
  }

  /** Claims an endpoint and returns its place; it is not armed yet. */
  final int claim(@Claims E endpoint) {
    Headroom.probeShort(); // a member that is not armed would never be heard
    Owner owner = owner("add");
    long _ = pointerTo(Objects.requireNonNull(endpoint, "endpoint"), Reach.SIP); // may it be added
    checkState(endpoint);
    int place = members.put(endpoint, EndpointStatus.type(endpoint));
    try {
      take((Block) endpoint, owner);
    } catch (OwnershipException refused) {
      members.remove(place);
      throw refused;
    }
    return place;
  }

  private void checkState(E endpoint) {
    if (EndpointStatus.state(endpoint) != state.id()) {
      throw new ProtocolException(
          "add needs an endpoint in state " + state + "; endpoint=" + endpoint + "; to=" + this);
    }
  }

  /** Returns the caller, who must own this, which is open; whose it is the guard asks. */
  final Owner owner(String operation) {
    Owner known = owner;
    Owner caller = known != null && known.isCurrent() ? known : newOwner();
    if (Guard.ON ? !isOwnedBy(caller) : sharedMemory() == null) {
      checkOwned(operation); // says why not
    }
    return caller;
  }

  private Owner newOwner() {
    Owner current = Owner.current();
    owner = current;
    return current;
  }

  /** Makes a block of the caller's the property of this one. */
  final void take(Block block, Owner giver) {
    giver.count(-blocks().transfer(block, giver.id(), -offset()));
  }

  /** Makes a block of this one's the property of the caller. */
  final void give(Block block, Owner taker) {
    taker.count(blocks().transfer(block, -offset(), taker.id()));
  }

  final Members members() {
    return members;
  }

  /** Returns the place of the member that a row has chosen. */
  final int chosen() {
    int place = members.chosen();
    if (place < 0) {
      throw new IllegalStateException(
          "no member is selected: the last row chosen asked for none, or it has been taken out"
              + " already; "
              + this);
    }
    return place;
  }

  /** Takes out the member that a row has chosen. */
  @SuppressWarnings("unchecked") // only such endpoints are added
  final E takeOut(int place, Owner taker) {
    Endpoint endpoint = members.at(place);
    give((Block) endpoint, taker);
    members.take();
    return (E) endpoint;
  }

  final void watchPolled() {
    members.watchPolled();
  }

  final boolean drain() {
    return members.drain();
  }

  final int[] entries(Heads column) {
    return members.entries(column);
  }

  final Outlook outlook(int entry) {
    return members.outlook(entry);
  }

  final void choose(int entry) {
    members.choose(entry);
  }

  final Sleeper sleeper() {
    return members.sleeper();
  }

  /** Pushes what belongs to this one, which its owner gets first, and frees it. */
  final long dispose(long holder, long head) {
    Headroom.probe();
    long top = head;
    for (int place = 0; place < members.places(); place++) {
      top = push(members.at(place), holder, top);
      top = disposeData(place, holder, top);
    }
    members.clear();
    blocks().free(offset());
    return top;
  }

  long disposeData(int place, long holder, long head) {
    return head;
  }

  final long push(Tracked block, long holder, long head) {
    return block == null ? head : blocks().claim(pointerOf((Block) block), -offset(), holder, head);
  }

  @Override
  protected final String describe() {
    return ", state=" + state + ", members=" + members.size() + ", ready=" + members.ready();
  }
}
