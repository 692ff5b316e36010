package org.copyless.processor;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import org.copyless.annotation.Sends;
import org.copyless.contract.Transition;

/**
 * Writes {@code sendM}: the step of the automaton, null checks, the arguments into the peer's slot,
 * publish. Nothing is given away before the last line.
 *
 * <p>Source: Fähndrich et al., §2.4 and §4.1.
 */
final class SendWriter {
  private final EndpointScope scope;

  SendWriter(EndpointScope scope) {
    this.scope = scope;
  }

  MethodSpec write(MessageModel declared) {
    MessageModel message = declared.withNames(variables(declared));
    List<Transition> transitions = scope.contract().sends(scope.role(), message);
    Set<String> names = message.arguments().stream().map(Value::name).collect(Collectors.toSet());
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("send" + message.capitalised())
            .addJavadoc(javadoc(message, transitions))
            .addAnnotations(EndpointScope.override(scope.overridesSend(message)))
            .addAnnotation(
                AnnotationSpec.builder(Sends.class)
                    .addMember("value", "$S", message.name())
                    .build())
            .addModifiers(Modifier.PUBLIC)
            .addTypeVariables(message.typeParameters())
            .addParameters(Parameters.of(message.arguments()));
    if (transitions.isEmpty()) {
      return method.addStatement("throw wrongState($S)", "send" + message.capitalised()).build();
    }
    StepCode step = new StepCode(scope, transitions, "send" + message.capitalised(), names);
    CodeBlock next = step.checkedNext(method);
    for (Value argument : message.arguments()) {
      if (Parameters.mustNotBeNull(argument)) {
        String name = declared.arguments().get(message.arguments().indexOf(argument)).name();
        method.addStatement("$T.requireNonNull($N, $S)", Objects.class, argument.name(), name);
      }
    }
    CodeBlock index = step.index(method, scope.role().peer());
    if (message.arguments().isEmpty()) {
      return method
          .addStatement("publish(slot($L), $L, $L)", index, scope.tag(message), next)
          .build();
    }
    String slot = Names.unique("slot", "_", names);
    method.addStatement("$T $N = slot($L)", TypeName.LONG, slot, index);
    for (Value argument : message.arguments()) {
      method.addStatement(store(message, argument, index, slot));
    }
    return method.addStatement("publish($N, $L, $L)", slot, scope.tag(message), next).build();
  }

  private static List<String> variables(MessageModel message) {
    return message.arguments().stream().map(a -> Names.variable(a.name())).toList();
  }

  private static CodeBlock store(
      MessageModel message, Value argument, CodeBlock index, String slot) {
    CodeBlock place = argument.at(slot);
    String name = argument.name();
    return switch (argument.type()) {
      case ValueType.Scalar scalar -> CodeBlock.of("put$L($L, $N)", scalar.suffix(), place, name);
      case ValueType.EnumType _ ->
          CodeBlock.of("putInt($L, $L)", place, EnumCode.toOrdinal(argument, name));
      case ValueType.StructType struct ->
          CodeBlock.of("putStruct($L, ($T) $N)", place, struct.rep(), name);
      case ValueType.ReferenceType _ ->
          CodeBlock.of("putReference($L, $L, $N)", index, message.reference(argument), name);
      case ValueType.PointerType _, ValueType.EndpointType _ ->
          CodeBlock.of("putPointer($L, $N)", place, name);
    };
  }

  private CodeBlock javadoc(MessageModel message, List<Transition> transitions) {
    CodeBlock.Builder doc =
        CodeBlock.builder()
            .add("Sends {@code $L}. Never blocks", message.capitalised())
            .add(
                message.arguments().stream().anyMatch(a -> a.type().tracked())
                    ? "; if the peer has closed, what is sent is reclaimed.\n\n"
                    : "; if the peer has closed, nothing happens.\n\n")
            .add("<p>State before and after:\n$L\n", Javadoc.transitions(transitions));
    for (TypeVariableName parameter : message.typeParameters()) {
      doc.add("@param <$L> the receiver knows its bound only\n", parameter.name());
    }
    for (Value argument : message.arguments()) {
      doc.add("@param $L $L\n", argument.name(), Javadoc.parameter(argument, "the message"));
    }
    if (!transitions.isEmpty() && !scope.contract().automaton().isBounded(scope.role().peer())) {
      doc.add(
          "@throws $T if the heap has no room for the message; nothing is sent\n",
          RuntimeNames.OUT_OF_EXCHANGE_MEMORY_EXCEPTION);
    }
    return doc.add(
            "@throws $T in any other state; nothing is sent\n", RuntimeNames.PROTOCOL_EXCEPTION)
        .build();
  }
}
