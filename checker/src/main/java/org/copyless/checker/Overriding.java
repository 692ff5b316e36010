package org.copyless.checker;

import com.sun.source.tree.MethodTree;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ExecutableElement;
import org.checkerframework.javacutil.ElementUtils;
import org.checkerframework.javacutil.TreeUtils;
import org.copyless.checker.declaration.Declarations;
import org.copyless.checker.declaration.Parameter;
import org.copyless.checker.diagnostic.Diagnostics;
import org.copyless.checker.diagnostic.Key;

/** An overriding method must claim what the overridden one claims, and borrow what it borrows. */
final class Overriding {
  private final Declarations declarations;
  private final Diagnostics diagnostics;
  private final ProcessingEnvironment environment;

  Overriding(
      Declarations declarations, Diagnostics diagnostics, ProcessingEnvironment environment) {
    this.declarations = declarations;
    this.diagnostics = diagnostics;
    this.environment = environment;
  }

  void check(MethodTree tree) {
    ExecutableElement method = TreeUtils.elementFromDeclaration(tree);
    for (ExecutableElement overridden :
        ElementUtils.getOverriddenMethods(method, environment.getTypeUtils())) {
      for (int i = 0; i < method.getParameters().size(); i++) {
        check(tree, i, method, overridden);
      }
    }
  }

  private void check(
      MethodTree tree, int index, ExecutableElement method, ExecutableElement overridden) {
    Optional<Parameter> own = declarations.parameter(method.getParameters().get(index));
    if (own.isEmpty()) {
      return;
    }
    boolean expected =
        declarations
            .parameter(overridden.getParameters().get(index))
            .map(Parameter::claims)
            .orElse(false);
    if (own.get().claims() != expected) {
      diagnostics.report(
          tree.getParameters().get(index),
          Key.OVERRIDE,
          own.get().name(),
          method.getSimpleName(),
          own.get().claims() ? "claimed" : "borrowed",
          overridden.getEnclosingElement().getSimpleName() + "." + overridden.getSimpleName(),
          expected ? "claimed" : "borrowed");
    }
  }
}
