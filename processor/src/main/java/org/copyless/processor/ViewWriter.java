package org.copyless.processor;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import org.copyless.annotation.MessageView;
import org.copyless.contract.State;
import org.copyless.contract.Transition;

/**
 * Writes the nested types of an endpoint: a view for each message that it receives, the closed
 * view, and for each receiving state the sealed interface of what can be received there.
 */
final class ViewWriter {
  private final EndpointScope scope;

  ViewWriter(EndpointScope scope) {
    this.scope = scope;
  }

  void addTo(TypeSpec.Builder type) {
    if (scope.contract().received(scope.role()).isEmpty()) {
      return;
    }
    List<State> states = scope.ownStates();
    states.forEach(state -> type.addType(received(state)));
    scope.contract().received(scope.role()).forEach(message -> type.addType(view(message)));
    type.addType(closed(states));
  }

  private TypeSpec received(State state) {
    TypeSpec.Builder type =
        TypeSpec.interfaceBuilder(scope.received(state))
            .addTypeVariables(scope.contract().typeParameters())
            .addJavadoc("What can be received in state {@code $L}.\n", state.name())
            .addJavadoc(Javadoc.typeParameters(scope.contract()))
            .addModifiers(Modifier.PUBLIC, Modifier.SEALED);
    for (String name : scope.contract().automaton().receivable(scope.role(), state)) {
      type.addPermittedSubclass(scope.view(scope.contract().message(name)));
    }
    return type.addPermittedSubclass(scope.closed()).build();
  }

  private TypeSpec view(MessageModel message) {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(scope.view(message))
            .addTypeVariables(scope.contract().typeParameters())
            .addJavadoc(javadoc(message))
            .addJavadoc(Javadoc.typeParameters(scope.contract()))
            .addAnnotation(
                AnnotationSpec.builder(MessageView.class)
                    .addMember("value", "$S", message.name())
                    .build())
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC);
    scope.baseView(message).ifPresent(type::superclass);
    List<State> own = scope.ownStates();
    addStates(
        type,
        scope.contract().receives(scope.role(), message).stream()
            .map(Transition::source)
            .filter(own::contains)
            .toList());
    if (message.isKept()) {
      type.addField(
          RuntimeNames.RECEIVED_ARGUMENTS, scope.receivedField(), Modifier.PRIVATE, Modifier.FINAL);
    }
    message.received().forEach(argument -> copy(argument).ifPresent(type::addField));
    type.addMethod(constructor(message));
    List<AnnotationSpec> override = EndpointScope.override(scope.baseView(message).isPresent());
    message.received().forEach(argument -> type.addMethod(accessor(message, argument, override)));
    return type.addMethod(toString(message)).build();
  }

  /** The copy of a struct that is passed by value. */
  private static Optional<FieldSpec> copy(Value argument) {
    return argument.type() instanceof ValueType.StructType struct
        ? Optional.of(
            FieldSpec.builder(struct.rep(), argument.variable(), Modifier.PRIVATE, Modifier.FINAL)
                .initializer("$T.copyOf($T.TYPE)", RuntimeNames.ENDPOINT_BLOCK, struct.rep())
                .build())
        : Optional.empty();
  }

  /** What an argument was when it was received. */
  private CodeBlock value(MessageModel message, Value argument) {
    return argument
        .type()
        .kept()
        .map(
            kept ->
                CodeBlock.of("$N.get$L($L)", scope.receivedField(), kept, message.place(argument)))
        .orElseGet(() -> CodeBlock.of("$N", argument.variable()));
  }

  /** Makes a view one of what can be received in the given states. */
  private void addStates(TypeSpec.Builder view, List<State> states) {
    states.forEach(state -> view.addSuperinterface(scope.generic(scope.received(state))));
    if (!scope.isExtensible()) {
      view.addModifiers(Modifier.FINAL);
    } else if (!states.isEmpty()) {
      view.addModifiers(Modifier.NON_SEALED);
    }
  }

  private static CodeBlock javadoc(MessageModel message) {
    CodeBlock.Builder doc =
        CodeBlock.builder()
            .add("The message {@code $L}, received; ", message.capitalised())
            .add("valid until the endpoint's next receive.\n");
    if (!message.arguments().isEmpty()) {
      doc.add(
          "\n<p>Its place in a slot:\n<pre>{@code\n$L}</pre>\n",
          Javadoc.layout(message.arguments(), message.end()));
    }
    return doc.build();
  }

  private MethodSpec accessor(MessageModel message, Value argument, List<AnnotationSpec> override) {
    String belongs =
        switch (argument.type()) {
          case ValueType.StructType _ -> ", a copy that is valid as long as this view";
          case ValueType type when type.tracked() ->
              ", which belongs to this process since the receive";
          default -> "";
        };
    String orNull = argument.isNullable() ? ", or null" : "";
    return MethodSpec.methodBuilder(argument.name())
        .addJavadoc("Returns the argument {@code $L}.\n\n", argument.name())
        .addJavadoc("@return the argument$L$L\n", belongs, orNull)
        .addAnnotations(override)
        .addAnnotations(Parameters.declarationAnnotations(argument))
        .addModifiers(Modifier.PUBLIC)
        .returns(Parameters.typeOf(argument))
        .addStatement("return $L", value(message, argument))
        .build();
  }

  private MethodSpec toString(MessageModel message) {
    CodeBlock.Builder text = CodeBlock.builder().add("return ");
    String before = message.capitalised() + "(";
    for (Value argument : message.arguments()) {
      text.add("$S + $L$W+ ", before + argument.name() + "=", value(message, argument));
      before = ", ";
    }
    String last = message.arguments().isEmpty() ? before + ")" : ")";
    return toString(text.add("$S", last).build());
  }

  private TypeSpec closed(List<State> states) {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(scope.closed())
            .addTypeVariables(scope.contract().typeParameters())
            .addJavadoc("The peer has closed its end, and all its messages are received.\n")
            .addJavadoc(Javadoc.typeParameters(scope.contract()))
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC);
    scope
        .baseClosed()
        .ifPresentOrElse(
            type::superclass, () -> type.addSuperinterface(RuntimeNames.CHANNEL_CLOSED));
    addStates(type, states);
    return type.addMethod(constructor())
        .addMethod(toString(CodeBlock.of("return $S", "ChannelClosed")))
        .build();
  }

  private static MethodSpec toString(CodeBlock statement) {
    return MethodSpec.methodBuilder("toString")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(String.class)
        .addStatement(statement)
        .build();
  }

  private MethodSpec constructor(MessageModel message) {
    MethodSpec.Builder constructor = constructor().toBuilder();
    if (message.isKept()) {
      if (scope.isExtensible()) {
        constructor.addJavadoc(
            "\n@param $N the arguments of the message received last\n", scope.receivedField());
      }
      constructor.addParameter(RuntimeNames.RECEIVED_ARGUMENTS, scope.receivedField());
      if (scope.isKeptByBase(message)) {
        constructor.addStatement("super($N)", scope.receivedField());
      }
      constructor.addStatement("this.$N = $N", scope.receivedField(), scope.receivedField());
    }
    return constructor.build();
  }

  private MethodSpec constructor() {
    return scope.isExtensible()
        ? MethodSpec.constructorBuilder()
            .addJavadoc("For endpoints.\n")
            .addModifiers(Modifier.PROTECTED)
            .build()
        : MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build();
  }
}
