package org.copyless.checker;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import org.checkerframework.javacutil.ElementUtils;
import org.checkerframework.javacutil.TreeUtils;
import org.copyless.checker.declaration.Cells;
import org.copyless.checker.declaration.Declarations;
import org.copyless.checker.declaration.Parameter;
import org.copyless.checker.declaration.Protocol;
import org.copyless.checker.declaration.Shape;
import org.copyless.checker.diagnostic.Diagnostics;
import org.copyless.checker.diagnostic.Key;

/**
 * What a method declares of its parameters and result: an overriding method keeps what callers of
 * the overridden one rely on. It must claim what that one claims and borrow what it borrows; it may
 * accept more states, and leave or return fewer.
 */
final class Promises {
  private final Declarations declarations;
  private final Diagnostics diagnostics;
  private final ProcessingEnvironment environment;

  Promises(Declarations declarations, Diagnostics diagnostics, ProcessingEnvironment environment) {
    this.declarations = declarations;
    this.diagnostics = diagnostics;
    this.environment = environment;
  }

  void check(MethodTree tree) {
    ExecutableElement method = TreeUtils.elementFromDeclaration(tree);
    for (int i = 0; i < method.getParameters().size(); i++) {
      checkOnThrow(tree.getParameters().get(i), method.getParameters().get(i));
    }
    for (ExecutableElement overridden :
        ElementUtils.getOverriddenMethods(method, environment.getTypeUtils())) {
      checkOverriding(tree, method, overridden, (TypeElement) method.getEnclosingElement());
    }
  }

  /** Checks methods that a class inherits from one type as the implementation of another's. */
  void checkInherited(ClassTree tree) {
    TypeElement type = TreeUtils.elementFromDeclaration(tree);
    Inheritance.of(type, environment)
        .forEach(
            (inherited, other) -> {
              if (isConcerned(inherited)) {
                checkOverriding(tree, inherited, other, type);
              }
            });
  }

  private boolean isConcerned(ExecutableElement method) {
    return isConcerned(method.getReturnType())
        || method.getParameters().stream().anyMatch(p -> isConcerned(p.asType()));
  }

  private boolean isConcerned(TypeMirror type) {
    return declarations.isTracked(type) || declarations.cells().isCell(type);
  }

  /** The state after an exception can be named only of what the caller still has then. */
  private void checkOnThrow(Tree place, VariableElement parameter) {
    if (declarations.thrown(parameter).isPresent()) {
      Parameter declared = declarations.parameter(parameter).orElse(null);
      String wrong =
          declared == null || declared.protocol().isEmpty()
              ? "it is no endpoint"
              : declared.claims() ? "what is claimed is taken also when the method throws" : null;
      if (wrong != null) {
        diagnostics.report(place, Key.ON_THROW, parameter.getSimpleName(), wrong);
      }
    }
  }

  private void checkOverriding(
      Tree tree, ExecutableElement method, ExecutableElement overridden, TypeElement type) {
    String other =
        overridden.getEnclosingElement().getSimpleName() + "." + overridden.getSimpleName();
    for (int i = 0; i < method.getParameters().size(); i++) {
      Optional<Parameter> own = declarations.parameter(method.getParameters().get(i));
      Optional<Parameter> expected = declarations.parameter(overridden.getParameters().get(i));
      if (own.isPresent()) {
        Tree place = tree instanceof MethodTree declared ? declared.getParameters().get(i) : tree;
        checkClaims(place, method, own.get(), other, expected.map(Parameter::claims).orElse(false));
        expected.ifPresent(wanted -> checkParameterStates(place, own.get(), other, wanted));
        expected.ifPresent(wanted -> checkThrown(place, method, own.get(), other, wanted));
      }
    }
    checkResultIsTracked(tree, method, overridden, type);
    checkCells(tree, method, overridden, other);
    Optional<Parameter> result = declarations.result(method);
    Optional<Parameter> expected = declarations.result(overridden);
    if (result.isPresent() && expected.isPresent()) {
      Set<String> wanted = expected.get().states();
      if (!expected.get().shape().accepts(result.get().shape())) {
        reportShapes(tree, "the result", result.get(), other, expected.get());
      } else if (result.get().protocol().isPresent()
          && !wanted.containsAll(result.get().states())) {
        reportStates(tree, "the result", result.get().states(), other, wanted);
      }
    }
  }

