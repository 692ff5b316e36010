package org.copyless.channel.ask;

import org.copyless.annotation.Role;
import org.copyless.channel.ReceiveState;
import org.copyless.channel.spi.ChannelEnds;
import org.copyless.channel.spi.EndpointBlockType;
import org.copyless.heap.ExchangeHeap;

/**
 * The exporting end of a contract that extends {@link Ask} by {@code override state OPEN: one {
 * Shout! -> LOUD; } LOUD: one { Hush? -> OPEN; }}; written by hand as the processor would.
 */
public final class LoudAskExp extends AskExp {
  public static final int HUSH = 7;

  public static final ReceiveState<LoudAskExp, Hush> LOUD = ReceiveState.of("LOUD", 3, 0);

  private static final EndpointBlockType<LoudAskExp> TYPE =
      EndpointBlockType.describe("LoudAsk", Role.EXP)
          .slots(2, 16)
          .states("OPEN", "OPEN_LOW", "OPEN_PAIR", "LOUD")
          .messages("low", "mid", "high", "pair", "done", "shout", "hush")
          .queueIndices(0, -1, 1, 0)
          .views(
              LoudLow.class, LoudMid.class, LoudHigh.class, LoudPair.class, null, null, Hush.class)
          .build(LoudAskExp::new);

  private LoudAskExp() {}

  /** Opens a channel whose importing end knows the base only, which is enough for these tests. */
  public static ChannelEnds<AskImp, LoudAskExp> openLoud(ExchangeHeap heap) {
    return ChannelEnds.open(heap, AskImp.TYPE, TYPE);
  }

  public static final class LoudLow extends Low {
    private LoudLow() {}
  }

  public static final class LoudMid extends Mid {
    private LoudMid() {}
  }

  public static final class LoudHigh extends High {
    private LoudHigh() {}
  }

  public static final class LoudPair extends Pair {
    private LoudPair() {}
  }

  public static final class Hush {
    private Hush() {}
  }
}
