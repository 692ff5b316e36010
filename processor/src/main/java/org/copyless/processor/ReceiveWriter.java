package org.copyless.processor;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.copyless.annotation.Receives;
import org.copyless.contract.Transition;

/**
 * Writes the receiving half of an endpoint: {@code receive(STATE)} and its kin, and one {@code
 * receiveM} for each message, on top of private methods that take one message out of its slot
 * ({@code takeM}).
 *
 * <p>Source: Fähndrich et al., §2.4 and §4.1.
 */
final class ReceiveWriter {
  private final EndpointScope scope;

  ReceiveWriter(EndpointScope scope) {
    this.scope = scope;
  }

  void addTo(TypeSpec.Builder type) {
    List<MessageModel> messages = scope.contract().received(scope.role());
    if (messages.isEmpty()) {
      return;
    }
    List<MessageModel> expected =
        messages.stream()
            .filter(message -> !scope.contract().receives(scope.role(), message).isEmpty())
            .toList();
    new ReceiveAnyWriter(scope).addTo(type, expected);
    messages.forEach(message -> type.addMethod(receive(message)));
    if (!expected.isEmpty()) {
      type.addMethod(expect());
      expected.forEach(message -> type.addMethod(take(message)));
    }
  }

  /** The receive of one message in particular. */
  private MethodSpec receive(MessageModel message) {
    List<Transition> transitions = scope.contract().receives(scope.role(), message);
    String name = "receive" + message.capitalised();
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(name)
            .addJavadoc(javadoc(message, transitions))
            .addAnnotations(EndpointScope.override(scope.baseView(message).isPresent()))
            .addAnnotation(
                AnnotationSpec.builder(Receives.class)
                    .addMember("value", "$S", message.name())
                    .build())
            .addModifiers(Modifier.PUBLIC)
            .returns(scope.generic(scope.view(message)))
            .addException(InterruptedException.class)
            .addException(RuntimeNames.CHANNEL_CLOSED_EXCEPTION);
    if (transitions.isEmpty()) {
      return method.addStatement("throw wrongState($S)", name).build();
    }
    StepCode step = new StepCode(scope, transitions, name, new HashSet<>());
    CodeBlock index = step.checkedIndex(method, scope.role());
    return method
        .addStatement("expect($L, $L, $S)", index, scope.tag(message), name)
        .addStatement("return $N($L)", takeName(message), index)
        .build();
  }

  private static CodeBlock javadoc(MessageModel message, List<Transition> transitions) {
    return CodeBlock.builder()
        .add("Receives {@code $L}. Waits for it.\n\n", message.capitalised())
        .add("<p>State before and after:\n$L\n", Javadoc.transitions(transitions))
        .add("@return the message's view, valid until the next receive\n")
        .add(
            "@throws $T if the thread is interrupted while it waits; nothing is received\n",
            InterruptedException.class)
        .add(
            "@throws $T if the peer has closed and all its messages are received\n",
            RuntimeNames.CHANNEL_CLOSED_EXCEPTION)
        .add(
            "@throws $T in any other state, or if another message is first; nothing is received\n",
            RuntimeNames.PROTOCOL_EXCEPTION)
        .build();
  }

  private MethodSpec expect() {
    return MethodSpec.methodBuilder("expect")
        .addModifiers(Modifier.PRIVATE)
        .addParameter(TypeName.INT, "index")
        .addParameter(TypeName.INT, "message")
        .addParameter(String.class, "operation")
        .addException(InterruptedException.class)
        .addException(RuntimeNames.CHANNEL_CLOSED_EXCEPTION)
        .addStatement("$T tag = await(index)", TypeName.INT)
        .beginControlFlow("if (tag == $T.CLOSED)", RuntimeNames.ENDPOINT_BLOCK)
        .addStatement("throw channelClosed(operation)")
        .endControlFlow()
        .beginControlFlow("if (tag != message)")
        .addStatement("throw wrongMessage(operation, tag)")
        .endControlFlow()
        .build();
  }

  private MethodSpec take(MessageModel message) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(takeName(message))
            .addModifiers(Modifier.PRIVATE)
            .returns(scope.generic(scope.view(message)))
            .addParameter(TypeName.INT, "index");
    CodeBlock next =
        new StepCode(
                scope,
                scope.contract().receives(scope.role(), message),
                "receive" + message.capitalised(),
                new HashSet<>(Set.of("index", "slot")))
            .next(method);
    if (message.arguments().isEmpty()) {
      if (!scope.isViewShared(message)) {
        method.addStatement("$N()", ViewFields.PREPARE);
      }
      method.addStatement("taken(ownSlot(index), $L)", next);
    } else {
      method.addStatement("$T slot = ownSlot(index)", TypeName.LONG);
      method.addStatement("$N()", ViewFields.PREPARE);
      for (Value argument : message.arguments()) {
        method.addStatement(load(message, argument));
      }
      method.addStatement("taken(slot, $L)", next);
    }
    return method.addStatement("return $N", scope.viewField(message)).build();
  }

  /** The statement that stores an argument where the message's view shows it. */
  private CodeBlock load(MessageModel message, Value argument) {
    CodeBlock place = argument.at("slot");
    return switch (argument.type()) {
      case ValueType.Scalar scalar ->
          keep(message, argument, CodeBlock.of("get$L($L)", scalar.suffix(), place));
      case ValueType.EnumType _ ->
          keep(
              message,
              argument,
              scope.enums().fromOrdinal(argument, CodeBlock.of("getInt($L)", place)));
      case ValueType.StructType _ ->
          CodeBlock.of(
              "getStruct($L, $N.$N)", place, scope.viewField(message), argument.variable());
      case ValueType.ReferenceType _ ->
          keep(
              message, argument, CodeBlock.of("reference(index, $L)", message.reference(argument)));
      case ValueType.PointerType _, ValueType.EndpointType _ ->
          keep(message, argument, CodeBlock.of("pointer($L)", place));
    };
  }

  private CodeBlock keep(MessageModel message, Value argument, CodeBlock value) {
    return CodeBlock.of(
        "$N.put$L($L, $L)",
        scope.receivedField(),
        argument.type().kept().orElseThrow(),
        message.place(argument),
        value);
  }

  static String takeName(MessageModel message) {
    return "take" + message.capitalised();
  }
}
