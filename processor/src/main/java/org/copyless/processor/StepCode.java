package org.copyless.processor;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.copyless.annotation.Role;
import org.copyless.contract.Transition;

/**
 * Code for what follows from the present state when a message is sent or received: the queue index
 * and the state after. Where it is the same from all states it is a constant, else a switch over
 * {@code state()} into a variable.
 */
final class StepCode {
  private final EndpointScope scope;
  private final List<Transition> transitions;
  private final String operation;
  private final Set<String> taken;

  /**
   * For one operation.
   *
   * @param transitions all that the operation can make, at least one
   * @param operation as users call it, {@code sendSuccess}
   * @param taken names of parameters, which are not used for variables
   */
  StepCode(EndpointScope scope, List<Transition> transitions, String operation, Set<String> taken) {
    this.scope = scope;
    this.transitions = transitions;
    this.operation = operation;
    this.taken = taken;
  }

  /** The queue index at {@code receiver}. */
  CodeBlock index(MethodSpec.Builder method, Role receiver) {
    return isSame(indexAt(receiver))
        ? indexAt(receiver).apply(transitions.getFirst())
        : choice(method, "index", indexAt(receiver));
  }

  /** The queue index at {@code receiver}, after a check of the state. */
  CodeBlock checkedIndex(MethodSpec.Builder method, Role receiver) {
    return checked(method, "index", indexAt(receiver));
  }

  /** The id of the state after. */
  CodeBlock next(MethodSpec.Builder method) {
    return isSame(this::target)
        ? target(transitions.getFirst())
        : choice(method, "next", this::target);
  }

  /** The id of the state after, after a check of the state. */
  CodeBlock checkedNext(MethodSpec.Builder method) {
    return checked(method, "next", this::target);
  }

  private Function<Transition, CodeBlock> indexAt(Role receiver) {
    return t -> CodeBlock.of("$L", scope.contract().automaton().queueIndex(receiver, t.source()));
  }

  private CodeBlock target(Transition transition) {
    return scope.id(transition.target());
  }

  private boolean isSame(Function<Transition, CodeBlock> value) {
    return transitions.stream().map(value).distinct().count() == 1;
  }

  private CodeBlock checked(
      MethodSpec.Builder method, String variable, Function<Transition, CodeBlock> value) {
    if (transitions.size() > 1) {
      return choice(method, variable, value);
    }
    Transition only = transitions.getFirst();
    method
        .beginControlFlow("if (state() != $L)", scope.id(only.source()))
        .addStatement("throw wrongState($S)", operation)
        .endControlFlow();
    return value.apply(only);
  }

  private CodeBlock choice(
      MethodSpec.Builder method, String variable, Function<Transition, CodeBlock> value) {
    String name = Names.unique(variable, "_", taken);
    Map<CodeBlock, List<Transition>> byValue =
        transitions.stream()
            .collect(Collectors.groupingBy(value, LinkedHashMap::new, Collectors.toList()));
    CodeBlock.Builder code =
        CodeBlock.builder().add("$T $N =\n$>$>switch (state()) {\n$>", TypeName.INT, name);
    byValue.forEach(
        (result, group) ->
            code.add(
                "case $L -> $L;\n",
                group.stream().map(t -> scope.id(t.source())).collect(CodeBlock.joining(",$W")),
                result));
    code.add("default -> throw wrongState($S);\n$<};\n$<$<", operation);
    method.addCode(code.build());
    return CodeBlock.of("$N", name);
  }
}
