package org.copyless.checker.flow;

import com.sun.source.tree.TryTree;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.VariableElement;
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
import org.checkerframework.dataflow.cfg.node.AbstractNodeVisitor;
import org.checkerframework.dataflow.cfg.node.BitwiseOrNode;
import org.checkerframework.dataflow.cfg.node.BooleanLiteralNode;
import org.checkerframework.dataflow.cfg.node.ConditionalAndNode;
import org.checkerframework.dataflow.cfg.node.ConditionalNotNode;
import org.checkerframework.dataflow.cfg.node.ConditionalOrNode;
import org.checkerframework.dataflow.cfg.node.LocalVariableNode;
import org.checkerframework.dataflow.cfg.node.Node;
import org.copyless.checker.declaration.Throwables;

/** Lifts the effect of a node on facts to the paths of all situations and to exceptional edges. */
final class Transfer
    extends AbstractNodeVisitor<
        TransferResult<UnusedAbstractValue, Paths>, TransferInput<UnusedAbstractValue, Paths>>
    implements ForwardTransferFunction<UnusedAbstractValue, Paths> {
  private final Interpreter interpreter;
  private final Flags flags;
  private final Landings landings;
  private final Jumps jumps;
  private final Handlers handlers;
  private final Types types;

  Transfer(Interpreter interpreter, Flags flags, Landings landings, Scopes scopes, Types types) {
    this.jumps = new Jumps(scopes);
    this.handlers = new Handlers(scopes, types);
    this.interpreter = interpreter;
    this.flags = flags;
    this.landings = landings;
    this.types = types;
  }

  @Override
  public Paths initialStore(UnderlyingAST underlyingAst, List<LocalVariableNode> parameters) {
    return Paths.of(interpreter.entry());
  }

  @Override
  public TransferResult<UnusedAbstractValue, Paths> visitNode(
      Node node, TransferInput<UnusedAbstractValue, Paths> input) {
    Paths all = input.getRegularStore();
    TryTree repeated = jumps.repeated(node);
    if (repeated != null) {
      return new RegularTransferResult<>(null, all.map(situation -> situation.repeating(repeated)));
    }
    if (all.facts().keySet().stream().allMatch(situation -> situation.repeated() == null)) {
      return visit(node, input.containsTwoStores(), input.getThenStore(), input.getElseStore());
    }
    Paths repeating = all.only(situation -> isRepeating(node, situation));
    TransferResult<UnusedAbstractValue, Paths> others =
        visit(
            node,
            input.containsTwoStores(),
            others(node, input.getThenStore()),
            others(node, input.getElseStore()));
    return with(repeating, others, node);
  }

  private boolean isRepeating(Node node, Situation situation) {
    return situation.repeated() != null && !jumps.isBehind(node, situation.repeated());
  }

  private Paths others(Node node, Paths paths) {
    return paths
        .only(situation -> !isRepeating(node, situation))
        .map(situation -> situation.repeating(null));
  }

  /** Returns a result with paths on which the node does nothing. */
  private static TransferResult<UnusedAbstractValue, Paths> with(
      Paths idle, TransferResult<UnusedAbstractValue, Paths> result, Node node) {
    Map<TypeMirror, Paths> exceptional = new HashMap<>();
    if (node.getBlock() instanceof ExceptionBlock block) {
      for (TypeMirror type : block.getExceptionalSuccessors().keySet()) {
        Paths thrown = result.getExceptionalStore(type);
        exceptional.put(type, thrown == null ? Paths.NONE : thrown);
      }
    }
    return result.containsTwoStores()
        ? new ConditionalTransferResult<>(
            null,
            result.getThenStore().leastUpperBound(idle),
            result.getElseStore().leastUpperBound(idle),
            exceptional)
        : new RegularTransferResult<>(
            null, result.getRegularStore().leastUpperBound(idle), exceptional);
  }

  private TransferResult<UnusedAbstractValue, Paths> visit(
      Node node, boolean isSplit, Paths then, Paths otherwise) {
    if (node instanceof ConditionalNotNode) {
      return new ConditionalTransferResult<>(null, otherwise, then);
    }
    if (isSplit && (node instanceof ConditionalAndNode || node instanceof ConditionalOrNode)) {
      return new ConditionalTransferResult<>(null, then, otherwise);
    }
    if (isSplit && Flags.isSameTruth(node)) {
      return new ConditionalTransferResult<>(null, then, otherwise);
    }
    VariableElement combined = isSplit ? flags.combined(node) : null;
    if (combined != null) {
      return node instanceof BitwiseOrNode
          ? new ConditionalTransferResult<>(
              null,
              then.leastUpperBound(where(otherwise, combined, true)),
              where(otherwise, combined, false))
          : new ConditionalTransferResult<>(
              null,
              where(then, combined, true),
              otherwise.leastUpperBound(where(then, combined, false)));
    }
    Paths before = landings.before(node, isSplit ? then.leastUpperBound(otherwise) : then);
    VariableElement flag = flags.read(node);
    if (flag != null) {
      return new ConditionalTransferResult<>(
          null, where(before, flag, true), where(before, flag, false));
    }
    if (node instanceof BooleanLiteralNode literal && literal.getValue() != null) {
      return literal.getValue()
          ? new ConditionalTransferResult<>(null, before, Paths.NONE)
          : new ConditionalTransferResult<>(null, Paths.NONE, before);
    }
    VariableElement assigned = flags.assigned(node);
    if (assigned != null && isSplit) {
      Paths holds = known(then, assigned, true);
      Paths either = holds.leastUpperBound(known(otherwise, assigned, false));
      return apply(node, landings.before(node, either), true);
    }
    return apply(node, before, false);
  }

  /** Notes what a condition was, for the assignment of its value. */
  private static Paths known(Paths paths, VariableElement flag, boolean value) {
    return paths.map(situation -> situation.with(flag, value));
  }

  private static Paths where(Paths paths, VariableElement flag, boolean value) {
    boolean isRead = Flags.isResult(flag);
    return paths
        .only(situation -> situation.allows(flag, value))
        .map(each -> isRead ? each.without(flag) : each.with(flag, value));
  }

  private TransferResult<UnusedAbstractValue, Paths> apply(Node node, Paths before, boolean known) {
    Map<Situation, Effect> effects = new LinkedHashMap<>();
    before
        .facts()
        .forEach(
            (situation, facts) ->
                effects.put(situation, interpreter.apply(node, facts, situation)));
    Map<Situation, Facts> normal = new LinkedHashMap<>();
    Map<Situation, Facts> otherwise = new LinkedHashMap<>();
    boolean isCondition = effects.values().stream().anyMatch(each -> each.otherwise() != null);
    effects.forEach(
        (situation, effect) -> {
          Situation after = known ? situation : flags.after(node, situation);
          Paths.add(normal, after, effect.normal());
          if (isCondition) {
            boolean both = effect.otherwise() == null;
            Paths.add(otherwise, after, both ? effect.normal() : effect.otherwise());
          }
        });
    Map<TypeMirror, Paths> exceptional = exceptional(node, effects);
    return isCondition
        ? new ConditionalTransferResult<>(
            null, new Paths(normal), new Paths(otherwise), exceptional)
        : new RegularTransferResult<>(null, new Paths(normal), exceptional);
  }

  private Map<TypeMirror, Paths> exceptional(Node node, Map<Situation, Effect> effects) {
    if (!(node.getBlock() instanceof ExceptionBlock block)) {
      return Map.of();
    }
    Map<TypeMirror, Paths> exceptional = new HashMap<>();
    for (TypeMirror type : block.getExceptionalSuccessors().keySet()) {
      Map<Situation, Facts> thrown = new LinkedHashMap<>();
      boolean isChecked = Throwables.isChecked(type);
      effects.forEach(
          (situation, effect) -> {
            boolean isSuppressed = Landings.isSuppressed(node, situation.flight());
            TypeMirror cause = isSuppressed ? null : cause(effect, type);
            if (cause != null) {
              Situation after = situation.with(landings.thrown(node, cause, situation.flight()));
              Facts facts = isChecked ? effect.checked() : effect.exceptional();
              Paths.add(thrown, after, landings.replaced(node, situation, after, facts));
            }
          });
      exceptional.put(type, new Paths(thrown));
    }
    return exceptional;
  }

  /** Returns what a node throws of a type, as exactly as that is known; null if nothing. */
  private @Nullable TypeMirror cause(Effect effect, TypeMirror type) {
    TypeMirror only = effect.only();
    if (only == null) {
      return type;
    }
    return types.isSubtype(only, type) ? only : null;
  }

  /** Returns the paths of a normal exit. */
  Paths returning(Paths paths) {
    return landings.returning(paths);
  }

  /** Returns the paths that go from one block to another. */
  Paths coming(Block from, Block to, Paths paths) {
    TryTree repeated = jumps.repeated(from, to);
    return repeated == null ? paths : paths.map(situation -> situation.repeating(repeated));
  }

  /** Returns those of the paths that leave a node by an exception which come to the given block. */
  Paths arriving(@Nullable Node from, Block to, Paths paths) {
    return handlers.arriving(from, to, paths);
  }
}
