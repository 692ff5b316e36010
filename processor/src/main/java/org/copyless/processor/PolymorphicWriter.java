package org.copyless.processor;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import javax.lang.model.element.Modifier;
import org.copyless.annotation.ReceiveStateOf;
import org.copyless.contract.State;

/**
 * Writes what is static in the endpoint class of a polymorphic contract. A static field cannot
 * mention a type parameter, so one object serves all type arguments, and a generic method gives it
 * the type that the caller needs.
 */
final class PolymorphicWriter {
  private static final TypeName ANY = WildcardTypeName.subtypeOf(Object.class);

  private final EndpointScope scope;

  PolymorphicWriter(EndpointScope scope) {
    this.scope = scope;
  }

  /** The type of the field that holds the block type; also where there are no type parameters. */
  static TypeName blockType(EndpointScope scope) {
    if (!scope.isPolymorphic()) {
      return ParameterizedTypeName.get(RuntimeNames.ENDPOINT_BLOCK_TYPE, scope.self());
    }
    TypeName[] any =
        scope.contract().typeParameters().stream().map(_ -> ANY).toArray(TypeName[]::new);
    return ParameterizedTypeName.get(
        RuntimeNames.ENDPOINT_BLOCK_TYPE, ParameterizedTypeName.get(scope.self(), any));
  }

  void addTo(TypeSpec.Builder type) {
    for (State state : scope.contract().receivingStates(scope.role())) {
      type.addField(constant(state));
      type.addMethod(stateMethod(state));
    }
    type.addMethod(blockTypeMethod());
  }

  private FieldSpec constant(State state) {
    return FieldSpec.builder(
            ParameterizedTypeName.get(RuntimeNames.RECEIVE_STATE, ANY, ANY), state.name())
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .initializer(scope.receiveState(state))
        .build();
  }

  private MethodSpec stateMethod(State state) {
    TypeName type =
        ParameterizedTypeName.get(
            RuntimeNames.RECEIVE_STATE, scope.selfType(), scope.generic(scope.received(state)));
    return converted(scope.stateMethod(state), type, CodeBlock.of("$N", state.name()))
        .addJavadoc("$L\n\n", Javadoc.receiveState(scope, state))
        .addJavadoc(Javadoc.typeParameterTags(scope.contract()))
        .addJavadoc("@return the state\n")
        .addAnnotation(
            AnnotationSpec.builder(ReceiveStateOf.class)
                .addMember("value", "$S", state.name())
                .build())
        .addModifiers(Modifier.PUBLIC)
        .build();
  }

  private MethodSpec blockTypeMethod() {
    TypeName type = ParameterizedTypeName.get(RuntimeNames.ENDPOINT_BLOCK_TYPE, scope.selfType());
    CodeBlock field =
        CodeBlock.of(
            "($T) $N",
            ParameterizedTypeName.get(RuntimeNames.ENDPOINT_BLOCK_TYPE, ANY),
            scope.type());
    return converted(EndpointScope.BLOCK_TYPE, type, field).build();
  }

  private MethodSpec.Builder converted(String name, TypeName type, CodeBlock object) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(
            AnnotationSpec.builder(SuppressWarnings.class)
                .addMember("value", "$S", "unchecked")
                .build())
        .addModifiers(Modifier.STATIC)
        .addTypeVariables(scope.contract().typeParameters())
        .returns(type)
        .addComment("one object serves all type arguments")
        .addStatement("return ($T) $L", type, object);
  }
}
