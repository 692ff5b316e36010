package org.copyless.channel.ask;

import org.copyless.annotation.Role;
import org.copyless.channel.ChannelClosedException;
import org.copyless.channel.ReceiveState;
import org.copyless.channel.spi.EndpointBlock;
import org.copyless.channel.spi.EndpointBlockType;

/** The importing end of {@link Ask}; written by hand as the processor would. */
public final class AskImp extends EndpointBlock {
  public static final ReceiveState<AskImp, Done> OPEN_LOW = ReceiveState.of("OPEN_LOW", 1, 0);

  static final EndpointBlockType<AskImp> TYPE =
      EndpointBlockType.describe("Ask", Role.IMP)
          .slots(1, 8)
          .states(AskExp.STATES)
          .messages("low", "mid", "high", "pair", "done")
          .queueIndices(-1, 0, -1)
          .views(null, null, null, null, Done.class)
          .build(AskImp::new);

  private final Done done = new Done();

  private AskImp() {}

  public static final class Done {
    private Done() {}
  }

  public void send(int tag, long number) {
    if (state() != 0 && !(state() == 2 && tag == AskExp.LOW)) {
      throw wrongState("send");
    }
    long slot = slot(state() == 0 ? 0 : 1);
    putLong(slot + 8, number);
    publish(slot, tag, tag == AskExp.PAIR ? 2 : 1);
  }

  public Done receiveDone() throws InterruptedException, ChannelClosedException {
    if (state() != 1) {
      throw wrongState("receiveDone");
    }
    if (await(0) == CLOSED) {
      throw channelClosed("receiveDone");
    }
    return done();
  }

  public Done take(Class<Done> view) {
    if (type(view) != 5) {
      throw wrongState("take");
    }
    return done();
  }

  private static int type(Class<?> view) {
    return TYPE.tagOf(view);
  }

  private Done done() {
    taken(ownSlot(0), 0);
    return done;
  }
}
