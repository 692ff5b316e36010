package org.copyless.channel.carrier;

import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Claims;
import org.copyless.annotation.Role;
import org.copyless.channel.ChannelClosedException;
import org.copyless.channel.spi.ChannelEnds;
import org.copyless.channel.spi.EndpointBlock;
import org.copyless.channel.spi.EndpointBlockType;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.Tracked;

/**
 * The importing end of a contract that carries blocks of any type there and back, for tests: {@code
 * START: Carry? -> Back! -> START}.
 */
public final class CarrierImp extends EndpointBlock {
  static final int CARRY = 1;
  static final int BACK = 2;

  private static final EndpointBlockType<CarrierImp> TYPE =
      EndpointBlockType.describe("Carrier", Role.IMP)
          .slots(1, 16)
          .states("START", "START_CARRY")
          .messages("carry", "back")
          .queueIndices(-1, 0)
          .pointers(BACK, 8)
          .build(CarrierImp::new);

  private CarrierImp() {}

  public static ChannelEnds<CarrierImp, CarrierExp> open(ExchangeHeap heap) {
    return ChannelEnds.open(heap, TYPE, CarrierExp.TYPE);
  }

  public void sendCarry(@Claims @Nullable Tracked block) {
    if (state() != 0) {
      throw wrongState("sendCarry");
    }
    long slot = slot(0);
    putPointer(slot + 8, block);
    publish(slot, CARRY, 1);
  }

  public <T extends Tracked> @Nullable T receiveBack(Class<T> type)
      throws InterruptedException, ChannelClosedException {
    if (state() != 1) {
      throw wrongState("receiveBack");
    }
    if (await(0) == CLOSED) {
      throw channelClosed("receiveBack");
    }
    T block = type.cast(pointer(ownSlot(0) + 8));
    taken(ownSlot(0), 0);
    return block;
  }
}
