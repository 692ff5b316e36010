package org.copyless.processor;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
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
    for (Value argument : message.received()) {
      type.addField(field(argument));
    }
    type.addMethod(constructor());
    List<AnnotationSpec> override = EndpointScope.override(scope.baseView(message).isPresent());
    message.received().forEach(argument -> type.addMethod(accessor(argument, override)));
    return type.addMethod(toString(message)).build();
  }

  private static FieldSpec field(Value argument) {
    if (argument.type() instanceof ValueType.StructType struct) {
      return FieldSpec.builder(struct.rep(), argument.variable(), Modifier.PRIVATE, Modifier.FINAL)
          .initializer("$T.copyOf($T.TYPE)", RuntimeNames.ENDPOINT_BLOCK, struct.rep())
          .build();
    }
    return FieldSpec.builder(argument.type().typeName(), argument.variable(), Modifier.PRIVATE)
        .build();
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

  private static MethodSpec accessor(Value argument, List<AnnotationSpec> override) {
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
        .addStatement("return $N", argument.variable())
        .build();
  }

  private static MethodSpec toString(MessageModel message) {
    CodeBlock.Builder text = CodeBlock.builder().add("return ");
    String before = message.capitalised() + "(";
    for (Value argument : message.arguments()) {
      text.add("$S + $N$W+ ", before + argument.name() + "=", argument.variable());
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

  private MethodSpec constructor() {
    return scope.isExtensible()
        ? MethodSpec.constructorBuilder()
            .addJavadoc("For endpoints.\n")
            .addModifiers(Modifier.PROTECTED)
            .build()
        : MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build();
  }
}
