package org.copyless.checker;

import com.sun.source.tree.ArrayTypeTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.TreeScanner;
import com.sun.tools.javac.tree.JCTree;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.javacutil.TreeUtils;
import org.copyless.checker.declaration.Declarations;
import org.copyless.checker.diagnostic.Diagnostics;
import org.copyless.checker.diagnostic.Key;
import org.copyless.checker.diagnostic.TypeText;

/**
 * Where tracked types may stand: locals, parameters, results, message arguments, fields of rep
 * structs and type arguments that are declared tracked. Not in fields, arrays or collections of the
 * GC heap, and not captured by a lambda or an inner class.
 */
final class Placement extends TreePathScanner<Void, Void> {
  private final Declarations declarations;
  private final Diagnostics diagnostics;
  private final Deque<Tree> scopes = new ArrayDeque<>();
  private final Map<Element, Tree> declaredIn = new HashMap<>();
  private final List<Runnable> later = new ArrayList<>();
  private int refusals;

  Placement(Declarations declarations, Diagnostics diagnostics) {
    this.declarations = declarations;
    this.diagnostics = diagnostics;
  }

  /** Checks a class and all that is in it. */
  void check(TreePath outermostClass) {
    scan(outermostClass, null);
    later.forEach(Runnable::run);
    later.clear();
  }

  @Override
  public @Nullable Void visitClass(ClassTree tree, Void p) {
    TypeElement element = TreeUtils.elementFromDeclaration(tree);
    if (element.getKind().isClass() && declarations.isTracked(element.asType())) {
      refuse(tree, element.getSimpleName(), "implement Tracked: only generated classes do");
    }
    return inScope(tree, () -> super.visitClass(tree, null));
  }

  private @Nullable Void inScope(Tree scope, Runnable scan) {
    scopes.push(scope);
    scan.run();
    scopes.pop();
    return null;
  }

  @Override
  public @Nullable Void visitLambdaExpression(LambdaExpressionTree tree, Void p) {
    Tree parent = getCurrentPath().getParentPath().getLeaf();
    later.add(
        () -> {
          if (diagnostics.refused().covers(parent)) {
            tree.getParameters().stream()
                .map(TreeUtils::elementFromDeclaration)
                .forEach(diagnostics.refused()::add);
          }
        });
    return inScope(tree, () -> super.visitLambdaExpression(tree, null));
  }

  @Override
  public @Nullable Void visitVariable(VariableTree tree, Void p) {
    Element element = TreeUtils.elementFromDeclaration(tree);
    declaredIn.put(element, scopes.peek());
    TypeMirror type = element.asType();
    int before = refusals;
    boolean isField = element.getKind() == ElementKind.FIELD;
    if (isField && declarations.isTracked(type)) {
      refuse(tree, tree.getName(), "be held in a field of the GC heap");
    } else if ((isField || element.getKind() == ElementKind.PARAMETER)
        && declarations.isBoundToBody(type)) {
      refuse(tree, tree.getName(), "leave the method that got it; pass on what it holds");
    }
    scan(tree.getModifiers(), null);
    if (((JCTree.JCVariableDecl) tree).declaredUsingVar()) {
      later.add(() -> checkInferred(tree, element));
    } else {
      scan(tree.getType(), null);
      noteRefused(refusals > before, element, tree.getInitializer());
    }
    return scan(tree.getInitializer(), null);
  }

  /** The type of a {@code var} is that of its initializer, which may have been refused itself. */
  private void checkInferred(VariableTree tree, Element element) {
    int before = refusals;
    if (diagnostics.refused().covers(tree.getInitializer())) {
      diagnostics.refused().add(element);
    } else if (!diagnostics.refused().declares(element)) {
      checkType(tree, element.asType());
      noteRefused(refusals > before, element, tree.getInitializer());
    }
  }

  private void noteRefused(boolean isRefused, @Nullable Element element, @Nullable Tree value) {
    if (isRefused && element != null) {
      diagnostics.refused().add(element);
    }
    if (isRefused && value != null) {
      diagnostics.refused().add(value);
    }
  }

