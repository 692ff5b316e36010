package org.copyless.checker.declaration;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.framework.type.AnnotatedTypeFactory;
import org.checkerframework.framework.type.AnnotatedTypeMirror;
import org.checkerframework.javacutil.TreeUtils;

/**
 * What the cells ({@code TCell<@State("READY") NicEventsExp>}) hold that expressions stand for.
 * Cells are ordinary objects and not followed: what one holds is what its declaration says, which
 * is that of the variable, parameter or method that it comes from. Where that says nothing, the
 * type arguments are in their initial states.
 *
 * <p>Source: Fähndrich et al., §3.1.2 and §3.2.1.
 */
public final class Cells {
  private final AnnotatedTypeFactory factory;
  private final Shapes shapes;
  private final Map<Element, Shape> locals = new HashMap<>();
  private final Map<Tree, Shape> created = new HashMap<>();

  Cells(AnnotatedTypeFactory factory, Shapes shapes) {
    this.factory = factory;
    this.shapes = shapes;
  }

  /** Returns whether a type is that of a cell. */
  public boolean isCell(@Nullable TypeMirror type) {
    return type != null && Kinds.isCell(type);
  }

  /** Returns whether a method takes or returns a cell. */
  public boolean concern(ExecutableElement method) {
    return isCell(method.getReturnType())
        || method.getParameters().stream().anyMatch(each -> isCell(each.asType()));
  }

  /** Notes what a local variable or a parameter of a lambda holds. */
  public void know(Element local, Shape shape) {
    locals.put(local, shape);
  }

  /** Notes what a new cell holds whose type arguments are left to be inferred. */
  public void adopt(Tree creation, Shape shape) {
    created.put(creation, shape);
  }

  /** Returns what a type says as it is written. */
  public Shape written(Tree type) {
    return shapes.of(TreeUtils.typeOf(type), factory.getAnnotatedTypeFromTypeTree(type), Map.of());
  }

  /** Returns what a variable's declaration says, if it is a cell. */
  public Optional<Shape> declared(VariableElement variable) {
    if (!isCell(variable.asType())) {
      return Optional.empty();
    }
    Shape local = locals.get(variable);
    return Optional.of(
        local == null
            ? shapes.of(variable.asType(), factory.getAnnotatedType(variable), Map.of())
            : local);
  }

  /** Returns what a result's declaration says, if it is a cell. */
  public Optional<Shape> declared(ExecutableElement method) {
    TypeMirror type = method.getReturnType();
    return isCell(type)
        ? Optional.of(shapes.of(type, factory.getAnnotatedType(method).getReturnType(), Map.of()))
        : Optional.empty();
  }

  /** Returns what the cell holds that an expression stands for, if it is one. */
  public Optional<Shape> of(ExpressionTree expression) {
    ExpressionTree tree = TreeUtils.withoutParens(expression);
    TypeMirror type = TreeUtils.typeOf(tree);
    if (!isCell(type)) {
      return Optional.empty();
    }
    Shape known = created.get(tree);
    return Optional.of(known == null ? known(tree, type) : known);
  }

  private Shape known(ExpressionTree tree, TypeMirror type) {
    return switch (tree) {
      case AssignmentTree assignment -> of(assignment.getVariable()).orElse(unnamed(type));
      case TypeCastTree cast -> written(cast.getType());
      case NewClassTree creation
          when creation.getIdentifier() instanceof ParameterizedTypeTree written
              && !written.getTypeArguments().isEmpty() ->
          written(written);
      case ConditionalExpressionTree _, SwitchExpressionTree _ -> common(Leaves.of(tree), type);
      case MethodInvocationTree call when call.getTypeArguments().isEmpty() ->
          concrete(declared(TreeUtils.elementFromUse(call)), type);
      case MethodInvocationTree call ->
          isCreation(call)
              ? argued(type, call.getTypeArguments().getFirst())
              : concrete(declared(TreeUtils.elementFromUse(call)), type);
      default ->
          TreeUtils.elementFromUse(tree) instanceof VariableElement variable
              ? concrete(declared(variable), type)
              : unnamed(type);
    };
  }

  private Shape argued(TypeMirror type, Tree argument) {
    TypeArgument written =
        shapes.argument(
            TreeUtils.typeOf(argument), factory.getAnnotatedTypeFromTypeTree(argument), Map.of());
    return shapes.of(type, List.of(written));
  }

  /** Where a declaration names a type variable, what stands for it is in its initial state. */
  private Shape concrete(Optional<Shape> declared, TypeMirror type) {
    return declared.filter(Shape::isConcrete).orElse(unnamed(type));
  }

  private Shape common(List<ExpressionTree> leaves, TypeMirror type) {
    List<Shape> all = leaves.stream().flatMap(leaf -> of(leaf).stream()).distinct().toList();
    return all.size() == 1 ? all.getFirst() : shapes.raw(type);
  }

  /** Returns whether an expression makes a cell of which only the place says what it is to hold. */
  public boolean isInferred(ExpressionTree expression) {
    return switch (expression) {
      case NewClassTree creation ->
          isCell(TreeUtils.typeOf(creation))
              && creation.getIdentifier() instanceof ParameterizedTypeTree written
              && written.getTypeArguments().isEmpty();
      case MethodInvocationTree call -> call.getTypeArguments().isEmpty() && isCreation(call);
      default -> false;
    };
  }

  private static boolean isCreation(MethodInvocationTree call) {
    ExecutableElement method = TreeUtils.elementFromUse(call);
    return method.getSimpleName().contentEquals("empty")
        && Kinds.isCell(method.getEnclosingElement().asType());
  }

  /**
   * Returns whether two declarations say the same. One that is none, or names a type variable, says
   * nothing of states, so that they are the initial ones.
   */
  public static boolean areAlike(Optional<Shape> one, Optional<Shape> other) {
    boolean areConcrete =
        one.filter(Shape::isConcrete).isPresent() && other.filter(Shape::isConcrete).isPresent();
    return areConcrete
        ? one.get().accepts(other.get()) && other.get().accepts(one.get())
        : one.map(Shape::isPlain).orElse(true) && other.map(Shape::isPlain).orElse(true);
  }

  /** Returns what a type says of which nobody names the states. */
  public Shape unnamed(TypeMirror type) {
    return shapes.of(type, AnnotatedTypeMirror.createType(type, factory, false), Map.of());
  }
}
