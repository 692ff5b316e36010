package org.copyless.checker;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Finds where an annotation of a declaration names a protocol state. */
final class StateNames extends TreeScanner<Void, Void> {
  private final String state;
  private boolean isInAnnotation;
  private @Nullable Tree found;

  private StateNames(String state) {
    this.state = state;
  }

  /** Returns the literal that names the state, or else the declaration. */
  static Tree find(Tree declaration, String state) {
    StateNames names = new StateNames(state);
    if (declaration instanceof MethodTree method) {
      names.scan(method.getModifiers(), null);
      names.scan(method.getReturnType(), null);
    } else {
      names.scan(declaration, null);
    }
    return names.found == null ? declaration : names.found;
  }

  @Override
  public @Nullable Void visitAnnotation(AnnotationTree tree, Void p) {
    boolean isNested = isInAnnotation;
    isInAnnotation = true;
    super.visitAnnotation(tree, null);
    isInAnnotation = isNested;
    return null;
  }

  @Override
  public @Nullable Void visitLiteral(LiteralTree tree, Void p) {
    if (isInAnnotation && found == null && state.equals(tree.getValue())) {
      found = tree;
    }
    return null;
  }
}
