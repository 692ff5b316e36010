package org.copyless.channel;

import java.util.Objects;

/**
 * A receiving protocol state as a value, the argument of {@code receive}: a generated constant of
 * each endpoint class, which ties the state to the sealed interface of the messages that can arrive
 * in it.
 *
 * <p>Immutable and thread-safe.
 *
 * @param <E> the endpoint class
 * @param <M> the sealed interface of what can be received in the state
 */
@SuppressWarnings("UnusedTypeParameter") // E keeps the state of one endpoint class from another
public final class ReceiveState<E extends Endpoint, M> {
  private final String name;
  private final int id;
  private final int slot;

  private ReceiveState(String name, int id, int slot) {
    this.name = Objects.requireNonNull(name);
    this.id = id;
    this.slot = slot;
  }

  /**
   * Creates the constant of a state; for generated code.
   *
   * @param <E> the endpoint class
   * @param <M> the sealed interface of what can be received in the state
   * @param name the state's name in the contract
   * @param id the state's id
   * @param slot the slot in which messages arrive in this state, its queue index
   * @return the constant
   */
  public static <E extends Endpoint, M> ReceiveState<E, M> of(String name, int id, int slot) {
    return new ReceiveState<>(name, id, slot);
  }

  /**
   * Returns the state's name.
   *
   * @return its name in the contract
   */
  public String name() {
    return name;
  }

  /**
   * Returns the number by which endpoints know the state.
   *
   * @return its id
   */
  public int id() {
    return id;
  }

  /**
   * Returns the slot in which messages arrive in this state.
   *
   * @return its queue index (§4.1)
   */
  public int slot() {
    return slot;
  }

  /**
   * Gives a view the type of this state's messages; for generated code, which has chosen the view
   * by a tag that the contract allows here.
   *
   * @param view the view of a message of this state, or the closed view
   * @return the same object
   */
  @SuppressWarnings("unchecked") // the contract's automaton says so
  public M view(Object view) {
    return (M) view;
  }

  @Override
  public String toString() {
    return name;
  }
}
