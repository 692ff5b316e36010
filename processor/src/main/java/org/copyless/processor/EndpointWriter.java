package org.copyless.processor;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.copyless.annotation.EndpointOf;
import org.copyless.annotation.ReceiveStateOf;
import org.copyless.annotation.Role;
import org.copyless.contract.State;

/**
 * Writes {@code CImp} and {@code CExp}.
 *
 * <p>Source: Fähndrich et al., §2.4 (Listing 1) and §4.1.
 */
final class EndpointWriter {
  private final EndpointScope scope;

  private EndpointWriter(EndpointScope scope) {
    this.scope = scope;
  }

  static TypeSpec write(ContractModel contract, Role role) {
    return new EndpointWriter(new EndpointScope(contract, role)).type();
  }

  private TypeSpec type() {
    ContractModel contract = scope.contract();
    TypeSpec.Builder type =
        TypeSpec.classBuilder(scope.self())
            .addJavadoc(javadoc())
            .addAnnotation(endpointOf())
            .addModifiers(Modifier.FINAL)
            .superclass(RuntimeNames.ENDPOINT_BLOCK);
    if (contract.isPublic()) {
      type.addModifiers(Modifier.PUBLIC);
    }
    contract.receivingStates(scope.role()).forEach(state -> type.addField(constant(state)));
    type.addField(blockType());
    scope.enums().addTo(type);
    for (MessageModel message : contract.received(scope.role())) {
      type.addField(instance(scope.view(message), scope.viewField(message)));
    }
    if (!contract.receivingStates(scope.role()).isEmpty()) {
      type.addField(instance(scope.closed(), scope.closedField()));
    }
    type.addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
    SendWriter sends = new SendWriter(scope);
    contract.sent(scope.role()).forEach(message -> type.addMethod(sends.write(message)));
    new ReceiveWriter(scope).addTo(type);
    new ViewWriter(scope).addTo(type);
    return type.addType(states()).addType(tags()).build();
  }

  private CodeBlock javadoc() {
    String end = scope.role() == Role.EXP ? "exporting" : "importing";
    return CodeBlock.builder()
        .add("The $L end of a channel of contract {@link $T}: ", end, scope.contract().name())
        .add("sends $L, receives $L.\n", sign(scope.role()), sign(scope.role().peer()))
        .add("\n<pre>{@code\n$L}</pre>\n", Javadoc.protocol(scope.contract()))
        .build();
  }

  private static String sign(Role sender) {
    return sender == Role.EXP ? "{@code !}" : "{@code ?}";
  }

  private AnnotationSpec endpointOf() {
    return AnnotationSpec.builder(EndpointOf.class)
        .addMember("contract", "$T.class", scope.contract().name())
        .addMember("role", "$T.$L", Role.class, scope.role())
        .build();
  }

  private FieldSpec constant(State state) {
    TypeName type =
        ParameterizedTypeName.get(RuntimeNames.RECEIVE_STATE, scope.self(), scope.received(state));
    return FieldSpec.builder(type, state.name())
        .addJavadoc("The state {@code $L}, for {@link #receive}.\n", state.name())
        .addAnnotation(
            AnnotationSpec.builder(ReceiveStateOf.class)
                .addMember("value", "$S", state.name())
                .build())
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
        .initializer(
            "$T.of($S, $L, $L)",
            RuntimeNames.RECEIVE_STATE,
            state.name(),
            scope.id(state),
            scope.contract().automaton().queueIndex(scope.role(), state))
        .build();
  }

  private FieldSpec blockType() {
    ContractModel contract = scope.contract();
    List<CodeBlock> states =
        contract.automaton().states().stream().map(s -> CodeBlock.of("$S", s.name())).toList();
    List<CodeBlock> messages =
        contract.messages().stream().map(m -> CodeBlock.of("$S", m.name())).toList();
    CodeBlock initializer =
        CodeBlock.builder()
            .add("$T.of(\n$>$>", RuntimeNames.ENDPOINT_TYPE)
            .add("$S,\n", contract.name().simpleName())
            .add("$T.$L,\n", Role.class, scope.role())
            .add("$L,\n", contract.automaton().slots(scope.role()))
            .add("$L,\n", contract.slotBytes(scope.role()))
            .add("$L,\n", scope.id(contract.automaton().initial()))
            .add("$T.of($L),\n", List.class, CodeBlock.join(states, ",$W"))
            .add("$T.of($L),\n", List.class, CodeBlock.join(messages, ",$W"))
            .add("new long[][] {$L},\n", argumentPointers())
            .add("$T::new)$<$<", scope.self())
            .build();
    return FieldSpec.builder(
            ParameterizedTypeName.get(RuntimeNames.ENDPOINT_TYPE, scope.self()), scope.type())
        .addModifiers(Modifier.STATIC, Modifier.FINAL)
        .initializer(initializer)
        .build();
  }

  /** For each tag, from 0, the places of the pointers in a received message. */
  private CodeBlock argumentPointers() {
    List<MessageModel> received = scope.contract().received(scope.role());
    CodeBlock.Builder rows = CodeBlock.builder().add("{}");
    for (MessageModel message : scope.contract().messages()) {
      List<CodeBlock> row =
          message.arguments().stream()
              .filter(a -> a.type().tracked() && received.contains(message))
              .map(a -> CodeBlock.of("$L", a.offset()))
              .toList();
      rows.add(",$W{$L}", CodeBlock.join(row, ", "));
    }
    return rows.build();
  }

  private static FieldSpec instance(ClassName type, String name) {
    return FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.FINAL)
        .initializer("new $T()", type)
        .build();
  }

  private TypeSpec states() {
    TypeSpec.Builder type = constants(scope.states(), "The protocol states, by their ids.");
    for (State state : scope.contract().automaton().states()) {
      type.addField(constant(state.name(), state.id()));
    }
    return type.build();
  }

  private TypeSpec tags() {
    TypeSpec.Builder type = constants(scope.tags(), "The tags of the messages.");
    for (MessageModel message : scope.contract().messages()) {
      int tag = scope.contract().automaton().tag(message.name());
      type.addField(constant(scope.tagConstant(message), tag));
    }
    return type.build();
  }

  private static TypeSpec.Builder constants(ClassName name, String javadoc) {
    return TypeSpec.classBuilder(name)
        .addJavadoc("$L\n", javadoc)
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
  }

  private static FieldSpec constant(String name, int value) {
    return FieldSpec.builder(TypeName.INT, name, Modifier.STATIC, Modifier.FINAL)
        .initializer("$L", value)
        .build();
  }
}
