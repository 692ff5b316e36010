package org.copyless.contract;

/**
 * A protocol state of a contract.
 *
 * <p>States are either declared or implicit: an implicit state is a point between two steps of a
 * sequence, or the end of a sequence without a target. Its name is that of the state before it and
 * the messages that lead to it: {@code IO_RUNNING_PACKET_FOR_RECEIVE}.
 *
 * @param id the numeric value of the state (Fähndrich et al., §4.1), from 0, which is the initial
 *     state
 * @param name the name of the state, unique in its contract
 * @param implicit whether the contract text does not name this state
 * @param isFinal whether nothing can be sent or received in this state
 * @param line the line in the contract text that declares the state or leads to it, from 1; for an
 *     inherited state that is the text of the base contract
 * @param column the column in that line, from 1, in {@code char}s
 */
public record State(int id, String name, boolean implicit, boolean isFinal, int line, int column) {
  /** Returns the name. */
  @Override
  public String toString() {
    return name;
  }
}
