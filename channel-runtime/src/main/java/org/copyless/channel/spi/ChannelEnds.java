package org.copyless.channel.spi;

import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.OutOfExchangeMemoryException;

/**
 * The two ends of a new channel, each to be taken once; what a generated {@code CChannel} wraps.
 *
 * <p>Confined to the thread that has opened the channel, which owns both ends.
 *
 * <p>Source: Fähndrich et al., §2.4 ({@code NewChannel}).
 *
 * @param <I> the importing class
 * @param <E> the exporting class
 */
public final class ChannelEnds<I extends EndpointBlock, E extends EndpointBlock> {
  private @Nullable I imp;
  private @Nullable E exp;

  private ChannelEnds(I imp, E exp) {
    this.imp = imp;
    this.exp = exp;
  }

  /**
   * Opens a channel: allocates its two endpoint blocks and links them. Both ends are in the
   * contract's initial state and belong to the caller.
   *
   * @param <I> the importing class
   * @param <E> the exporting class
   * @param heap where
   * @param impType the importing end's type
   * @param expType the exporting end's type
   * @return the ends
   * @throws OutOfExchangeMemoryException if there is no room; nothing is allocated then
   */
  public static <I extends EndpointBlock, E extends EndpointBlock> ChannelEnds<I, E> open(
      ExchangeHeap heap, EndpointType<I> impType, EndpointType<E> expType) {
    I imp = impType.allocate(heap);
    E exp;
    try {
      exp = expType.allocate(heap);
    } catch (OutOfExchangeMemoryException full) {
      imp.discard();
      throw full;
    }
    imp.connect(impType, exp);
    exp.connect(expType, imp);
    return new ChannelEnds<>(imp, exp);
  }

  /**
   * Takes the importing end.
   *
   * @return the end, owned by the caller
   * @throws IllegalStateException if it was taken before
   */
  public I imp() {
    I end = taken(imp, "importing");
    imp = null;
    return end;
  }

  /**
   * Takes the exporting end.
   *
   * @return the end, owned by the caller
   * @throws IllegalStateException if it was taken before
   */
  public E exp() {
    E end = taken(exp, "exporting");
    exp = null;
    return end;
  }

  private static <T> T taken(@Nullable T end, String role) {
    if (end == null) {
      throw new IllegalStateException("the " + role + " end of this channel was taken before");
    }
    return end;
  }
}
