package org.copyless.processor;

import java.util.Arrays;
import org.copyless.contract.ProblemKey;

/**
 * The keys of the processor's errors and warnings: stable, dotted, one for each kind of mistake.
 * Those of the texts of contracts are {@link ProblemKey}'s.
 */
public enum Key {
  /** A contract is not an interface. */
  CONTRACT_INTERFACE("contract.interface"),
  /** A contract, or a class around it, is private. */
  CONTRACT_PRIVATE("contract.private"),
  /** The annotation is somebody else's {@code Contract}. */
  CONTRACT_ANNOTATION("contract.annotation"),
  /** A contract is declared inside a method. */
  CONTRACT_IN_METHOD("contract.inMethod"),
  /** A contract extends what it cannot extend. */
  CONTRACT_EXTENDS("contract.extends"),
  /** An inherited message's view would hide a generated class. */
  CONTRACT_NAME("contract.name"),
  /** A state's name cannot be that of a constant. */
  CONTRACT_STATE_NAME("contract.stateName"),
  /** A contract's type parameter stands for nothing that can be sent, or hides a type. */
  CONTRACT_TYPE_PARAMETER("contract.typeParameter"),
  /** A message has a body. */
  MESSAGE_BODY("message.body"),
  /** A message returns something. */
  MESSAGE_RESULT("message.result"),
  /** A message declares exceptions. */
  MESSAGE_THROWS("message.throws"),
  /** A message has a variable number of arguments. */
  MESSAGE_VARARGS("message.varargs"),
  /** A message is declared for both directions. */
  MESSAGE_DIRECTIONS("message.directions"),
  /** Two messages have the same name. */
  MESSAGE_OVERLOADED("message.overloaded"),
  /** A message's view would hide a class. */
  MESSAGE_NAME("message.name"),
  /** A message's type parameter stands for nothing that can be sent. */
  MESSAGE_TYPE_PARAMETER("message.typeParameter"),
  /** An argument's type cannot be sent. */
  ARGUMENT_NOT_EXCHANGEABLE("argument.notExchangeable"),
  /** An argument's type does not exist. */
  ARGUMENT_UNKNOWN_TYPE("argument.unknownType"),
  /** An argument has the name of a view's method. */
  ARGUMENT_NAME("argument.name"),
  /** An argument that is never null is declared nullable. */
  ARGUMENT_NULLABLE("argument.nullable"),
  /** An argument is declared borrowed. */
  ARGUMENT_BORROWED("argument.borrowed"),
  /** An argument is by value whose type cannot be copied. */
  ARGUMENT_BY_VALUE("argument.byValue"),
  /** An argument has a protocol state that means nothing there. */
  ARGUMENT_STATE("argument.state"),
  /** An argument is declared in a state that its contract does not have. */
  ARGUMENT_UNDECLARED_STATE("argument.undeclaredState"),
  /** An endpoint of a local contract would leave its process. */
  ARGUMENT_LOCAL_ENDPOINT("argument.localEndpoint"),
  /** Endpoints could lie in each other's queues without end. */
  ARGUMENT_INFINITE_WEIGHT("argument.infiniteWeight"),
  /** A type argument grows from message to message. */
  ARGUMENT_GROWING_TYPE("argument.growingType"),
  /** By option: an endpoint is sent that does not send next. */
  ARGUMENT_RECEIVE_STATE("argument.receiveState"),
  /** A rep struct is not an interface. */
  STRUCT_INTERFACE("struct.interface"),
  /** A rep struct, or a class around it, is private. */
  STRUCT_PRIVATE("struct.private"),
  /** The annotation is somebody else's {@code RepStruct}. */
  STRUCT_ANNOTATION("struct.annotation"),
  /** A rep struct is declared inside a method. */
  STRUCT_IN_METHOD("struct.inMethod"),
  /** A rep struct does not extend Tracked, or extends more. */
  STRUCT_TRACKED("struct.tracked"),
  /** A rep struct has type parameters. */
  STRUCT_TYPE_PARAMETERS("struct.typeParameters"),
  /** A class inside a rep struct would hide a generated one. */
  STRUCT_NESTED_TYPE("struct.nestedType"),
  /** A method is not the getter or the setter of a field. */
  STRUCT_ACCESSOR("struct.accessor"),
  /** A field has a name that every block has. */
  STRUCT_FIELD_NAME("struct.fieldName"),
  /** A field's type cannot be in the exchange heap. */
  STRUCT_NOT_EXCHANGEABLE("struct.notExchangeable"),
  /** A field's type does not exist. */
  STRUCT_UNKNOWN_TYPE("struct.unknownType"),
  /** A field that is never null is declared nullable. */
  STRUCT_NULLABLE("struct.nullable"),
  /** A field is an endpoint. */
  STRUCT_ENDPOINT("struct.endpoint"),
  /** A field is by value whose type cannot be copied. */
  STRUCT_BY_VALUE("struct.byValue"),
  /** An option has a value that is none. */
  OPTION("processor.option"),
  /** The directory for diagrams cannot be used. */
  DIAGRAMS_DIRECTORY("diagrams.directory"),
  /** A diagram cannot be written. */
  DIAGRAMS_WRITE("diagrams.write"),
  /** A contract is too large for a picture. */
  DIAGRAMS_LARGE("diagrams.large"),
  /** The library that draws has failed. */
  DIAGRAMS_DRAWING("diagrams.drawing"),
  /** A generated class cannot be written. */
  WRITE("processor.write"),
  /** The processor has failed. */
  INTERNAL("processor.internal");

  private final String text;

  Key(String text) {
    this.text = text;
  }

  /**
   * Returns the key of a mistake that can be made with several kinds of things.
   *
   * @param what {@code contract}, {@code struct}, {@code message} or {@code argument}
   * @param mistake the rest of the key
   */
  static Key of(String what, String mistake) {
    String text = what + "." + mistake;
    return Arrays.stream(values())
        .filter(key -> key.text.equals(text))
        .findAny()
        .orElseThrow(() -> new IllegalArgumentException(text));
  }

  /** Returns the key as it is printed, in brackets. */
  @Override
  public String toString() {
    return text;
  }
}
