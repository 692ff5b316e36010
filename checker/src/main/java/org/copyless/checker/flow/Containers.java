package org.copyless.checker.flow;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.dataflow.cfg.node.MethodInvocationNode;
import org.checkerframework.dataflow.cfg.node.Node;
import org.checkerframework.dataflow.cfg.node.NullLiteralNode;
import org.checkerframework.javacutil.TreeUtils;
import org.copyless.checker.declaration.Declarations;
import org.copyless.checker.declaration.Declarations.StateConstant;
import org.copyless.checker.declaration.Protocol;
import org.copyless.checker.declaration.Shape;
import org.copyless.checker.diagnostic.Diagnostics;
import org.copyless.checker.diagnostic.Key;

/**
 * Containers: what their type arguments stand for, and in which states the endpoints are that go in
 * and come out.
 *
 * <p>Source: Fähndrich et al., §5.1.
 */
final class Containers {
  private final Declarations declarations;
  private final Diagnostics diagnostics;
  private final Births births;
  private final Constants constants;

  Containers(Declarations declarations, Diagnostics diagnostics, Births births) {
    this.declarations = declarations;
    this.diagnostics = diagnostics;
    this.births = births;
    this.constants = new Constants(declarations);
  }

  /**
   * Returns what the receiver of a call says of the type variables of its class, or null where they
   * are none: what is known of the block, or else what javac's type says, which names no states.
   */
  static @Nullable Shape receiver(
      Declarations declarations,
      Facts facts,
      ExecutableElement method,
      Node receiver,
      SortedSet<Integer> target) {
    Shape cell = cell(declarations, method, receiver);
    if (cell != null) {
      return cell;
    }
    if (method.getModifiers().contains(Modifier.STATIC)
        || target.isEmpty()
        || !declarations.isTracked(receiver.getType())) {
      return null;
    }
    Shape declared = declarations.shape(receiver.getType());
    return declared.isGeneric() ? known(facts, target, declared) : null;
  }

  /** Returns what the cell holds whose method or constructor is called; null for any other. */
  private static @Nullable Shape cell(
      Declarations declarations, ExecutableElement method, Node receiver) {
    return declarations.cells().isCell(method.getEnclosingElement().asType())
            && receiver.getTree() instanceof ExpressionTree tree
        ? declarations.cells().of(tree).orElse(null)
        : null;
  }

  private static Shape known(Facts facts, SortedSet<Integer> target, Shape declared) {
    Shape known = null;
    for (int id : target) {
      Thing.Block block = facts.block(id);
      Shape shape = block == null ? null : block.shape();
      if (shape != null && (!shape.isOfClass(declared) || (known != null && known != shape))) {
        return declared;
      }
      known = shape == null ? known : shape;
    }
    return known == null ? declared : known;
  }

  /** Makes an empty container. */
  SortedSet<Integer> create(Facts facts, MethodInvocationNode call) {
    for (Node argument : call.getArguments()) {
      if (argument instanceof NullLiteralNode) {
        String method = call.getTarget().getMethod().getSimpleName().toString();
        diagnostics.report(argument.getTree(), Key.NULL, "null", "is", method);
      }
    }
    List<? extends Tree> written =
        call.getTree() == null ? List.of() : call.getTree().getTypeArguments();
    Shape shape = declarations.container(call.getType(), written);
    Node state = state(call);
    if (state != null) {
      Optional<String> named = constant(state, shape);
      if (named.isEmpty()) {
        diagnostics.report(call.getTree(), Key.RECEIVE, Constants.wanted("create", state, "none"));
        return births.reported(facts, call);
      }
      Shape inState = declarations.container(call.getType(), written, named.get());
      if (!written.isEmpty() && !shape.isPlain() && !shape.accepts(inState)) {
        diagnostics.report(
            call.getTree(), Key.INSTANCE, "'" + Ownership.text(call) + "'", inState, shape);
        return births.reported(facts, call);
      }
      shape = inState;
    }
    SortedSet<Integer> created =
        births.block(facts, call.getTree(), shape, Status.OWNED, Ownership.text(call));
    Protocol variable = shape.protocol();
    Thing.Block block = facts.block(created.first());
    if (variable != null && block != null) {
      facts.put(created.first(), block.with(Set.of(variable.initial())));
    }
    return created;
  }

  private @Nullable Node state(MethodInvocationNode call) {
    for (Node argument : call.getArguments()) {
      if (declarations.isReceiveState(argument.getType())) {
        return argument;
      }
    }
    return null;
  }

  private Optional<String> constant(Node argument, Shape container) {
    return constants
        .read(argument)
        .filter(constant -> Constants.isOf(constant, container.first().shape()))
        .map(StateConstant::state);
  }

  /**
   * A variable says what the type arguments of a new container are, and the states in them. To any
   * other it must say what the container is.
   */
  void declare(Facts facts, Node source, SortedSet<Integer> value, VariableTree declaration) {
    Integer id = value.size() == 1 ? value.first() : null;
    Thing.Block block = id == null ? null : facts.block(id);
    Shape found = block == null || block.reported() ? null : block.shape();
    if (id == null
        || block == null
        || found == null
        || !(found.isContainer() || found.isVariable())
        || TreeUtils.isVariableTreeDeclaredUsingVar(declaration)
        || !(declaration.getType() instanceof ParameterizedTypeTree type)) {
      return;
    }
    Shape wanted = declarations.container(TreeUtils.typeOf(type), type.getTypeArguments());
    if (!wanted.isOfClass(found)) {
      return;
    }
    if (isNew(source)) {
      facts.put(id, block.shaped(wanted, block.states()));
    } else if (!wanted.isPlain() && !wanted.accepts(found)) {
      diagnostics.report(
          declaration, Key.INSTANCE, "'" + declaration.getName() + "'", found, wanted);
      Ownership.markReported(facts, id);
    }
  }

  /**
   * A parameter or a result says what the type arguments of a container are that is made in its
   * place, and the states in them.
   */
  void adopt(Facts facts, Node source, SortedSet<Integer> value, Shape wanted) {
    Thing.Block block = value.size() == 1 ? facts.block(value.first()) : null;
    Shape found = block == null || block.reported() ? null : block.shape();
    if (block != null
        && found != null
        && wanted.isOfClass(found)
        && wanted.isConcrete()
        && isNew(source)) {
      facts.put(value.first(), block.shaped(wanted, block.states()));
    }
  }

  /** Returns whether an expression makes a container of which only its type arguments say more. */
  private boolean isNew(Node source) {
    return source instanceof MethodInvocationNode call
        && declarations.createsContainer(call.getTarget().getMethod())
        && call.getTree() != null
        && call.getTree().getTypeArguments().isEmpty()
        && !call.getTarget().getMethod().getSimpleName().contentEquals("of")
        && state(call) == null;
  }
}
