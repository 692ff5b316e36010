package org.copyless.checker;

import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.javacutil.TreeUtils;
import org.copyless.checker.declaration.Declarations;
import org.copyless.checker.declaration.MethodRole;
import org.copyless.checker.declaration.Parameter;
import org.copyless.checker.declaration.Protocol;
import org.copyless.checker.declaration.ReferencedMethod;
import org.copyless.checker.declaration.Shape;
import org.copyless.checker.diagnostic.Diagnostics;
import org.copyless.checker.diagnostic.Key;
import org.copyless.checker.diagnostic.TypeText;

/**
 * Method references, wherever they stand: the method must fit what the function type declares, for
 * that is all that callers of the function know.
 */
final class References {
  private final Declarations declarations;
  private final Diagnostics diagnostics;
  private final ProcessingEnvironment environment;

  References(
      Declarations declarations, Diagnostics diagnostics, ProcessingEnvironment environment) {
    this.declarations = declarations;
    this.diagnostics = diagnostics;
    this.environment = environment;
  }

  /**
   * Checks a method reference.
   *
   * @param parent the tree that it stands in
   */
  void check(MemberReferenceTree reference, @Nullable Tree parent) {
    ReferencedMethod.of(reference, declarations)
        .filter(_ -> !diagnostics.refused().covers(reference))
        .ifPresent(method -> check(reference, method, isCall(parent)));
  }

  private static boolean isCall(@Nullable Tree parent) {
    return parent instanceof MethodInvocationTree || parent instanceof NewClassTree;
  }

  private void check(MemberReferenceTree reference, ReferencedMethod method, boolean isArgument) {
    if (!mayBeReferred(method.element())) {
      String instead = "stand as a method reference: a lambda shows what it is called on";
      diagnostics.report(reference, Key.ESCAPES, reference, instead);
      return;
    }
    ExecutableElement descriptor = TreeUtils.findFunction(reference, environment);
    for (int k = 0; k < descriptor.getParameters().size(); k++) {
      VariableElement parameter = descriptor.getParameters().get(k);
      Optional<Parameter> expected = declarations.parameter(parameter);
      method
          .parameter(k)
          .ifPresent(
              found -> {
                if (expected.isEmpty()) {
                  refuse(reference, found.name(), parameter.asType());
                } else {
                  checkParameter(
                      reference, method.element(), found, descriptor, expected.get(), isArgument);
                }
              });
    }
    checkResult(reference, method.element(), descriptor);
  }

  /** What a field, a slot or a row gives is followed only where its holder is in sight. */
  private boolean mayBeReferred(ExecutableElement method) {
    return switch (declarations.role(method)) {
      case MethodRole.ReadField _, MethodRole.WriteField _, MethodRole.Part _ -> false;
      case MethodRole.ReadSlot _, MethodRole.WriteSlot _, MethodRole.Expose _ -> false;
      case MethodRole.Selected _, MethodRole.SelectedData _, MethodRole.TakeEnd _ -> false;
      default -> true;
    };
  }

  private void refuse(Tree place, Object what, TypeMirror type) {
    diagnostics.report(place, Key.ESCAPES, what, "be handed over as " + TypeText.of(type));
  }

  private void checkParameter(
      Tree place,
      ExecutableElement target,
      Parameter found,
      ExecutableElement descriptor,
      Parameter expected,
      boolean isArgument) {
    String function =
        descriptor.getEnclosingElement().getSimpleName() + "." + descriptor.getSimpleName();
    if (expected.claims() != found.claims()) {
      diagnostics.report(
          place,
          Key.OVERRIDE,
          found.name(),
          target.getSimpleName(),
          found.claims() ? "claimed" : "borrowed",
          function,
          expected.claims() ? "claimed" : "borrowed");
      return;
    }
    Protocol protocol = found.shape().protocol();
    if (isArgument && expected.protocol().isEmpty() && !expected.shape().isOfClass(found.shape())) {
      return; // where it stands as an argument, the call knows the states that will come
    }
    if (protocol == null) {
      if (!found.shape().takes(expected.shape())) {
        reportShape(place, found, function, expected.shape());
      }
      return;
    }
    Set<String> coming =
        expected.protocol().isPresent() ? expected.states() : Set.of(protocol.initial());
    boolean fits =
        expected.protocol().isPresent()
            ? found.shape().accepts(expected.shape())
            : found.shape().isPlain();
    if (!fits) {
      reportShape(place, found, function, expected.shape());
    } else if (!found.states().containsAll(coming)) {
      reportStates(place, found, found.states(), function, coming);
    } else if (!found.claims() && !then(expected, protocol).containsAll(found.then())) {
      reportStates(place, found, found.then(), function, then(expected, protocol));
    } else if (!found.keepsOnThrow(target, expected)) {
      Set<String> left =
          found.thrown().isEmpty() ? Set.of("(any of the contract)") : found.thrown();
      reportStates(place, found, left, function, expected.thrown());
    }
  }

  private void reportShape(Tree place, Parameter found, String function, Shape expected) {
    Object wanted = expected.isOfClass(found.shape()) ? "a " + expected : "in initial states only";
    String what = "parameter '" + found.name() + "'";
    diagnostics.report(place, Key.OVERRIDE_STATE, what, "a " + found.shape(), function, wanted);
  }

  private static Set<String> then(Parameter expected, Protocol protocol) {
    return expected.protocol().isPresent() ? expected.then() : Set.of(protocol.initial());
  }

  private void reportStates(
      Tree place, Parameter found, Set<String> own, String function, Set<String> wanted) {
    diagnostics.report(
        place,
        Key.OVERRIDE_STATE,
        "parameter '" + found.name() + "'",
        "in state " + String.join(" or ", own),
        function,
        "in state " + String.join(" or ", wanted));
  }

  private void checkResult(Tree place, ExecutableElement target, ExecutableElement descriptor) {
    if (declarations.mayHoldEndpoints(target, target.getReturnType())) {
      refuse(place, "a vector whose elements may be endpoints", descriptor.getReturnType());
      return;
    }
    Optional<Parameter> found = declarations.result(target);
    if (found.isPresent()) {
      Optional<Parameter> expected = declarations.result(descriptor);
      if (expected.isEmpty()) {
        refuse(place, "the result of " + target.getSimpleName(), descriptor.getReturnType());
      } else if (found.get().protocol().isPresent()) {
        Set<String> wanted =
            expected.get().protocol().isPresent()
                ? expected.get().states()
                : Set.of(found.get().protocol().get().initial());
        if (!wanted.containsAll(found.get().states())) {
          reportStates(
              place,
              found.get(),
              found.get().states(),
              descriptor.getSimpleName().toString(),
              wanted);
        }
      }
    }
  }
}
