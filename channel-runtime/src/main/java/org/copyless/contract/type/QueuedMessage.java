package org.copyless.contract.type;

import java.util.List;
import java.util.Objects;

/**
 * A message as it waits in a queue: {@code m<S>(t)} in the paper.
 *
 * @param message the name of the message
 * @param instances what the sender chose for the message's type parameters
 * @param arguments the types of the values that were sent
 */
public record QueuedMessage(
    String message, List<ArgumentType> instances, List<ArgumentType> arguments) {
  /** Copies the lists. */
  public QueuedMessage {
    Objects.requireNonNull(message, "message");
    instances = List.copyOf(instances);
    arguments = List.copyOf(arguments);
  }

  /**
   * {@return a message without type parameters}
   *
   * @param message the name of the message
   * @param arguments the types of the values that were sent
   */
  public static QueuedMessage of(String message, ArgumentType... arguments) {
    return new QueuedMessage(message, List.of(), List.of(arguments));
  }
}
