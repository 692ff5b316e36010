package org.copyless.processor;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.copyless.annotation.EndpointOf;
import org.copyless.annotation.ReceiveStateOf;
import org.copyless.annotation.Role;
import org.copyless.contract.Automaton;
import org.copyless.contract.State;

/**
 * Writes {@code CImp} and {@code CExp}.
 *
 * <p>Source: Fähndrich et al., §2.4 (Listing 1) and §4.1.
 */
final class EndpointWriter {
  private static final CodeBlock NULL = CodeBlock.of("null");

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
            .superclass(scope.base().map(EndpointScope::self).orElseGet(scope::blockClass));
    type.alwaysQualify(scope.inheritedTypes().toArray(String[]::new));
    if (!scope.isExtensible()) {
      type.addModifiers(Modifier.FINAL);
    }
    if (contract.isPublic()) {
      type.addModifiers(Modifier.PUBLIC);
    }
    if (scope.isPolymorphic()) {
      type.addTypeVariables(contract.typeParameters());
      new PolymorphicWriter(scope).addTo(type);
    } else {
      scope.ownStates().forEach(state -> type.addField(constant(state)));
    }
    scope.base().ifPresent(_ -> type.addField(receiving()));
    type.addField(blockType());
    scope.enums().addTo(type);
    ViewFields views = new ViewFields(scope);
    views.addTo(type);
    type.addMethod(constructor());
    SendWriter sends = new SendWriter(scope);
    contract.sent(scope.role()).forEach(message -> type.addMethod(sends.write(message)));
    new ReceiveWriter(scope).addTo(type);
    views.addPreparation(type);
    new ViewWriter(scope).addTo(type);
    return type.addType(states()).addType(tags()).build();
  }

  private MethodSpec constructor() {
    return scope.isExtensible()
        ? MethodSpec.constructorBuilder()
            .addJavadoc("For the heap, and for endpoints of contracts that extend this one.\n")
            .addModifiers(Modifier.PROTECTED)
            .build()
        : MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build();
  }

  private CodeBlock javadoc() {
    String end = scope.role() == Role.EXP ? "exporting" : "importing";
    return CodeBlock.builder()
        .add("The $L end of a channel of contract {@link $T}: ", end, scope.contract().name())
        .add("sends $L, receives $L.\n", sign(scope.role()), sign(scope.role().peer()))
        .add("\n<pre>{@code\n$L}</pre>\n", Javadoc.protocol(scope.contract()))
        .add(extended())
        .add(Javadoc.typeParameters(scope.contract()))
        .build();
  }

  private CodeBlock extended() {
    return scope
        .base()
        .map(
            base ->
                CodeBlock.of(
                    "\n<p>In the states of {@link $T} it may be used as a {@link $T}.\n",
                    base.contract().name(),
                    base.self()))
        .orElse(CodeBlock.of(""));
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
        ParameterizedTypeName.get(
            RuntimeNames.RECEIVE_STATE, scope.rootType(), scope.received(state));
    return FieldSpec.builder(type, state.name())
        .addJavadoc("$L\n", Javadoc.receiveState(scope, state))
        .addAnnotation(
            AnnotationSpec.builder(ReceiveStateOf.class)
                .addMember("value", "$S", state.name())
                .build())
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
        .initializer(scope.receiveState(state))
        .build();
  }

  /** By the id of a state, the constant with which to receive in it. */
  private FieldSpec receiving() {
    ContractModel contract = scope.contract();
    List<State> receiving = contract.receivingStates(scope.role());
    CodeBlock constants =
        contract.automaton().states().stream()
            .map(s -> receiving.contains(s) ? scope.constant(s) : CodeBlock.of("null"))
            .collect(CodeBlock.joining(",$W"));
    TypeName any = WildcardTypeName.subtypeOf(Object.class);
    return FieldSpec.builder(
            ArrayTypeName.of(ParameterizedTypeName.get(RuntimeNames.RECEIVE_STATE, any, any)),
            scope.receiving(),
            Modifier.PRIVATE,
            Modifier.STATIC,
            Modifier.FINAL)
        .addJavadoc("The constants of the receiving states, by the ids of the states.\n")
        .initializer("{$L}", constants)
        .build();
  }

  private FieldSpec blockType() {
    ContractModel contract = scope.contract();
    List<CodeBlock> states =
        contract.automaton().states().stream().map(s -> CodeBlock.of("$S", s.name())).toList();
    List<CodeBlock> messages =
        contract.messages().stream().map(m -> CodeBlock.of("$S", m.name())).toList();
    CodeBlock.Builder initializer =
        CodeBlock.builder()
            .add("\n$>$>$T.describe(", RuntimeNames.ENDPOINT_BLOCK_TYPE)
            .add("$S, $T.$L)$>$>\n", contract.name().simpleName(), Role.class, scope.role())
            .add(".fingerprint($T.$L)\n", Names.channel(contract.name()), ChannelWriter.FINGERPRINT)
            .add(".slots($L, ", contract.automaton().slots(scope.role()))
            .add("$L)\n", contract.slotBytes(scope.role()))
            .add(".states($L)\n", CodeBlock.join(states, ",$W"))
            .add(".messages($L)\n", CodeBlock.join(messages, ",$W"));
    if (!contract.received(scope.role()).isEmpty()) {
      initializer.add(".queueIndices($L)\n", queueIndices()).add(".views($L)\n", views());
    }
    pointers().forEach(initializer::add);
    if (contract.isLocal()) {
      initializer.add(".references($L)\n", contract.references(scope.role()));
    }
    initializer.add(".build($T::new)$<$<$<$<", scope.self());
    return FieldSpec.builder(PolymorphicWriter.blockType(scope), scope.type())
        .addModifiers(Modifier.STATIC, Modifier.FINAL)
        .initializer(initializer.build())
        .build();
  }

  /** By the id of a state, the slot in which the next message arrives. */
  private CodeBlock queueIndices() {
    Automaton automaton = scope.contract().automaton();
    List<State> receiving = scope.contract().receivingStates(scope.role());
    return automaton.states().stream()
        .map(s -> receiving.contains(s) ? automaton.queueIndex(scope.role(), s) : -1)
        .map(index -> CodeBlock.of("$L", index))
        .collect(CodeBlock.joining(",$W"));
  }

  /** By the tag of a message, the class of its view. */
  private CodeBlock views() {
    List<MessageModel> received = scope.contract().received(scope.role());
    return scope.contract().messages().stream()
        .map(m -> received.contains(m) ? CodeBlock.of("$T.class", scope.view(m)) : NULL)
        .collect(CodeBlock.joining(",$W"));
  }

  /** For each received message with pointers: its tag and their places. */
  private List<CodeBlock> pointers() {
    return scope.contract().received(scope.role()).stream()
        .filter(message -> message.arguments().stream().anyMatch(a -> a.type().tracked()))
        .map(message -> CodeBlock.of(".pointers($L, $L)\n", scope.tag(message), places(message)))
        .toList();
  }

  private static CodeBlock places(MessageModel message) {
    return message.arguments().stream()
        .filter(argument -> argument.type().tracked())
        .map(argument -> CodeBlock.of("$L", argument.offset()))
        .collect(CodeBlock.joining(", "));
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
