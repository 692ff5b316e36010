package org.copyless.processor;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import com.palantir.javapoet.WildcardTypeName;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.copyless.annotation.Receives;
import org.copyless.annotation.Takes;
import org.copyless.contract.Transition;

/**
 * Writes the methods that receive whichever message is there: {@code receive(STATE)}, {@code
 * receive(STATE, Duration)}, {@code tryReceive(STATE)}, and {@code take(View.class)}, on top of two
 * private methods that check the state ({@code indexIn}) and that choose the view ({@code
 * arrived}).
 *
 * <p>Source: Fähndrich et al., §2.4 and §4.1.
 */
final class ReceiveAnyWriter {
  private static final AnnotationSpec NULLABLE =
      AnnotationSpec.builder(RuntimeNames.NULLABLE).build();
  private static final TypeName ANY = WildcardTypeName.subtypeOf(Object.class);

  private final EndpointScope scope;
  private final TypeVariableName message;

  ReceiveAnyWriter(EndpointScope scope) {
    this.scope = scope;
    this.message = scope.typeVariable("M");
  }

  void addTo(TypeSpec.Builder type, List<MessageModel> expected) {
    type.addMethod(receive());
    type.addMethod(timedReceive());
    type.addMethod(tryReceive());
    type.addMethod(take());
    type.addMethod(indexIn());
    type.addMethod(arrived(expected));
  }

  private MethodSpec receive() {
    return begin("receive", receives(false))
        .addJavadoc(
            """
            Receives the next message, whichever of those that can arrive in this state. Waits for it.

            @param <$T> the sealed interface of what can arrive
            @param state the state in which this endpoint is
            @return the message's view, valid until the next receive; the closed view if the peer has
                closed and all its messages are received, the state is as before then
            @throws $T if the thread is interrupted before or while it waits; nothing is received
            @throws $T in any other state; nothing is received
            """,
            message,
            InterruptedException.class,
            RuntimeNames.PROTOCOL_EXCEPTION)
        .returns(message)
        .addParameter(state(message), "state")
        .addException(InterruptedException.class)
        .addStatement("$T index = indexIn(state, $S)", TypeName.INT, "receive")
        .addStatement("return state.view(arrived(await(index), index))")
        .build();
  }

  private MethodSpec timedReceive() {
    return begin("receive", receives(true))
        .addJavadoc(
            """
            Receives the next message, whichever of those that can arrive in this state. Waits for it,
            but not for ever.

            @param <$T> the sealed interface of what can arrive
            @param state the state in which this endpoint is
            @param atMost how long; not at all if it is not positive
            @return the message's view, valid until the next receive; the closed view if the peer has
                closed and all its messages are received; null if the time is over; the state is as
                before in both cases
            @throws $T if the thread is interrupted before or while it waits; nothing is received
            @throws $T in any other state; nothing is received
            """,
            message,
            InterruptedException.class,
            RuntimeNames.PROTOCOL_EXCEPTION)
        .returns(message.annotated(NULLABLE))
        .addParameter(state(message), "state")
        .addParameter(Duration.class, "atMost")
        .addException(InterruptedException.class)
        .addStatement("$T index = indexIn(state, $S)", TypeName.INT, "receive")
        .addStatement("return state.view(arrived(await(index, atMost), index))")
        .build();
  }

  private MethodSpec tryReceive() {
    return begin("tryReceive", receives(true))
        .addJavadoc(
            """
            Receives the next message, whichever of those that can arrive in this state, if it is
            there. Never waits.

            @param <$T> the sealed interface of what can arrive
            @param state the state in which this endpoint is
            @return the message's view, valid until the next receive; the closed view if the peer has
                closed and all its messages are received; null if no message is there; the state is as
                before in both cases
            @throws $T in any other state; nothing is received
            """,
            message,
            RuntimeNames.PROTOCOL_EXCEPTION)
        .returns(message.annotated(NULLABLE))
        .addParameter(state(message), "state")
        .addStatement("$T index = indexIn(state, $S)", TypeName.INT, "tryReceive")
        .addStatement("return state.view(arrived(poll(index), index))")
        .build();
  }

