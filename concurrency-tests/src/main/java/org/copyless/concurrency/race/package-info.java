/**
 * The races of the runtime, two threads each, as jcstress tests: each outcome that may be seen,
 * with the interleaving that leads to it.
 *
 * <p>The threads are those of jcstress. {@link org.copyless.concurrency.race.Party} makes processes
 * of them, which is all that it takes from behind the public API.
 */
package org.copyless.concurrency.race;
