package org.copyless.checker;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeMirror;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.javacutil.ElementUtils;
import org.checkerframework.javacutil.TreeUtils;
import org.copyless.checker.declaration.Declarations;
import org.copyless.checker.declaration.Parameter;
import org.copyless.checker.declaration.Protocol;
import org.copyless.checker.diagnostic.Diagnostics;
import org.copyless.checker.diagnostic.Key;

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
    ExpressionTree expression = reference;
    if (!(TreeUtils.elementFromUse(expression) instanceof ExecutableElement target)) {
      return;
    }
    ExecutableElement descriptor = TreeUtils.findFunction(reference, environment);
    boolean isArgument = parent instanceof MethodInvocationTree || parent instanceof NewClassTree;
    int offset = takesReceiver(reference, target) ? 1 : 0;
    for (int k = 0; k < descriptor.getParameters().size(); k++) {
      Parameter found = found(target, k - offset, reference);
      if (found != null) {
        TypeMirror type = descriptor.getParameters().get(k).asType();
        Optional<Parameter> expected = declarations.parameter(descriptor.getParameters().get(k));
        if (expected.isEmpty()) {
          refuse(reference, found.name(), type);
        } else {
          checkParameter(reference, target, found, descriptor, expected.get(), isArgument);
        }
      }
    }
    checkResult(reference, target, descriptor);
  }

  private void refuse(Tree place, Object what, TypeMirror type) {
    diagnostics.report(place, Key.ESCAPES, what, "be handed over as " + type);
  }

  private static boolean takesReceiver(MemberReferenceTree reference, ExecutableElement target) {
    Element qualifier = TreeUtils.elementFromTree(reference.getQualifierExpression());
    return !ElementUtils.isStatic(target)
        && target.getKind() == ElementKind.METHOD
        && qualifier != null
        && ElementUtils.isTypeElement(qualifier);
  }

  private @Nullable Parameter found(
      ExecutableElement target, int index, MemberReferenceTree reference) {
    if (index < 0) {
      TypeMirror type = TreeUtils.typeOf(reference.getQualifierExpression());
      return declarations.isTracked(type) ? declarations.receiver(target, type) : null;
    }
    return index < target.getParameters().size()
        ? declarations.parameter(target.getParameters().get(index)).orElse(null)
        : null;
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
    if (protocol == null || (isArgument && expected.protocol().isEmpty())) {
      return; // where it stands as an argument, the call knows the states that will come
    }
    Set<String> coming =
        expected.protocol().isPresent() ? expected.states() : Set.of(protocol.initial());
    if (!found.states().containsAll(coming)) {
      reportStates(place, found, found.states(), function, coming);
    } else if (!found.claims() && !then(expected, protocol).containsAll(found.then())) {
      reportStates(place, found, found.then(), function, then(expected, protocol));
    }
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
        String.join(" or ", own),
        function,
        String.join(" or ", wanted));
  }

  private void checkResult(Tree place, ExecutableElement target, ExecutableElement descriptor) {
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
