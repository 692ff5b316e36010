/**
 * What generated rep structs and the channel runtime call of the exchange heap: the base classes of
 * handles, block types, owners, the guard. Public because that code lies in other packages; not for
 * programs.
 *
 * <p>No policy lives here, and nothing that a generated class does not need.
 */
package org.copyless.heap.spi;