  private void refuse(Tree tree, Object what, String where) {
    if (diagnostics.report(tree, Key.ESCAPES, what, where)) {
      refusals++;
    }
  }

  @Override
  public @Nullable Void visitMethod(MethodTree tree, Void p) {
    int before = refusals;
    scan(tree.getReturnType(), null);
    if (refusals > before) {
      diagnostics.refused().add(TreeUtils.elementFromDeclaration(tree));
      new Results().scan(tree.getBody(), null);
    }
    return super.visitMethod(tree, null);
  }

  /** Notes what a method returns whose result is refused. */
  private final class Results extends TreeScanner<Void, Void> {
    @Override
    public @Nullable Void visitReturn(ReturnTree tree, Void p) {
      diagnostics.refused().add(tree.getExpression());
      return null;
    }

    @Override
    public @Nullable Void visitLambdaExpression(LambdaExpressionTree tree, Void p) {
      return null;
    }

    @Override
    public @Nullable Void visitClass(ClassTree tree, Void p) {
      return null;
    }
  }

  @Override
  public @Nullable Void visitEnhancedForLoop(EnhancedForLoopTree tree, Void p) {
    later.add(
        () -> {
          if (diagnostics.refused().covers(tree.getExpression())) {
            diagnostics.refused().add(TreeUtils.elementFromDeclaration(tree.getVariable()));
          }
        });
    return super.visitEnhancedForLoop(tree, null);
  }

  private void checkType(Tree place, TypeMirror type) {
    if (type instanceof ArrayType array) {
      checkArray(place, array);
    } else if (type instanceof DeclaredType generic) {
      for (int i = 0; i < generic.getTypeArguments().size(); i++) {
        checkArgument(place, generic, i);
      }
    }
  }

  private void checkArray(Tree place, ArrayType type) {
    if (declarations.isTracked(type.getComponentType())) {
      refuse(
          place, TypeText.of(type.getComponentType()), "be an element of an array on the GC heap");
    } else {
      checkType(place, type.getComponentType());
    }
  }

  @Override
  public @Nullable Void visitArrayType(ArrayTypeTree tree, Void p) {
    if (declarations.isTracked(TreeUtils.typeOf(tree.getType()))) {
      refuse(tree, tree.getType(), "be an element of an array on the GC heap");
    }
    return super.visitArrayType(tree, null);
  }

  @Override
  public @Nullable Void visitNewArray(NewArrayTree tree, Void p) {
    int before = refusals;
    if (TreeUtils.typeOf(tree) instanceof ArrayType array
        && declarations.isTracked(array.getComponentType())
        && !diagnostics.refused().covers(tree)) {
      checkArray(tree, array);
      noteRefused(refusals > before, null, tree);
    }
    return super.visitNewArray(tree, null);
  }

  @Override
  public @Nullable Void visitNewClass(NewClassTree tree, Void p) {
    if (diagnostics.refused().covers(tree)) {
      scan(tree.getArguments(), null);
      return scan(tree.getClassBody(), null);
    }
    int before = refusals;
    scan(tree.getIdentifier(), null);
    noteRefused(refusals > before, null, tree);
    return super.visitNewClass(tree, null);
  }

  @Override
  public @Nullable Void visitParameterizedType(ParameterizedTypeTree tree, Void p) {
    if (TreeUtils.typeOf(tree) instanceof DeclaredType type
        && tree.getTypeArguments().size() == type.getTypeArguments().size()) {
      for (int i = 0; i < tree.getTypeArguments().size(); i++) {
        checkArgument(tree.getTypeArguments().get(i), type, i);
      }
    }
    return super.visitParameterizedType(tree, null);
  }

