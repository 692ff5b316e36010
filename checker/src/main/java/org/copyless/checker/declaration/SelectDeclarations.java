package org.copyless.checker.declaration;

import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.framework.type.AnnotatedTypeFactory;
import org.checkerframework.javacutil.ElementUtils;

/**
 * What selects are made of: the methods and constants of their class, and variables that hold them.
 */
public final class SelectDeclarations {
  private final AnnotatedTypeFactory factory;

  SelectDeclarations(AnnotatedTypeFactory factory) {
    this.factory = factory;
  }

  /** Returns whether an element is the method of the given name that makes a matrix or a row. */
  public boolean isFactory(@Nullable Element element, String name) {
    return element instanceof ExecutableElement && isMember(element, name);
  }

  /** Returns whether an element is the constant for a head that does not matter. */
  public boolean isAny(@Nullable Element element) {
    return element instanceof VariableElement && isMember(element, "ANY");
  }

  private static boolean isMember(Element element, String name) {
    return element.getSimpleName().contentEquals(name)
        && element.getEnclosingElement() instanceof TypeElement owner
        && owner.getQualifiedName().contentEquals(Names.SELECT);
  }

  /** Returns whether a head is that of a channel that the peer has closed. */
  public boolean isClosed(TypeMirror head) {
    return Kinds.isNamed(head, Names.CHANNEL_CLOSED);
  }

  /**
   * Returns what a variable is initialized with, where it is never assigned again and declared in
   * the compilation unit at hand; otherwise null.
   */
  public @Nullable Tree initializer(@Nullable Element element) {
    return element instanceof VariableElement variable
            && ElementUtils.isEffectivelyFinal(variable)
            && factory.declarationFromElement(variable) instanceof VariableTree tree
        ? tree.getInitializer()
        : null;
  }
}
