package org.copyless.channel.ask;

import org.copyless.annotation.Role;
import org.copyless.channel.ReceiveState;
import org.copyless.channel.spi.ChannelEnds;
import org.copyless.channel.spi.EndpointBlock;
import org.copyless.channel.spi.EndpointBlockType;
import org.copyless.channel.spi.EndpointStatus;
import org.copyless.heap.ExchangeHeap;

/** The exporting end of {@link Ask}; written by hand as the processor would. */
public class AskExp extends EndpointBlock {
  public static final int LOW = 1;
  public static final int MID = 2;
  public static final int HIGH = 3;
  public static final int PAIR = 4;
  static final String[] STATES = {"OPEN", "OPEN_LOW", "OPEN_PAIR"};

  public static final ReceiveState<AskExp, Message> OPEN = ReceiveState.of("OPEN", 0, 0);

  static final EndpointBlockType<AskExp> TYPE =
      EndpointBlockType.describe("Ask", Role.EXP)
          .slots(2, 16)
          .states(STATES)
          .messages("low", "mid", "high", "pair", "done")
          .queueIndices(0, -1, 1)
          .views(Low.class, Mid.class, High.class, Pair.class, null)
          .build(AskExp::new);

  private final Message low = new Low();
  private final Message mid = new Mid();
  private final Message high = new High();
  private final Message pair = new Pair();

  protected AskExp() {}

  public static ChannelEnds<AskImp, AskExp> open(ExchangeHeap heap) {
    return ChannelEnds.open(heap, AskImp.TYPE, TYPE);
  }

  public abstract static class Message {
    private long number;

    public long number() {
      return number;
    }
  }

  public static class Low extends Message {
    protected Low() {}
  }

  public static class Mid extends Message {
    protected Mid() {}
  }

  public static class High extends Message {
    protected High() {}
  }

  public static class Pair extends Message {
    protected Pair() {}
  }

  /** The view class of a tag. */
  public static Class<? extends Message> view(int tag) {
    return switch (tag) {
      case LOW -> Low.class;
      case MID -> Mid.class;
      case HIGH -> High.class;
      case PAIR -> Pair.class;
      default -> throw new IllegalArgumentException("tag=" + tag);
    };
  }

  public <M> M take(Class<M> view) {
    int tag = EndpointStatus.of(this);
    if (tag <= 0 || tag != EndpointStatus.type(this).tagOf(view)) {
      throw wrongState("take");
    }
    int slot = state() == 0 ? 0 : 1;
    Message message =
        switch (tag) {
          case LOW -> low;
          case MID -> mid;
          case HIGH -> high;
          default -> pair;
        };
    message.number = getLong(ownSlot(slot) + 8);
    taken(ownSlot(slot), tag == PAIR ? 2 : 1);
    return view.cast(message);
  }

  public void sendDone() {
    if (state() != 1) {
      throw wrongState("sendDone");
    }
    publish(slot(0), 5, 0);
  }
}