  private void checkArgument(Tree place, DeclaredType type, int index) {
    TypeElement generic = (TypeElement) type.asElement();
    TypeMirror argument = type.getTypeArguments().get(index);
    if (declarations.isVector(type) && declarations.isEndpoint(argument)) {
      refuse(
          place, TypeText.of(argument), "be an element of a vector: endpoints travel in messages");
    }
    TypeParameterElement formal = generic.getTypeParameters().get(index);
    if (isTracked(argument) && !declarations.isTracked(formal.asType())) {
      refuse(
          place,
          TypeText.of(argument),
          "stand for the type variable "
              + formal
              + " of "
              + generic.getSimpleName()
              + ", which is not declared to extend Tracked");
    }
  }

  private boolean isTracked(TypeMirror argument) {
    if (argument instanceof WildcardType wildcard) {
      TypeMirror above = wildcard.getExtendsBound();
      TypeMirror below = wildcard.getSuperBound();
      return (above != null && declarations.isTracked(above))
          || (below != null && declarations.isTracked(below));
    }
    return declarations.isTracked(argument);
  }

  /** A raw type says nothing of what goes through it. */
  private void checkRaw(Tree tree, @Nullable Element element) {
    Tree parent = getCurrentPath().getParentPath().getLeaf();
    if (element instanceof TypeElement type
        && !type.getTypeParameters().isEmpty()
        && declarations.isTracked(type.asType())
        && !(parent instanceof ParameterizedTypeTree)
        && !(parent instanceof MemberSelectTree)
        && !(parent instanceof MemberReferenceTree)
        && !(parent instanceof ImportTree)) {
      refuse(tree, tree, "stand without type arguments");
    }
  }

  @Override
  public @Nullable Void visitMemberSelect(MemberSelectTree tree, Void p) {
    Tree select = tree;
    checkRaw(tree, TreeUtils.elementFromTree(select));
    return super.visitMemberSelect(tree, null);
  }

  @Override
  public @Nullable Void visitIdentifier(IdentifierTree tree, Void p) {
    Element element = TreeUtils.elementFromUse(tree);
    checkRaw(tree, element);
    if (tree.getName().contentEquals("this")) {
      if (isInLambda() && declarations.isTracked(TreeUtils.typeOf(tree))) {
        refuse(tree, tree.getName(), "be captured by a lambda");
      }
    } else if (element != null && isLocalVariable(element) && isCaptured(element)) {
      TypeMirror type = element.asType();
      if (declarations.isTracked(type) || declarations.isBoundToBody(type)) {
        boolean isParameter = declarations.isTracked(type) && declarations.shape(type).isVariable();
        String instead =
            isParameter
                ? ", being for calls: take its block out, and pass that"
                : ", which may run when it is gone: hand it to a new SIP by Sip.start, or share it"
                    + " in a TCell";
        refuse(tree, tree.getName(), "be captured by a lambda or an inner class" + instead);
      }
    }
    return super.visitIdentifier(tree, null);
  }

  private boolean isInLambda() {
    return scopes.peek() instanceof LambdaExpressionTree;
  }

  private static boolean isLocalVariable(Element element) {
    return switch (element.getKind()) {
      case LOCAL_VARIABLE, PARAMETER, RESOURCE_VARIABLE, BINDING_VARIABLE -> true;
      default -> false;
    };
  }

  /** Returns whether a variable is declared outside the innermost lambda or class. */
  private boolean isCaptured(Element variable) {
    return !Objects.equals(declaredIn.get(variable), scopes.peek());
  }

  @Override
  public @Nullable Void visitMemberReference(MemberReferenceTree tree, Void p) {
    Tree parent = getCurrentPath().getParentPath().getLeaf();
    later.add(() -> noteRefused(diagnostics.refused().covers(parent), null, tree));
    Element element = TreeUtils.elementFromTree(tree.getQualifierExpression());
    boolean isType = element instanceof TypeElement;
    if (!isType && declarations.isFollowed(TreeUtils.typeOf(tree.getQualifierExpression()))) {
      refuse(tree, tree.getQualifierExpression(), "be captured by a method reference");
    }
    return super.visitMemberReference(tree, null);
  }
}
