package org.copyless.channel.feed;

import java.time.Duration;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Role;
import org.copyless.channel.ChannelClosed;
import org.copyless.channel.ChannelClosedException;
import org.copyless.channel.ReceiveState;
import org.copyless.channel.spi.EndpointBlockType;
import org.copyless.channel.spi.UnboundedEndpointBlock;
import org.copyless.heap.Tracked;

/** The importing end of {@link Feed}; written by hand as the processor would. */
public final class FeedImp extends UnboundedEndpointBlock {
  static final EndpointBlockType<FeedImp> TYPE =
      EndpointBlockType.describe("Feed", Role.IMP)
          .slots(0, 24)
          .states("START", "START_DONE")
          .messages("item", "done", "thanks")
          .queueIndices(0, -1)
          .views(Item.class, Done.class, null)
          .pointers(1, 8)
          .build(FeedImp::new);

  public static final ReceiveState<FeedImp, Start> START = ReceiveState.of("START", 0, 0);

  private final Item item = new Item();
  private final Done done = new Done();
  private final Closed closed = new Closed();

  private FeedImp() {}

  public sealed interface Start permits Item, Done, Closed {}

  public static final class Item implements Start {
    private @Nullable Tracked data;
    private int sequence;

    private Item() {}

    public @Nullable Tracked data() {
      return data;
    }

    public int sequence() {
      return sequence;
    }
  }

  public static final class Done implements Start {
    private Done() {}
  }

  public static final class Closed implements ChannelClosed, Start {
    private Closed() {}
  }

  public <M> M receive(ReceiveState<FeedImp, M> state) throws InterruptedException {
    int index = indexIn(state, "receive");
    return state.view(arrived(await(index), index));
  }

  public <M> @Nullable M receive(ReceiveState<FeedImp, M> state, Duration atMost)
      throws InterruptedException {
    int index = indexIn(state, "receive");
    return state.view(arrived(await(index, atMost), index));
  }

  public <M> @Nullable M tryReceive(ReceiveState<FeedImp, M> state) {
    int index = indexIn(state, "tryReceive");
    return state.view(arrived(poll(index), index));
  }

  public <M> M take(Class<M> view) {
    int tag = head(view);
    return view.cast(arrived(tag, queueIndex()));
  }

  private int indexIn(ReceiveState<?, ?> state, String operation) {
    if (state() != state.id()) {
      throw wrongState(operation + "(" + state + ")");
    }
    return state.slot();
  }

  private @Nullable Object arrived(int tag, int index) {
    return switch (tag) {
      case 1 -> takeItem(index);
      case 2 -> takeDone(index);
      case CLOSED -> closed;
      case EMPTY -> null;
      default -> throw wrongMessage("receive(" + stateName() + ")", tag);
    };
  }

  public Item receiveItem() throws InterruptedException, ChannelClosedException {
    if (state() != 0) {
      throw wrongState("receiveItem");
    }
    int tag = await(0);
    return switch (tag) {
      case 1 -> takeItem(0);
      case CLOSED -> throw channelClosed("receiveItem");
      default -> throw wrongMessage("receiveItem", tag);
    };
  }

  private Item takeItem(int index) {
    long slot = ownSlot(index);
    item.data = pointer(slot + 8);
    item.sequence = getInt(slot + 16);
    taken(slot, 0);
    return item;
  }

  private Done takeDone(int index) {
    taken(ownSlot(index), 1);
    return done;
  }

  public void sendThanks() {
    if (state() != 1) {
      throw wrongState("sendThanks");
    }
    publish(slot(0), 3, 0);
  }
}
