package org.copyless.processor;

import com.palantir.javapoet.TypeVariableName;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.copyless.annotation.Role;
import org.copyless.contract.Direction;

/**
 * A message of a contract.
 *
 * @param name the method's name in the contract interface
 * @param typeParameters the method's own type parameters
 * @param direction what the method is annotated with; empty if each use gives the direction
 * @param arguments the arguments with their places in a slot, in the order of declaration
 * @param end the first byte of a slot after the last argument
 */
record MessageModel(
    String name,
    List<TypeVariableName> typeParameters,
    Optional<Direction> direction,
    List<Value> arguments,
    long end) {
  MessageModel {
    typeParameters = List.copyOf(typeParameters);
    arguments = List.copyOf(arguments);
  }

  /** The name of the view class and in the paper's notation: {@code PacketForReceive}. */
  String capitalised() {
    return Names.capitalised(name);
  }

  /** The arguments that are objects of the garbage-collected heap. */
  List<Value> references() {
    return arguments.stream().filter(a -> a.type() instanceof ValueType.ReferenceType).toList();
  }

  /** The number of an argument among the references, from 0. */
  int reference(Value argument) {
    return references().indexOf(argument);
  }

  /** Whether the receiver keeps any argument among those of the message received last. */
  boolean isKept() {
    return arguments.stream().anyMatch(a -> a.type().kept().isPresent());
  }

  /** How many arguments are kept as primitive values, or as objects. */
  long kept(boolean scalar) {
    return arguments.stream().filter(a -> isKept(a, scalar)).count();
  }

  /** The number of an argument among those that are kept as it is, from 0. */
  long place(Value argument) {
    boolean scalar = argument.type() instanceof ValueType.Scalar;
    return arguments.stream()
        .takeWhile(a -> !a.name().equals(argument.name()))
        .filter(a -> isKept(a, scalar))
        .count();
  }

  /** The fields of a view that hold its copies of structs. */
  List<String> copies() {
    return arguments.stream().filter(a -> a.type().kept().isEmpty()).map(Value::variable).toList();
  }

  private static boolean isKept(Value argument, boolean scalar) {
    return argument.type().kept().isPresent()
        && argument.type() instanceof ValueType.Scalar == scalar;
  }

  /** The arguments with the types by which their receiver knows them. */
  List<Value> received() {
    Widening widening = Widening.of(typeParameters);
    return arguments.stream()
        .map(a -> a.withType(a.type().withName(widening.of(a.type().typeName()))))
        .toList();
  }

  /** The same message with other names of its arguments. */
  MessageModel withNames(List<String> names) {
    List<Value> renamed =
        IntStream.range(0, names.size())
            .mapToObj(i -> arguments.get(i).withName(names.get(i)))
            .toList();
    return new MessageModel(name, typeParameters, direction, renamed, end);
  }

  /** Whether the method's direction allows {@code role} to send this message. */
  boolean maySend(Role role) {
    return direction.map(d -> d.sentBy(role)).orElse(true);
  }
}
