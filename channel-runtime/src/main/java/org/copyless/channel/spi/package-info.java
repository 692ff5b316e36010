/**
 * What generated endpoints are made of: the layout of endpoint blocks, publishing and awaiting
 * messages, closing. Public because generated code lies in other packages; not for programs.
 *
 * <p>Every memory ordering of the runtime is argued in this package. No lock may be taken here, and
 * nothing allocated, on the way of a message.
 */
package org.copyless.channel.spi;
