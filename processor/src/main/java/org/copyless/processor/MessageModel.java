package org.copyless.processor;

import java.util.List;

/**
 * A message of a contract.
 *
 * @param name the method's name in the contract interface
 * @param arguments the arguments with their places in a slot, in the order of declaration
 * @param end the first byte of a slot after the last argument
 */
record MessageModel(String name, List<Value> arguments, long end) {
  MessageModel {
    arguments = List.copyOf(arguments);
  }

  /** The name of the view class and in the paper's notation: {@code PacketForReceive}. */
  String capitalised() {
    return Names.capitalised(name);
  }
}
