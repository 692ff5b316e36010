package org.copyless.heap.spi;

import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * What an endpoint says about itself to a stranger, at one moment while its owner works on.
 *
 * @param contract the contract's name
 * @param state the protocol state's name
 * @param owner who used it last; null if nobody did yet
 * @param sent messages sent
 * @param received messages received
 * @param queue names of the messages that wait here, the next one first; some only, if they are
 *     very many
 * @param waiting whether its owner waits here for a message; also while he waits at the set that it
 *     was taken out of last
 * @param peerClosed whether the other end is closed
 * @param peer offset of the other end's block
 */
public record ChannelEnd(
    String contract,
    String state,
    @Nullable Owner owner,
    long sent,
    long received,
    List<String> queue,
    boolean waiting,
    boolean peerClosed,
    long peer) {}
