/**
 * Channels as a program sees them: endpoints, the closing of a channel, and the errors of unchecked
 * use. The classes with send and receive methods are generated per contract; what they are made of
 * lies in {@link org.copyless.channel.spi}.
 *
 * <p>Nothing here knows of processes.
 */
package org.copyless.channel;
