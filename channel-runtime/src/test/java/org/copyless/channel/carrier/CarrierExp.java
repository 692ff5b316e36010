package org.copyless.channel.carrier;

import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Claims;
import org.copyless.annotation.Role;
import org.copyless.channel.ChannelClosedException;
import org.copyless.channel.spi.EndpointBlock;
import org.copyless.channel.spi.EndpointBlockType;
import org.copyless.heap.Tracked;

/** The exporting end of {@link CarrierImp}'s contract. */
public final class CarrierExp extends EndpointBlock {
  static final EndpointBlockType<CarrierExp> TYPE =
      EndpointBlockType.describe("Carrier", Role.EXP)
          .slots(1, 16)
          .states("START", "START_CARRY")
          .messages("carry", "back")
          .queueIndices(0, -1)
          .pointers(CarrierImp.CARRY, 8)
          .build(CarrierExp::new);

  private CarrierExp() {}

  public <T extends Tracked> @Nullable T receiveCarry(Class<T> type)
      throws InterruptedException, ChannelClosedException {
    if (state() != 0) {
      throw wrongState("receiveCarry");
    }
    if (await(0) == CLOSED) {
      throw channelClosed("receiveCarry");
    }
    T block = type.cast(pointer(ownSlot(0) + 8));
    taken(ownSlot(0), 1);
    return block;
  }

  public void sendBack(@Claims @Nullable Tracked block) {
    if (state() != 1) {
      throw wrongState("sendBack");
    }
    long slot = slot(0);
    putPointer(slot + 8, block);
    publish(slot, CarrierImp.BACK, 0);
  }
}