  private MethodSpec take() {
    return begin("take", AnnotationSpec.builder(Takes.class).build())
        .addJavadoc(
            """
            Receives the message that is there, as a select has found it. Never waits.

            @param <$T> the class of the message's view
            @param view the class of the message's view
            @return the message's view, valid until the next receive
            @throws $T if no such message is the next one, or none is there; nothing is received
            """,
            message,
            RuntimeNames.PROTOCOL_EXCEPTION)
        .returns(message)
        .addParameter(ParameterizedTypeName.get(ClassName.get(Class.class), message), "view")
        .addStatement("$T tag = head(view)", TypeName.INT)
        .addStatement("return view.cast(arrived(tag, queueIndex()))")
        .build();
  }

  private MethodSpec.Builder begin(String name, AnnotationSpec annotation) {
    return MethodSpec.methodBuilder(name)
        .addAnnotations(EndpointScope.override(scope.baseClosed().isPresent()))
        .addAnnotation(annotation)
        .addModifiers(Modifier.PUBLIC)
        .addTypeVariable(message);
  }

  private static AnnotationSpec receives(boolean orNothing) {
    AnnotationSpec.Builder annotation = AnnotationSpec.builder(Receives.class);
    return (orNothing ? annotation.addMember("orNothing", "true") : annotation).build();
  }

  private TypeName state(TypeName messages) {
    return ParameterizedTypeName.get(RuntimeNames.RECEIVE_STATE, scope.rootType(), messages);
  }

  /** The slot in which the message arrives, after a check of the state. */
  private MethodSpec indexIn() {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("indexIn")
            .addModifiers(Modifier.PRIVATE)
            .returns(TypeName.INT)
            .addParameter(ParameterizedTypeName.get(RuntimeNames.RECEIVE_STATE, ANY, ANY), "state")
            .addParameter(String.class, "operation")
            .beginControlFlow(wrongState())
            .addStatement("throw wrongState(operation + $S + state + $S)", "(", ")")
            .endControlFlow();
    return method.addStatement("return $L", slot(method)).build();
  }

  private MethodSpec arrived(List<MessageModel> expected) {
    CodeBlock.Builder choice = CodeBlock.builder().add("return switch (tag) {\n$>");
    for (MessageModel each : expected) {
      choice.add("case $L -> $N(index);\n", scope.tag(each), ReceiveWriter.takeName(each));
    }
    choice.add("case $T.CLOSED -> $N;\n", RuntimeNames.ENDPOINT_BLOCK, scope.closedField());
    choice.add("case $T.EMPTY -> null;\n", RuntimeNames.ENDPOINT_BLOCK);
    choice.add("default -> throw wrongMessage($S + stateName() + $S, tag);\n", "receive(", ")");
    return MethodSpec.methodBuilder("arrived")
        .addModifiers(Modifier.PRIVATE)
        .returns(ClassName.OBJECT.annotated(NULLABLE))
        .addParameter(TypeName.INT, "tag")
        .addParameter(TypeName.INT, "index")
        .addCode(choice.add("$<};\n").build())
        .build();
  }

  /** Other contracts of the hierarchy may have other states with the same ids. */
  private CodeBlock wrongState() {
    return scope.base().isPresent()
        ? CodeBlock.of("if (state != $N[state()])", scope.receiving())
        : CodeBlock.of("if (state() != state.id())");
  }

  /** The slot in which the message arrives; an inherited constant knows only that of its own. */
  private CodeBlock slot(MethodSpec.Builder method) {
    if (scope.base().isEmpty()) {
      return CodeBlock.of("state.slot()");
    }
    List<Transition> anyOfEach =
        scope.contract().receivingStates(scope.role()).stream()
            .map(state -> scope.contract().automaton().transitions(state).getFirst())
            .toList();
    return anyOfEach.isEmpty()
        ? CodeBlock.of("0")
        : new StepCode(scope, anyOfEach, "receive", new HashSet<>(Set.of("state", "operation")))
            .index(method, scope.role());
  }
}
