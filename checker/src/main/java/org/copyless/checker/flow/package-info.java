/**
 * The flow-sensitive analysis: which blocks a method owns at each point, under which names, in
 * which protocol states.
 *
 * <p>The main path: {@code OwnershipAnalysis} builds the control flow graph of a body and runs the
 * fixpoint in silence; {@code Transfer} lifts the effect of a node to the {@code Paths} of each
 * {@code Situation}; {@code Interpreter} gives that effect on {@code Facts}, with {@code Calls} for
 * calls and {@code Refinement} for branches; {@code Join} merges paths; {@code Replay} goes over
 * the settled graph once, and it alone reports, with {@code Exits} for what a path leaves behind.
 *
 * <p>{@code Facts} say which {@code Name} stands for which {@code Thing}: a block with its {@code
 * Status}, {@code Birth} and {@code Loss}, a received message, a new channel, an open expose block.
 *
 * <p>Beside the path: {@code Alignment} and {@code Renaming} keep the ids of a loop's blocks the
 * same in each round; {@code Flight} and {@code Landings} say which exceptions are on their way,
 * {@code Handlers} to which clauses they come; {@code Jumps} knows which finally bodies run once
 * more in the graph than in the program; {@code Completion} asks whether a conversation is at its
 * end, and {@code Scopes} where in the source a node stands; {@code SelectReader} reads the rows of
 * a select, {@code SelectCoverage} looks for what none of them takes, and {@code Selecting} knows
 * the heads in each arm.
 */
package org.copyless.checker.flow;
