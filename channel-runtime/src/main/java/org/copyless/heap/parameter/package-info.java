/**
 * Variables for blocks that are passed to a method, which replaces or makes what is in them: {@code
 * ref} and {@code out} parameters (§3.1.1).
 *
 * <p>A package of its own, so that {@code Out} does not get into the way of the annotation of the
 * same name where a contract imports all of {@code org.copyless.annotation} and {@code
 * org.copyless.heap}.
 */
package org.copyless.heap.parameter;
