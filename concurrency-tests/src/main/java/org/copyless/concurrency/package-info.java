/**
 * Proofs of the runtime by machines: {@code race} has the races of two threads as jcstress tests,
 * {@code model} random programs beside a reference model, {@code stress} many processes that talk,
 * wander, die and fill the heap. All are users of the public API.
 *
 * <p>A minute of it belongs to {@code mvn verify}. The long run, with its figures printed:
 *
 * <pre>{@code mvn -Pstress -pl concurrency-tests -am verify}</pre>
 */
package org.copyless.concurrency;
