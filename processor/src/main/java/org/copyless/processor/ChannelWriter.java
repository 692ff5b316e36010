package org.copyless.processor;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.Locale;
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
  private final ContractModel contract;
  private final ClassName self;
  private final EndpointScope imp;
  private final EndpointScope exp;
  private final TypeName ends;

  private ChannelWriter(ContractModel contract) {
    this.contract = contract;
    this.self = Names.channel(contract.name());
    this.imp = new EndpointScope(contract, Role.IMP);
    this.exp = new EndpointScope(contract, Role.EXP);
    this.ends = ParameterizedTypeName.get(RuntimeNames.CHANNEL_ENDS, imp.self(), exp.self());
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
            .addJavadoc("\n<pre>{@code\n$L}</pre>\n", Javadoc.protocol(contract))
            .addAnnotation(
                AnnotationSpec.builder(ChannelOf.class)
                    .addMember("value", "$T.class", contract.name())
                    .build())
            .addModifiers(Modifier.FINAL)
            .addField(ends, "ends", Modifier.PRIVATE, Modifier.FINAL);
    if (contract.isPublic()) {
      type.addModifiers(Modifier.PUBLIC);
    }
    return type.addMethod(constructor())
        .addMethod(open())
        .addMethod(end(imp))
        .addMethod(end(exp))
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

            @param heap where the channel and all blocks sent through it lie
            @return the channel
            """,
            contract.automaton().initial())
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .returns(self)
        .addParameter(RuntimeNames.EXCHANGE_HEAP, "heap")
        .addStatement(
            "return new $T($T.open(heap, $T.$L, $T.$L))",
            self,
            RuntimeNames.CHANNEL_ENDS,
            imp.self(),
            imp.type(),
            exp.self(),
            exp.type())
        .build();
  }

  private MethodSpec end(EndpointScope scope) {
    String state = contract.automaton().initial().name();
    String name = Names.suffix(scope.role()).toLowerCase(Locale.ROOT);
    return MethodSpec.methodBuilder(name)
        .addJavadoc(
            """
            Takes the $L end.

            @return the end, in state {@code $L}; it belongs to the caller
            @throws $T if it was taken before
            """,
            scope.role() == Role.EXP ? "exporting" : "importing",
            state,
            IllegalStateException.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(
            scope
                .self()
                .annotated(
                    AnnotationSpec.builder(State.class).addMember("value", "$S", state).build()))
        .addStatement("return ends.$L()", name)
        .build();
  }
}
