package org.copyless.checker.declaration;

/** What a method does to ownership and protocol state, beyond what its parameters say. */
public sealed interface MethodRole {
  /** A method of which only the declaration counts. */
  record Ordinary() implements MethodRole {}

  /** {@code p.close()} on a tracked pointer. */
  record Close() implements MethodRole {}

  /** {@code p.expose()}. */
  record Expose() implements MethodRole {}

  /** {@code close()} on what {@code expose()} returned. */
  record EndExpose() implements MethodRole {}

  /**
   * Reads a tracked field of a rep struct.
   *
   * @param field the field
   */
  record ReadField(String field) implements MethodRole {}

  /**
   * Writes a tracked field of a rep struct.
   *
   * @param field the field
   */
  record WriteField(String field) implements MethodRole {}

  /** Reads the exposed slot of a vector. */
  record ReadSlot() implements MethodRole {}

  /** Writes the exposed slot of a vector. */
  record WriteSlot() implements MethodRole {}

  /** Returns a struct that lies within its holder: a field or an argument passed by value. */
  record Part() implements MethodRole {}

  /**
   * Fills or empties a ref or out parameter.
   *
   * @param operation {@code put} or {@code take}
   */
  record Move(String operation) implements MethodRole {}

  /**
   * Sends a message.
   *
   * @param message the message
   */
  record Send(String message) implements MethodRole {}

  /**
   * Receives one message.
   *
   * @param message the message
   */
  record ReceiveOne(String message) implements MethodRole {}

  /**
   * Receives any message of the state given as the argument.
   *
   * @param orNothing whether the result is null where no message is there
   */
  record ReceiveAny(boolean orNothing) implements MethodRole {}

  /** Tests in which protocol state an endpoint is. */
  record TestState() implements MethodRole {}

  /** Waits until a row of a select is satisfied. */
  record Await() implements MethodRole {}

  /** Takes the endpoint that a select has chosen out of its set or map. */
  record Selected() implements MethodRole {}

  /** Takes what a map has kept with the endpoint that was taken out last. */
  record SelectedData() implements MethodRole {}

  /** Receives the message whose view's class is the argument, which a select has found. */
  record TakeMessage() implements MethodRole {}

  /**
   * Takes an argument of a received message.
   *
   * @param message the message
   * @param argument the argument
   */
  record TakeArgument(String message, String argument) implements MethodRole {}

  /**
   * Takes one end of a new channel.
   *
   * @param end {@code imp} or {@code exp}
   */
  record TakeEnd(String end) implements MethodRole {}
}
