/**
 * The contract model: from the text of a {@code @Contract} to the automaton that every other part
 * of Copyless works with.
 *
 * <p>{@link org.copyless.contract.ContractParser} is the door. Behind it the text goes through four
 * rooms: tokens, syntax (which recovers from errors), names resolved to messages and states, and a
 * graph in which the points between the steps of a sequence have become states and subroutines have
 * been written out. The rules without which the slots of a channel would be unsound are checked on
 * the graph. What comes out is an {@link org.copyless.contract.Automaton}, or problems with their
 * place in the text and a sketch of the automaton, so that whoever asked can go on.
 *
 * <p>A contract that extends another is built on the automaton of its base: states and messages of
 * the base come first, unchanged, and only what the text adds is checked and reported.
 *
 * <p>Everything here is pure: no input or output, no state between calls, no dependency but the
 * annotations. Argument types, code generation and message rendering do not belong here.
 *
 * <p>Source: Fähndrich et al., "Language Support for Fast and Reliable Message-based Communication
 * in Singularity OS", §2.3, §2.6 and §4.1.
 */
package org.copyless.contract;
