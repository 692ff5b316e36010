package org.copyless.processor;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import org.copyless.annotation.ChannelOf;
import org.copyless.annotation.Role;
import org.copyless.annotation.State;

/**
 * Writes {@code CChannel}, which opens channels.
 *
 * <p>Source: Fähndrich et al., §2.4 ({@code NewChannel}).
 */
final class ChannelWriter {
  /** The constant with the contract's fingerprint. */
  static final String FINGERPRINT = "FINGERPRINT";

  private final ContractModel contract;
  private final ClassName self;
  private final TypeName selfType;
  private final EndpointScope imp;
  private final EndpointScope exp;
  private final TypeName ends;

  private ChannelWriter(ContractModel contract) {
    this.contract = contract;
    this.self = Names.channel(contract.name());
    this.imp = new EndpointScope(contract, Role.IMP);
    this.exp = new EndpointScope(contract, Role.EXP);
    this.selfType = imp.generic(self);
    this.ends =
        ParameterizedTypeName.get(RuntimeNames.CHANNEL_ENDS, imp.selfType(), exp.selfType());
  }

  static TypeSpec write(ContractModel contract) {
    return new ChannelWriter(contract).type();
  }

  private TypeSpec type() {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(self)
            .addJavadoc(
                "A new channel of contract {@link $T}: holds its two ends until they are taken.\n",
                contract.name())
            .addJavadoc("\n$L", Javadoc.diagram(contract))
            .addJavadoc(Javadoc.typeParameters(contract))
            .addTypeVariables(contract.typeParameters())
            .addAnnotation(
                AnnotationSpec.builder(ChannelOf.class)
                    .addMember("value", "$T.class", contract.name())
                    .build())
            .addModifiers(Modifier.FINAL)
            .addField(fingerprint())
            .addField(ends, "ends", Modifier.PRIVATE, Modifier.FINAL);
    if (contract.isPublic()) {
      type.addModifiers(Modifier.PUBLIC);
    }
    type.addMethod(constructor()).addMethod(open());
    if (!startStates().isEmpty()) {
      type.addField(startStatesField()).addMethod(openInState());
    }
    return type.addMethod(end(imp)).addMethod(end(exp)).build();
  }

  private FieldSpec fingerprint() {
    return FieldSpec.builder(TypeName.LONG, FINGERPRINT)
        .addJavadoc(
            "Tells this version of the contract, with all types in its messages, from others.\n")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
        .initializer("$L", "0x%016xL".formatted(contract.fingerprint()))
        .build();
  }

  private MethodSpec constructor() {
    return MethodSpec.constructorBuilder()
        .addModifiers(Modifier.PRIVATE)
        .addParameter(ends, "ends")
        .addStatement("this.ends = ends")
        .build();
  }

  private MethodSpec open() {
    return MethodSpec.methodBuilder("open")
        .addJavadoc(
            """
            Opens a channel. Both ends are in state {@code $L} and belong to the caller, who takes each of
            them once.

            $L@param heap where the channel and all blocks sent through it lie
            @return the channel
            """,
            contract.automaton().initial(),
            Javadoc.typeParameterTags(contract))
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .addTypeVariables(contract.typeParameters())
        .returns(selfType)
        .addParameter(RuntimeNames.EXCHANGE_HEAP, "heap")
        .addStatement(opened(""))
        .build();
  }

  private CodeBlock opened(String more) {
    return CodeBlock.of(
        imp.isPolymorphic()
            ? "return new $T<>(\n$T.open(heap, $L, $L$L))"
            : "return new $T($T.open(heap, $L, $L$L))",
        self,
        RuntimeNames.CHANNEL_ENDS,
        imp.typedBlockType(),
        exp.typedBlockType(),
        more);
  }

  /** The constants of all states in which one end receives, which are all but the final ones. */
  private List<CodeBlock> startStates() {
    return Stream.of(imp, exp)
        .flatMap(end -> contract.receivingStates(end.role()).stream().map(end::constant))
        .toList();
  }

  private FieldSpec startStatesField() {
    TypeName any = WildcardTypeName.subtypeOf(Object.class);
    TypeName state = ParameterizedTypeName.get(RuntimeNames.RECEIVE_STATE, any, any);
    return FieldSpec.builder(
            ParameterizedTypeName.get(ClassName.get(Set.class), state), "START_STATES")
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .initializer("$T.of($L)", Set.class, CodeBlock.join(startStates(), ",$W"))
        .build();
  }

  private MethodSpec openInState() {
    TypeName any = WildcardTypeName.subtypeOf(Object.class);
    return MethodSpec.methodBuilder("open")
        .addJavadoc(
            """
            Opens a channel in a state other than {@code $L}. Both ends are in {@code start} and belong to
            the caller, who takes each of them once.

            $L@param heap where the channel and all blocks sent through it lie
            @param start the state, by the constant of the end that receives in it
            @return the channel
            @throws $T if {@code start} is a state of another contract
            """,
            contract.automaton().initial(),
            Javadoc.typeParameterTags(contract),
            IllegalArgumentException.class)
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .addTypeVariables(contract.typeParameters())
        .returns(selfType)
        .addParameter(RuntimeNames.EXCHANGE_HEAP, "heap")
        .addParameter(ParameterizedTypeName.get(RuntimeNames.RECEIVE_STATE, any, any), "start")
        .beginControlFlow("if (!START_STATES.contains(start))")
        .addStatement(
            "throw new $T($S + start)",
            IllegalArgumentException.class,
            "contract " + contract.name().simpleName() + " has no such state: ")
        .endControlFlow()
        .addStatement(opened(", start.id()"))
        .build();
  }

  private MethodSpec end(EndpointScope scope) {
    String state = contract.automaton().initial().name();
    String name = Names.suffix(scope.role()).toLowerCase(Locale.ROOT);
    return MethodSpec.methodBuilder(name)
        .addJavadoc(
            """
            Takes the $L end.

            @return the end, in state {@code $L} or in that given to {@code open}; it belongs to the caller
            @throws $T if it was taken before
            """,
            scope.role() == Role.EXP ? "exporting" : "importing",
            state,
            IllegalStateException.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(
            scope
                .selfType()
                .annotated(
                    AnnotationSpec.builder(State.class).addMember("value", "$S", state).build()))
        .addStatement("return ends.$L()", name)
        .build();
  }
}
