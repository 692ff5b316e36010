package org.copyless.checker.flow;

import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.Tree;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Types;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.dataflow.cfg.node.FunctionalInterfaceNode;
import org.checkerframework.dataflow.cfg.node.Node;
import org.checkerframework.javacutil.TreeUtils;
import org.copyless.checker.declaration.Declarations;
import org.copyless.checker.declaration.Parameter;
import org.copyless.checker.declaration.Protocol;
import org.copyless.checker.declaration.ReferencedMethod;
import org.copyless.checker.declaration.Shape;
import org.copyless.checker.declaration.TypeArgument;
import org.copyless.checker.diagnostic.Diagnostics;
import org.copyless.checker.diagnostic.Key;

/**
 * Functions passed to a call together with the tracked pointers that they will be applied to, as in
 * {@code Sip.start("driver", exp, Driver::serve)}: where the function's parameter has the type
 * variable of an argument, the argument's protocol states are those that the function will see.
 */
final class Functions {
  private final Declarations declarations;
  private final Diagnostics diagnostics;
  private final ProcessingEnvironment environment;
  private final Types types;
  private final Map<LambdaExpressionTree, List<Coming>> lambdaStates;

  /**
   * Creates the rules for functions.
   *
   * @param lambdaStates filled with the states in which each lambda's parameters come
   */
  Functions(
      Declarations declarations,
      Diagnostics diagnostics,
      ProcessingEnvironment environment,
      Map<LambdaExpressionTree, List<Coming>> lambdaStates) {
    this.declarations = declarations;
    this.diagnostics = diagnostics;
    this.environment = environment;
    this.types = environment.getTypeUtils();
    this.lambdaStates = lambdaStates;
  }

  static Map<LambdaExpressionTree, List<Coming>> newLambdaStates() {
    return new IdentityHashMap<>();
  }

  /**
   * Looks at the states of the arguments of a call before it takes them.
   *
   * @param receiver what the receiver says of the type variables of its class; null if nothing
   * @param before the facts before the call
   */
  void check(
      List<Node> arguments, ExecutableElement method, @Nullable Shape receiver, Facts before) {
    for (int i = 0; i < arguments.size() && i < method.getParameters().size(); i++) {
      if (arguments.get(i) instanceof FunctionalInterfaceNode function) {
        Tree tree = function.getTree();
        ExecutableElement descriptor = TreeUtils.findFunction(tree, environment);
        List<Coming> states =
            coming(method, method.getParameters().get(i), descriptor, receiver, arguments, before);
        if (tree instanceof LambdaExpressionTree lambda) {
          lambdaStates.merge(lambda, states, Functions::union);
        } else if (tree instanceof MemberReferenceTree reference) {
          check(reference, descriptor, states);
        }
      }
    }
  }

  /** A finally body and a loop may come by a lambda more than once, in different states. */
  private static List<Coming> union(List<Coming> a, List<Coming> b) {
    List<Coming> both = new ArrayList<>();
    for (int i = 0; i < a.size(); i++) {
      both.add(a.get(i).union(b.get(i)));
    }
    return both;
  }

  /** Returns whether functions written in place say what becomes of a parameter's block. */
  boolean cover(List<Node> arguments, ExecutableElement method, VariableElement parameter) {
    if (!(parameter.asType() instanceof TypeVariable variable)
        || !method.getTypeParameters().contains(variable.asElement())) {
      return false;
    }
    boolean covered = false;
    for (int i = 0; i < arguments.size() && i < method.getParameters().size(); i++) {
      TypeMirror type = method.getParameters().get(i).asType();
      if (type instanceof DeclaredType function && mentions(function, variable)) {
        if (!(arguments.get(i) instanceof FunctionalInterfaceNode)
            || function.getTypeArguments().stream().noneMatch(a -> types.isSameType(a, variable))) {
          return false;
        }
        covered = true;
      }
    }
    return covered;
  }

  private boolean mentions(TypeMirror type, TypeVariable variable) {
    return switch (type) {
      case DeclaredType declared ->
          declared.getTypeArguments().stream().anyMatch(each -> mentions(each, variable));
      case WildcardType wildcard ->
          (wildcard.getExtendsBound() != null && mentions(wildcard.getExtendsBound(), variable))
              || (wildcard.getSuperBound() != null && mentions(wildcard.getSuperBound(), variable));
      case ArrayType array -> mentions(array.getComponentType(), variable);
      default -> types.isSameType(type, variable);
    };
  }

