package org.copyless.channel.feed;

import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Claims;
import org.copyless.annotation.Role;
import org.copyless.channel.ChannelClosedException;
import org.copyless.channel.spi.ChannelEnds;
import org.copyless.channel.spi.EndpointBlockType;
import org.copyless.channel.spi.UnboundedEndpointBlock;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.Tracked;

/** The exporting end of {@link Feed}; written by hand as the processor would. */
public final class FeedExp extends UnboundedEndpointBlock {
  private static final EndpointBlockType<FeedExp> TYPE =
      EndpointBlockType.describe("Feed", Role.EXP)
          .slots(1, 8)
          .states("START", "START_DONE")
          .messages("item", "done", "thanks")
          .queueIndices(-1, 0)
          .build(FeedExp::new);

  private FeedExp() {}

  public static ChannelEnds<FeedImp, FeedExp> open(ExchangeHeap heap) {
    return ChannelEnds.open(heap, FeedImp.TYPE, TYPE);
  }

  public void sendItem(@Claims @Nullable Tracked data, int sequence) {
    if (state() != 0) {
      throw wrongState("sendItem");
    }
    long slot = slot(0);
    putInt(slot + 16, sequence);
    putPointer(slot + 8, data);
    publish(slot, 1, 0);
  }

  public void sendDone() {
    if (state() != 0) {
      throw wrongState("sendDone");
    }
    publish(slot(0), 2, 1);
  }

  public void receiveThanks() throws InterruptedException, ChannelClosedException {
    if (state() != 1) {
      throw wrongState("receiveThanks");
    }
    int tag = await(0);
    switch (tag) {
      case 3 -> taken(ownSlot(0), 0);
      case CLOSED -> throw channelClosed("receiveThanks");
      default -> throw wrongMessage("receiveThanks", tag);
    }
  }
}
