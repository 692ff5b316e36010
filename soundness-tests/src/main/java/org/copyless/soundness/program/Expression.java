package org.copyless.soundness.program;

import java.util.List;

/** What evaluates to a pointer. */
public sealed interface Expression {
  /**
   * A local variable or parameter.
   *
   * @param name of it
   */
  record Variable(String name) implements Expression {}

  /** The null pointer. */
  record Nothing() implements Expression {}

  /**
   * A new block.
   *
   * @param type its type
   * @param fields its tracked fields, given away to it
   */
  record Allocation(Type type, List<Expression> fields) implements Expression {}

  /**
   * {@code condition ? first : second}.
   *
   * @param condition what decides
   * @param first where it holds
   * @param second where not
   */
  record Conditional(Condition condition, Expression first, Expression second)
      implements Expression {}

  /**
   * A switch expression over the input.
   *
   * @param arms the last one is the default
   */
  record Switch(List<Expression> arms) implements Expression {}

  /**
   * A cast.
   *
   * @param type to what
   * @param operand what
   */
  record Cast(Type type, Expression operand) implements Expression {}

  /**
   * An assignment that is read.
   *
   * @param name of the variable
   * @param value what it holds then
   */
  record Assignment(String name, Expression value) implements Expression {}

  /**
   * A call.
   *
   * @param callee the method
   * @param arguments its tracked arguments
   */
  record Call(Signature callee, List<Expression> arguments) implements Expression {}

  /**
   * A field of an exposed struct.
   *
   * @param struct the variable of the struct
   * @param field which
   */
  record FieldOf(String struct, Field field) implements Expression {}

  /**
   * The argument of a message.
   *
   * @param view the variable of the message
   * @param event the message
   */
  record Argument(String view, Event event) implements Expression {}

  /**
   * The content of an exposed slot.
   *
   * @param name the variable of the slot
   */
  record SlotContent(String name) implements Expression {}

  /**
   * What is taken out of a variable for calls or a container.
   *
   * @param type REF, OUT or DEQUE; what comes out of a DEQUE is null if it is empty
   * @param name of what holds it
   */
  record Taken(Type type, String name) implements Expression {}
}
