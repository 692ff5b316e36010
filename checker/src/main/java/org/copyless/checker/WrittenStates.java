package org.copyless.checker;

import com.sun.source.tree.AnnotatedTypeTree;
import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import javax.lang.model.type.TypeMirror;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.javacutil.TreeUtils;
import org.copyless.checker.declaration.UnknownStates;
import org.copyless.checker.diagnostic.Diagnostics;
import org.copyless.checker.diagnostic.Key;

/** Each protocol state that the source names, wherever a type stands, is one of the contract. */
final class WrittenStates {
  private final UnknownStates unknown;
  private final Diagnostics diagnostics;

  WrittenStates(UnknownStates unknown, Diagnostics diagnostics) {
    this.unknown = unknown;
    this.diagnostics = diagnostics;
  }

  void check(AnnotationTree tree, TreePath path) {
    TypeMirror type = annotated(path);
    if (type != null) {
      unknown
          .in(TreeUtils.annotationFromAnnotationTree(tree), type)
          .ifPresent(
              state ->
                  diagnostics.report(
                      StateNames.find(tree, state.name()),
                      Key.STATE_UNKNOWN,
                      state.name(),
                      state.protocol().contract(),
                      state.states(),
                      ""));
    }
  }

  /** Returns the type that an annotation stands at: its own, or that of the declaration. */
  private static @Nullable TypeMirror annotated(TreePath annotation) {
    Tree parent = annotation.getParentPath().getLeaf();
    Tree declaration =
        parent instanceof AnnotatedTypeTree
            ? parent
            : annotation.getParentPath().getParentPath().getLeaf();
    return switch (declaration) {
      case AnnotatedTypeTree type -> TreeUtils.typeOf(type.getUnderlyingType());
      case VariableTree variable -> TreeUtils.elementFromDeclaration(variable).asType();
      case MethodTree method -> TreeUtils.elementFromDeclaration(method).getReturnType();
      default -> null;
    };
  }
}