  /** Returns for each parameter of the descriptor what comes, if known. */
  private List<Coming> coming(
      ExecutableElement method,
      VariableElement function,
      ExecutableElement descriptor,
      @Nullable Shape receiver,
      List<Node> arguments,
      Facts before) {
    List<Coming> states = new ArrayList<>();
    if (!(function.asType() instanceof DeclaredType declared)
        || !(types.asMemberOf(declared, descriptor) instanceof ExecutableType type)) {
      return states;
    }
    for (TypeMirror parameter : type.getParameterTypes()) {
      TypeArgument held = receiver == null ? null : held(parameter, receiver);
      states.add(
          held == null
              ? coming(method, parameter, arguments, before)
              : new Coming(held.states(), held.shape()));
    }
    return states;
  }

  /** Returns what a container holds, where a function is lent that. */
  private static @Nullable TypeArgument held(TypeMirror parameter, Shape receiver) {
    return switch (parameter) {
      case TypeVariable variable when variable.getLowerBound().getKind() != TypeKind.NULL ->
          held(variable.getLowerBound(), receiver);
      case TypeVariable variable -> receiver.argument(variable).orElse(null);
      case WildcardType wildcard when wildcard.getSuperBound() != null ->
          held(wildcard.getSuperBound(), receiver);
      default -> null;
    };
  }

  private Coming coming(
      ExecutableElement method, TypeMirror wanted, List<Node> arguments, Facts before) {
    Coming coming = Coming.UNKNOWN;
    for (int j = 0; j < arguments.size() && j < method.getParameters().size(); j++) {
      TypeMirror type = method.getParameters().get(j).asType();
      if (wanted.getKind() == TypeKind.TYPEVAR && types.isSameType(wanted, type)) {
        for (int id : Ownership.value(before, arguments.get(j))) {
          Thing.Block block = before.block(id);
          if (block != null) {
            coming = coming.union(new Coming(block.states(), block.shape()));
          }
        }
      }
    }
    return coming;
  }

  private void check(
      MemberReferenceTree reference, ExecutableElement descriptor, List<Coming> states) {
    ReferencedMethod method = ReferencedMethod.of(reference, declarations).orElse(null);
    if (method == null) {
      return;
    }
    for (int k = 0; k < descriptor.getParameters().size(); k++) {
      Optional<Parameter> expected = declarations.parameter(descriptor.getParameters().get(k));
      if (expected.isPresent() && expected.get().protocol().isEmpty()) {
        Coming coming = k < states.size() ? states.get(k) : Coming.UNKNOWN;
        method
            .parameter(k)
            .ifPresent(found -> checkStates(reference, method.element(), found, coming));
      }
    }
  }

  private void checkStates(Tree place, ExecutableElement method, Parameter found, Coming known) {
    Protocol protocol = found.shape().protocol();
    if (protocol == null) {
      checkShape(place, method, found, known);
      return;
    }
    Set<String> coming = known.states().isEmpty() ? Set.of(protocol.initial()) : known.states();
    if (!found.states().containsAll(coming)) {
      diagnostics.report(
          place,
          Key.STATE_DECLARED,
          "the argument for '" + found.name() + "' of " + Arguments.callee(method),
          Ownership.states(coming),
          Ownership.states(found.states()),
          protocol.contract());
    } else if (!found.claims() && !coming.containsAll(found.then())) {
      diagnostics.report(
          place,
          Key.STATE_DECLARED,
          "what " + Arguments.callee(method) + " leaves in '" + found.name() + "'",
          Ownership.states(found.then()),
          Ownership.states(coming),
          protocol.contract());
    } else {
      checkShape(place, method, found, known);
    }
  }

  private void checkShape(Tree place, ExecutableElement method, Parameter found, Coming known) {
    if (known.shape() == null ? !found.shape().isPlain() : !found.shape().accepts(known.shape())) {
      diagnostics.report(
          place,
          Key.INSTANCE,
          "the argument for '" + found.name() + "' of " + Arguments.callee(method),
          known.shape() == null ? "block of an unknown type" : known.shape(),
          found.shape());
    }
  }
}
