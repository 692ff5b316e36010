package org.copyless.channel;

/**
 * What a receive returns when the peer has closed its end and all its messages are received. Each
 * generated endpoint class has a view of it that is permitted in all its receiving states, so that
 * {@code case ChannelClosed _} is part of every exhaustive switch.
 *
 * <p>The endpoint is in the same state as before and is still owned; it is of no use but to be
 * closed.
 *
 * <p>Source: Fähndrich et al., §2.5.
 */
public interface ChannelClosed {}
