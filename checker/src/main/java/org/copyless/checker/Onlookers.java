package org.copyless.checker;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.List;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.javacutil.TreeUtils;
import org.copyless.checker.declaration.Borrowing;
import org.copyless.checker.declaration.Declarations;
import org.copyless.checker.diagnostic.Diagnostics;
import org.copyless.checker.diagnostic.Key;

/**
 * The bodies behind {@code @Borrowed} parameters of untracked types: callers may lend tracked
 * pointers by them, so a body only looks at such a parameter. It compares and tests it, makes a
 * string of it, and passes it on where it is borrowed again; that is all, and no flow is needed to
 * see it.
 */
final class Onlookers {
  private static final String RULE =
      "be used like this: a tracked pointer may be lent by it, so it can only be compared, tested,"
          + " made a string, and passed to parameters that are @Borrowed too";

  private final Borrowing borrowing;
  private final Looks looks;
  private final Diagnostics diagnostics;
  private final ProcessingEnvironment environment;

  Onlookers(Declarations declarations, Diagnostics diagnostics, ProcessingEnvironment environment) {
    this.borrowing = declarations.borrowing();
    this.looks = new Looks(declarations);
    this.diagnostics = diagnostics;
    this.environment = environment;
  }

  /** Checks a method. */
  void checkMethod(MethodTree tree, TreePath path) {
    ExecutableElement method = TreeUtils.elementFromDeclaration(tree);
    List<? extends VariableElement> parameters = method.getParameters();
    for (int i = 0; i < parameters.size(); i++) {
      if (borrowing.isBorrowed(parameters.get(i))) {
        boolean isReturned = borrowing.returned(method).orElse(-1) == i;
        new Uses(parameters.get(i), tree, isReturned).scan(path, null);
      }
    }
  }

  /** Checks a lambda. */
  void checkLambda(LambdaExpressionTree tree, TreePath path) {
    ExecutableElement descriptor = TreeUtils.findFunction(tree, environment);
    for (int i = 0; i < tree.getParameters().size(); i++) {
      if (borrowing.isBorrowed(descriptor.getParameters().get(i))) {
        VariableElement variable = TreeUtils.elementFromDeclaration(tree.getParameters().get(i));
        new Uses(variable, tree, false).scan(path, null);
      }
    }
  }

  /** Checks a method reference: the method must only look at what its function type lends. */
  void checkReference(MemberReferenceTree tree) {
    ExecutableElement descriptor = TreeUtils.findFunction(tree, environment);
    ExecutableElement method = TreeUtils.elementFromUse(tree);
    int skipped = descriptor.getParameters().size() - method.getParameters().size();
    for (int i = 0; i < descriptor.getParameters().size(); i++) {
      VariableElement lent = descriptor.getParameters().get(i);
      boolean isKept =
          i < skipped
              ? !Looks.isOfObject(method)
              : !borrowing.isBorrowed(method.getParameters().get(i - skipped));
      if (borrowing.isBorrowed(lent) && isKept) {
        diagnostics.report(tree, Key.ESCAPES, lent.getSimpleName(), RULE);
      }
    }
  }

  /** Looks at each use of a parameter in its body. */
  private final class Uses extends TreePathScanner<Void, Void> {
    private final VariableElement parameter;
    private final Tree body;
    private final boolean isReturned;
    private int captured;

    Uses(VariableElement parameter, Tree body, boolean isReturned) {
      this.parameter = parameter;
      this.body = body;
      this.isReturned = isReturned;
    }

    @Override
    public @Nullable Void visitLambdaExpression(LambdaExpressionTree tree, Void p) {
      captured += tree.equals(body) ? 0 : 1;
      super.visitLambdaExpression(tree, null);
      captured -= tree.equals(body) ? 0 : 1;
      return null;
    }

    @Override
    public @Nullable Void visitClass(ClassTree tree, Void p) {
      captured++;
      super.visitClass(tree, null);
      captured--;
      return null;
    }

    @Override
    public @Nullable Void visitIdentifier(IdentifierTree tree, Void p) {
      if (parameter.equals(TreeUtils.elementFromUse(tree))
          && (captured > 0 || !looks.isLook(getCurrentPath(), isReturned))) {
        diagnostics.report(tree, Key.ESCAPES, tree.getName(), RULE);
      }
      return null;
    }

    @Override
    public @Nullable Void visitReturn(ReturnTree tree, Void p) {
      if (isReturned && captured == 0 && !looks.isSame(tree.getExpression(), parameter)) {
        String what = "be returned: the result is declared to be '" + parameter + "' itself";
        diagnostics.report(tree, Key.ESCAPES, tree.getExpression(), what);
      }
      return super.visitReturn(tree, null);
    }
  }
}
