/**
 * The flow-sensitive analysis: which blocks a method owns at each point, under which names, in
 * which protocol states.
 *
 * <p>The main path: {@code OwnershipAnalysis} builds the control flow graph of a body and runs the
 * fixpoint in silence; {@code Transfer} gives each node's effect on {@code Facts}, with {@code
 * Calls} for calls and {@code Refinement} for branches; {@code Join} merges paths; {@code Replay}
 * goes over the settled graph once, and it alone reports, with {@code Exits} for what a path leaves
 * behind.
 */
package org.copyless.checker.flow;
