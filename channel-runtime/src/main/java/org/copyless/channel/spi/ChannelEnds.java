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
  private static final int INITIAL = 0;

  private @Nullable I imp;
  private @Nullable E exp;

  private ChannelEnds(I imp, E exp) {
    this.imp = imp;
    this.exp = exp;
  }

  /**
   * Opens a channel in the contract's initial state.
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
      ExchangeHeap heap, EndpointBlockType<I> impType, EndpointBlockType<E> expType) {
    return open(heap, impType, expType, INITIAL);
  }

  /**
   * Opens a channel: allocates its two endpoint blocks and links them. Both ends belong to the
   * caller.
   *
   * @param <I> the importing class
   * @param <E> the exporting class
   * @param heap where
   * @param impType the importing end's type
   * @param expType the exporting end's type
   * @param startState id of the protocol state in which both ends are
   * @return the ends
   * @throws OutOfExchangeMemoryException if there is no room; nothing is allocated then
   * @throws IllegalArgumentException if the contract has no such state; nothing is allocated then
   */
  public static <I extends EndpointBlock, E extends EndpointBlock> ChannelEnds<I, E> open(
      ExchangeHeap heap,
      EndpointBlockType<I> impType,
      EndpointBlockType<E> expType,
      int startState) {
    impType.checkState(startState);
    expType.checkState(startState);
    I imp = impType.allocate(heap);
    E exp;
    try {
      exp = expType.allocate(heap);
    } catch (OutOfExchangeMemoryException full) {
      imp.discard();
      throw full;
    }
    imp.connect(impType, exp, expType, startState);
    exp.connect(expType, imp, impType, startState);
    ChannelEvents.opened(imp, exp, startState);
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

  @Override
  public String toString() {
    return "ChannelEnds[imp=" + describe(imp) + ", exp=" + describe(exp) + "]";
  }

  private static String describe(@Nullable EndpointBlock end) {
    return end == null ? "taken" : end.toString();
  }
}
