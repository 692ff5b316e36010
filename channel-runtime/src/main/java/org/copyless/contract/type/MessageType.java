package org.copyless.contract.type;

import java.util.List;

/**
 * What a message carries.
 *
 * <p>Its type parameters are chosen by the sender for each message anew; the receiver knows nothing
 * of them but their names. As those of a Java method, they hide parameters of the contract that
 * have the same name, and end with the message. (In the paper they reach to the end of the
 * conversation; there a contract has type parameters instead.)
 *
 * <p>Source: Bono and Padovani, §3, Table 1: {@code m<a>(t)}.
 *
 * @param parameters the type parameters
 * @param arguments the types of the arguments, in order
 */
public record MessageType(List<String> parameters, List<ArgumentType> arguments) {
  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if two parameters have the same name
   */
  public MessageType {
    parameters = ContractType.distinct(parameters);
    arguments = List.copyOf(arguments);
  }

  /**
   * {@return the type of a message without type parameters}
   *
   * @param arguments the types of its arguments, in order
   */
  public static MessageType of(ArgumentType... arguments) {
    return new MessageType(List.of(), List.of(arguments));
  }
}