  /** Both must say the same of the cells that go in and come out. */
  private void checkCells(
      Tree tree, ExecutableElement method, ExecutableElement overridden, String other) {
    Cells cells = declarations.cells();
    for (int i = 0; i < method.getParameters().size(); i++) {
      checkCell(
          tree,
          "parameter '" + method.getParameters().get(i).getSimpleName() + "'",
          cells.declared(method.getParameters().get(i)),
          other,
          cells.declared(overridden.getParameters().get(i)));
    }
    checkCell(tree, "the result", cells.declared(method), other, cells.declared(overridden));
  }

  private void checkCell(
      Tree place, String what, Optional<Shape> own, String other, Optional<Shape> expected) {
    if (!Cells.areAlike(own, expected)) {
      diagnostics.report(
          place,
          Key.OVERRIDE_STATE,
          what,
          own.map(shape -> "a " + shape).orElse("something else"),
          other,
          expected.map(shape -> "a " + shape).orElse("in initial states only"));
    }
  }

  /** Callers of the overridden method must see that what they get is theirs to give away. */
  private void checkResultIsTracked(
      Tree tree, ExecutableElement method, ExecutableElement overridden, TypeElement type) {
    if (!declarations.isTracked(method.getReturnType())
        || declarations.isTracked(overridden.getReturnType())) {
      return;
    }
    TypeMirror seen =
        environment.getTypeUtils().asMemberOf((DeclaredType) type.asType(), overridden)
                instanceof ExecutableType member
            ? member.getReturnType()
            : overridden.getReturnType();
    if (!declarations.isTracked(seen)) { // else a type argument is to blame, and reported
      String where = "be handed over as " + seen + ", which is what the overridden ";
      diagnostics.report(
          tree,
          Key.ESCAPES,
          "the result of " + method.getSimpleName(),
          where + overridden.getEnclosingElement().getSimpleName() + " declares");
    }
  }

  private void checkClaims(
      Tree place, ExecutableElement method, Parameter own, String other, boolean expected) {
    if (own.claims() != expected) {
      diagnostics.report(
          place,
          Key.OVERRIDE,
          own.name(),
          method.getSimpleName(),
          own.claims() ? "claimed" : "borrowed",
          other,
          expected ? "claimed" : "borrowed");
    }
  }

  private void checkParameterStates(Tree place, Parameter own, String other, Parameter wanted) {
    Protocol protocol = own.shape().protocol();
    if (protocol == null) {
      if (!own.shape().takes(wanted.shape())) {
        reportShapes(place, "parameter '" + own.name() + "'", own, other, wanted);
      }
      return;
    }
    // Where the overridden parameter's type names no contract, callers give the initial state.
    boolean isKnown = wanted.protocol().isPresent();
    Set<String> coming = isKnown ? wanted.states() : Set.of(protocol.initial());
    Set<String> left = isKnown ? wanted.then() : Set.of(protocol.initial());
    String what = "parameter '" + own.name() + "'";
    boolean fits =
        isKnown
            ? own.shape().accepts(wanted.shape()) && wanted.shape().accepts(own.shape())
            : own.shape().isPlain();
    if (!fits) {
      reportShapes(place, what, own, other, wanted);
    } else if (!own.states().containsAll(coming)) {
      reportStates(place, what, own.states(), other, coming);
    } else if (!own.claims() && !left.containsAll(own.then())) {
      reportStates(place, what + " at the end", own.then(), other, left);
    }
  }

  /** Who catches a checked exception of the overridden method relies on what it says of states. */
  private void checkThrown(
      Tree place, ExecutableElement method, Parameter own, String other, Parameter wanted) {
    if (!own.keepsOnThrow(method, wanted)) {
      String what = "parameter '" + own.name() + "' after an exception";
      Set<String> left = own.thrown().isEmpty() ? Set.of("(any of the contract)") : own.thrown();
      reportStates(place, what, left, other, wanted.thrown());
    }
  }

  private void reportShapes(
      Tree place, String what, Parameter own, String other, Parameter wanted) {
    String declared =
        wanted.protocol().isPresent() ? "a " + wanted.shape() : "in initial states only";
    diagnostics.report(place, Key.OVERRIDE_STATE, what, "a " + own.shape(), other, declared);
  }

  private void reportStates(
      Tree place, String what, Set<String> own, String other, Set<String> wanted) {
    diagnostics.report(
        place,
        Key.OVERRIDE_STATE,
        what,
        "in state " + String.join(" or ", own),
        other,
        "in state " + String.join(" or ", wanted));
  }
}
