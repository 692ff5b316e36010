package org.copyless.checker.flow;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.dataflow.analysis.ConditionalTransferResult;
import org.checkerframework.dataflow.analysis.ForwardTransferFunction;
import org.checkerframework.dataflow.analysis.RegularTransferResult;
import org.checkerframework.dataflow.analysis.TransferInput;
import org.checkerframework.dataflow.analysis.TransferResult;
import org.checkerframework.dataflow.analysis.UnusedAbstractValue;
import org.checkerframework.dataflow.cfg.UnderlyingAST;
import org.checkerframework.dataflow.cfg.block.Block;
import org.checkerframework.dataflow.cfg.block.ExceptionBlock;
import org.checkerframework.dataflow.cfg.block.RegularBlock;
import org.checkerframework.dataflow.cfg.node.AbstractNodeVisitor;
import org.checkerframework.dataflow.cfg.node.CatchMarkerNode;
import org.checkerframework.dataflow.cfg.node.ConditionalAndNode;
import org.checkerframework.dataflow.cfg.node.ConditionalNotNode;
import org.checkerframework.dataflow.cfg.node.ConditionalOrNode;
import org.checkerframework.dataflow.cfg.node.LocalVariableNode;
import org.checkerframework.dataflow.cfg.node.MarkerNode;
import org.checkerframework.dataflow.cfg.node.Node;
import org.checkerframework.dataflow.cfg.node.ThrowNode;

/** Lifts the effect of a node on facts to all paths and to its exceptional edges. */
final class Transfer
    extends AbstractNodeVisitor<
        TransferResult<UnusedAbstractValue, Paths>, TransferInput<UnusedAbstractValue, Paths>>
    implements ForwardTransferFunction<UnusedAbstractValue, Paths> {
  private final Interpreter interpreter;
  private final Types types;

  Transfer(Interpreter interpreter, Types types) {
    this.interpreter = interpreter;
    this.types = types;
  }

  @Override
  public Paths initialStore(UnderlyingAST underlyingAst, List<LocalVariableNode> parameters) {
    return Paths.of(interpreter.entry());
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
    Paths before = input.getRegularStore();
    return apply(node, isCatch(node) ? before.caught() : before);
  }

  private static boolean isCatch(Node node) {
    return node instanceof CatchMarkerNode marker && marker.getMessage().startsWith("start");
  }

  private TransferResult<UnusedAbstractValue, Paths> apply(Node node, Paths before) {
    Effect main = before.main() == null ? null : interpreter.apply(node, before.main(), true);
    Map<Cause, Effect> flying = new LinkedHashMap<>();
    before
        .flying()
        .forEach(
            (cause, facts) -> flying.put(cause, interpreter.apply(node, facts, cause.counts())));
    Map<TypeMirror, Paths> exceptional = exceptional(node, main, flying);
    Paths normal = paths(main, flying, Effect::normal);
    boolean isCondition =
        isCondition(main) || flying.values().stream().anyMatch(Transfer::isCondition);
    return isCondition
        ? new ConditionalTransferResult<>(
            null, normal, paths(main, flying, Effect::otherwise), exceptional)
        : new RegularTransferResult<>(null, normal, exceptional);
  }

  private static boolean isCondition(@Nullable Effect effect) {
    return effect != null && effect.otherwise() != null;
  }

  private static Paths paths(
      @Nullable Effect main, Map<Cause, Effect> flying, Function<Effect, @Nullable Facts> part) {
    Map<Cause, Facts> parts = new LinkedHashMap<>();
    flying.forEach((cause, effect) -> Paths.add(parts, cause, alive(effect, part)));
    return new Paths(main == null ? null : alive(main, part), parts);
  }

  private static @Nullable Facts alive(Effect effect, Function<Effect, @Nullable Facts> part) {
    Facts facts = part.apply(effect);
    return facts == null || facts.isDead() ? null : facts;
  }

  private static Map<TypeMirror, Paths> exceptional(
      Node node, @Nullable Effect main, Map<Cause, Effect> flying) {
    if (!(node.getBlock() instanceof ExceptionBlock block)) {
      return Map.of();
    }
    Map<TypeMirror, Paths> exceptional = new HashMap<>();
    for (TypeMirror type : block.getExceptionalSuccessors().keySet()) {
      boolean counts = node instanceof ThrowNode || Cause.isChecked(type);
      Map<Cause, Facts> thrown = new LinkedHashMap<>();
      if (main != null) {
        Paths.add(thrown, Cause.of(counts, type), main.exceptional());
      }
      // At the end of a finally body its exception goes on; elsewhere a new one replaces it.
      boolean goesOn = node instanceof MarkerNode;
      flying.forEach(
          (cause, effect) ->
              Paths.add(
                  thrown,
                  goesOn ? cause : Cause.of(counts && cause.counts(), type),
                  effect.exceptional()));
      exceptional.put(type, new Paths(null, thrown));
    }
    return exceptional;
  }

  /** Returns those of the paths that leave a node by an exception which come to the given block. */
  Paths arriving(@Nullable Node from, Block to, Paths paths) {
    if (paths.flying().isEmpty()
        || !(from instanceof MarkerNode)
        || !(from.getBlock() instanceof ExceptionBlock block)) {
      return paths;
    }
    CatchMarkerNode clause = clause(to);
    if (clause != null) {
      return paths.only(cause -> cause.mayBeCaughtBy(clause.getCatchType(), types));
    }
    return paths.only(cause -> !isCaught(cause, block));
  }

  private boolean isCaught(Cause cause, ExceptionBlock block) {
    for (Set<Block> successors : block.getExceptionalSuccessors().values()) {
      for (Block successor : successors) {
        CatchMarkerNode clause = clause(successor);
        if (clause != null && cause.isCaughtBy(clause.getCatchType(), types)) {
          return true;
        }
      }
    }
    return false;
  }

  private static @Nullable CatchMarkerNode clause(Block block) {
    return block instanceof RegularBlock regular
            && regular.getNodes().getFirst() instanceof CatchMarkerNode clause
        ? clause
        : null;
  }
}
