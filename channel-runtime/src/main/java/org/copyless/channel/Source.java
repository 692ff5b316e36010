package org.copyless.channel;

import org.copyless.heap.Tracked;

/**
 * What a {@link Select} can wait for: an endpoint in a receiving state, or a set or map of such
 * endpoints.
 *
 * <p>Confined to its owner.
 *
 * <p>Source: Fähndrich et al., §2.4 and §5.1.
 */
public sealed interface Source extends Tracked permits Endpoint, EndpointSet, EndpointMap {}
