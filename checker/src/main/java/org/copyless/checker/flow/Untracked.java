package org.copyless.checker.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import org.checkerframework.dataflow.cfg.node.Node;
import org.copyless.checker.declaration.Borrowing;
import org.copyless.checker.diagnostic.Key;
import org.copyless.checker.diagnostic.StubEntry;
import org.copyless.checker.diagnostic.TypeText;

/**
 * Tracked pointers as arguments of types that are not tracked, such as {@code Object}: lent where a
 * stub file says that the method only looks at them, and refused elsewhere.
 */
final class Untracked {
  private final Body body;
  private final Borrowing borrowing;
  private final Refinement refinement;

  Untracked(Body body, Borrowing borrowing, Refinement refinement) {
    this.body = body;
    this.borrowing = borrowing;
    this.refinement = refinement;
  }

  /** Returns the arguments of a call as they are written. */
  List<Node> arguments(List<Node> passed) {
    if (passed.isEmpty() || !body.isArgumentList(passed.getLast())) {
      return passed;
    }
    List<Node> written = new ArrayList<>(passed.subList(0, passed.size() - 1));
    written.addAll(passed.getLast().getOperands());
    return written;
  }

  /** Returns what a call returns where that is one of its arguments; none elsewhere. */
  SortedSet<Integer> returned(Facts facts, List<Node> arguments, ExecutableElement method) {
    OptionalInt argument = borrowing.returned(method);
    return argument.isPresent() && argument.getAsInt() < arguments.size()
        ? Ownership.value(facts, arguments.get(argument.getAsInt()))
        : Ids.NONE;
  }

  /** Notes which arguments a method that has returned found to be null, or not to be. */
  void followed(Facts facts, List<Node> arguments, ExecutableElement method) {
    for (int i = 0; i < arguments.size(); i++) {
      SortedSet<Integer> ids = Ownership.value(facts, arguments.get(i));
      if (!ids.isEmpty() && borrowing.refusesNull(method, i)) {
        Ownership.followed(facts, ids);
      }
    }
    if (borrowing.demandsNull(method) && !Ownership.value(facts, arguments.getFirst()).isEmpty()) {
      refinement.narrow(facts, arguments.getFirst(), true);
    }
  }

  /** Splits what holds after a call that tests its argument for null. */
  Effect tested(Effect effect, List<Node> arguments, ExecutableElement method) {
    Optional<Boolean> trueIfNull = borrowing.trueIfNull(method);
    if (trueIfNull.isEmpty() || Ownership.value(effect.normal(), arguments.getFirst()).isEmpty()) {
      return effect;
    }
    Facts holds = effect.normal().copy();
    Facts otherwise = effect.normal().copy();
    refinement.narrow(holds, arguments.getFirst(), trueIfNull.get());
    refinement.narrow(otherwise, arguments.getFirst(), !trueIfNull.get());
    return Effect.condition(holds, otherwise, effect.exceptional());
  }

  /** Takes an argument whose parameter is not tracked, if the method only looks at it. */
  void pass(
      Ownership ownership,
      Facts facts,
      Node argument,
      SortedSet<Integer> ids,
      ExecutableElement method,
      VariableElement parameter) {
    if (ownership.look(facts, argument, ids)
        && ownership.useView(facts, argument, ids)
        && !borrowing.isBorrowed(parameter)) {
      refuse(ownership, facts, argument, ids, method, parameter);
    }
  }

  private void refuse(
      Ownership ownership,
      Facts facts,
      Node argument,
      SortedSet<Integer> ids,
      ExecutableElement method,
      VariableElement parameter) {
    if (borrowing.isUnannotated(method)) {
      ownership.refuse(
          facts,
          argument,
          ids,
          Key.UNANNOTATED,
          Ownership.text(argument),
          Arguments.callee(method),
          parameter.getSimpleName(),
          TypeText.of(parameter.asType()),
          advice(method, parameter));
    } else {
      ownership.refuse(
          facts,
          argument,
          ids,
          "be passed to "
              + Arguments.callee(method)
              + ", whose parameter '"
              + parameter.getSimpleName()
              + "' is of type "
              + TypeText.of(parameter.asType()));
    }
  }

  private static String advice(ExecutableElement method, VariableElement parameter) {
    if (isHeld(method, parameter.asType())) {
      return "it would be held where nobody can follow it; say that there is none by null, hold"
          + " many in a TrackedDeque or TrackedMap, share one in a TCell";
    }
    return "if it only looks at it during the call, say so in a stub file, given to javac by"
        + " -Astubs=FILE: "
        + StubEntry.of(method, parameter)
        + " If it keeps it, give it a TCell or a copy";
  }

  /** Returns whether the object or the result of a call goes by what is passed: it holds that. */
  private static boolean isHeld(ExecutableElement method, TypeMirror type) {
    TypeMirror each = type instanceof ArrayType array ? array.getComponentType() : type;
    return each instanceof TypeVariable variable
        && (variable.asElement().getEnclosingElement() instanceof TypeElement
            || (method.getReturnType() instanceof DeclaredType result
                && result.getTypeArguments().contains(variable)));
  }
}
