package org.copyless.checker.flow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.dataflow.analysis.ConditionalTransferResult;
import org.checkerframework.dataflow.analysis.ForwardTransferFunction;
import org.checkerframework.dataflow.analysis.RegularTransferResult;
import org.checkerframework.dataflow.analysis.TransferInput;
import org.checkerframework.dataflow.analysis.TransferResult;
import org.checkerframework.dataflow.analysis.UnusedAbstractValue;
import org.checkerframework.dataflow.cfg.UnderlyingAST;
import org.checkerframework.dataflow.cfg.block.ExceptionBlock;
import org.checkerframework.dataflow.cfg.node.AbstractNodeVisitor;
import org.checkerframework.dataflow.cfg.node.CatchMarkerNode;
import org.checkerframework.dataflow.cfg.node.ConditionalAndNode;
import org.checkerframework.dataflow.cfg.node.ConditionalNotNode;
import org.checkerframework.dataflow.cfg.node.ConditionalOrNode;
import org.checkerframework.dataflow.cfg.node.LocalVariableNode;
import org.checkerframework.dataflow.cfg.node.Node;
import org.checkerframework.dataflow.cfg.node.ThrowNode;

/** Lifts the effect of a node on facts to both groups of paths and to its exceptional edges. */
final class Transfer
    extends AbstractNodeVisitor<
        TransferResult<UnusedAbstractValue, Paths>, TransferInput<UnusedAbstractValue, Paths>>
    implements ForwardTransferFunction<UnusedAbstractValue, Paths> {
  private final Interpreter interpreter;

  Transfer(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  @Override
  public Paths initialStore(UnderlyingAST underlyingAst, List<LocalVariableNode> parameters) {
    return new Paths(interpreter.entry(), null);
  }

  @Override
  public TransferResult<UnusedAbstractValue, Paths> visitNode(
      Node node, TransferInput<UnusedAbstractValue, Paths> input) {
    if (node instanceof ConditionalNotNode) {
      return new ConditionalTransferResult<>(null, input.getElseStore(), input.getThenStore());
    }
    if (input.containsTwoStores()
        && (node instanceof ConditionalAndNode || node instanceof ConditionalOrNode)) {
      return new ConditionalTransferResult<>(null, input.getThenStore(), input.getElseStore());
    }
    return apply(node, input.getRegularStore());
  }

  /** Applies a node. */
  TransferResult<UnusedAbstractValue, Paths> apply(Node node, Paths before) {
    Paths paths = node instanceof CatchMarkerNode ? caught(before) : before;
    Effect main = apply(node, paths.main(), false);
    Effect unwinding = apply(node, paths.unwinding(), true);
    Map<TypeMirror, Paths> exceptional = exceptional(node, main, unwinding);
    Paths normal = new Paths(normal(main), normal(unwinding));
    if (!isCondition(main) && !isCondition(unwinding)) {
      return new RegularTransferResult<>(null, normal, exceptional);
    }
    Paths otherwise = new Paths(otherwise(main), otherwise(unwinding));
    return new ConditionalTransferResult<>(null, normal, otherwise, exceptional);
  }

  /** An exception that is caught here is no longer on its way out. */
  private static Paths caught(Paths paths) {
    return new Paths(Paths.join(paths.main(), paths.unwinding()), null);
  }

  private @Nullable Effect apply(Node node, @Nullable Facts facts, boolean unwinding) {
    return facts == null ? null : interpreter.apply(node, facts, unwinding);
  }

  private static boolean isCondition(@Nullable Effect effect) {
    return effect != null && effect.otherwise() != null;
  }

  private static @Nullable Facts normal(@Nullable Effect effect) {
    return effect == null ? null : alive(effect.normal());
  }

  private static @Nullable Facts otherwise(@Nullable Effect effect) {
    Facts facts = effect == null ? null : effect.otherwise();
    return facts == null ? null : alive(facts);
  }

  private static @Nullable Facts alive(Facts facts) {
    return facts.isDead() ? null : facts;
  }

  private static @Nullable Facts thrown(@Nullable Effect effect) {
    return effect == null ? null : effect.exceptional();
  }

  private static Map<TypeMirror, Paths> exceptional(
      Node node, @Nullable Effect main, @Nullable Effect unwinding) {
    if (!(node.getBlock() instanceof ExceptionBlock block)) {
      return Map.of();
    }
    Map<TypeMirror, Paths> exceptional = new HashMap<>();
    for (TypeMirror cause : block.getExceptionalSuccessors().keySet()) {
      exceptional.put(
          cause,
          node instanceof ThrowNode || isChecked(cause)
              ? new Paths(thrown(main), thrown(unwinding))
              : new Paths(null, Paths.join(thrown(unwinding), thrown(main))));
    }
    return exceptional;
  }

  /** Returns whether an exceptional edge is that of a checked exception. */
  static boolean isChecked(TypeMirror cause) {
    for (TypeMirror type = cause; type instanceof DeclaredType declared; ) {
      TypeElement element = (TypeElement) declared.asElement();
      String name = element.getQualifiedName().toString();
      if (name.equals("java.lang.RuntimeException") || name.equals("java.lang.Error")) {
        return false;
      }
      type = element.getSuperclass();
    }
    return true;
  }
}
