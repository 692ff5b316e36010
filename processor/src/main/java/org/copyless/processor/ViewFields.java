package org.copyless.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import java.util.Collections;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Writes the fields that hold the views of an endpoint. Most processes of a crowd wait for their
 * first message, and most ends of one contract never receive: so views that show arguments are made
 * by the first receive that has some, and a view that shows none is the same for all endpoints of
 * the class.
 */
final class ViewFields {
  static final String PREPARE = "prepare";

  private final EndpointScope scope;
  private final List<MessageModel> received;

  ViewFields(EndpointScope scope) {
    this.scope = scope;
    this.received = scope.contract().received(scope.role());
  }

  void addTo(TypeSpec.Builder type) {
    if (received.isEmpty()) {
      return;
    }
    received.stream()
        .filter(scope::isViewShared)
        .forEach(message -> type.addField(shared(scope.view(message), scope.viewField(message))));
    type.addField(shared(scope.closed(), scope.closedField()));
    if (keepsArguments()) {
      type.addField(RuntimeNames.RECEIVED_ARGUMENTS, scope.receivedField(), Modifier.PRIVATE);
    }
    for (MessageModel message : own()) {
      type.addField(scope.generic(scope.view(message)), scope.viewField(message), Modifier.PRIVATE);
    }
  }

  /** Adds the method that makes what is not shared, at its first call. */
  void addPreparation(TypeSpec.Builder type) {
    if (own().isEmpty()) {
      return;
    }
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(PREPARE)
            .addJavadoc(
                """
                Makes the views, at the first call. Before any block is claimed: where there is no
                memory for them, the message stays in its slot, whole.
                """)
            .addModifiers(Modifier.PRIVATE)
            .beginControlFlow("if ($N == null)", scope.viewField(own().getLast()));
    if (keepsArguments()) {
      method.addStatement(
          "$N = new $T(this, $L, $L)",
          scope.receivedField(),
          RuntimeNames.RECEIVED_ARGUMENTS,
          received.stream().mapToLong(message -> message.kept(true)).max().orElse(0),
          received.stream().mapToLong(message -> message.kept(false)).max().orElse(0));
    }
    for (MessageModel message : own()) {
      method.addStatement(
          scope.isPolymorphic() ? "$N = new $T<>($L)" : "$N = new $T($L)",
          scope.viewField(message),
          scope.view(message),
          message.isKept() ? scope.receivedField() : "");
    }
    type.addMethod(method.endControlFlow().build());
  }

  /** The messages whose views each endpoint has for itself. */
  private List<MessageModel> own() {
    return received.stream().filter(message -> !scope.isViewShared(message)).toList();
  }

  private boolean keepsArguments() {
    return received.stream().anyMatch(MessageModel::isKept);
  }

  private FieldSpec shared(ClassName type, String name) {
    return FieldSpec.builder(anyOf(type), name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .initializer(scope.isPolymorphic() ? "new $T<>()" : "new $T()", type)
        .build();
  }

  private TypeName anyOf(ClassName type) {
    TypeName any = WildcardTypeName.subtypeOf(Object.class);
    int parameters = scope.contract().typeParameters().size();
    return parameters == 0
        ? type
        : ParameterizedTypeName.get(
            type, Collections.nCopies(parameters, any).toArray(TypeName[]::new));
  }
}
