package org.copyless.checker.flow;

import com.sun.source.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.type.TypeMirror;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.dataflow.analysis.TransferInput;
import org.checkerframework.dataflow.analysis.TransferResult;
import org.checkerframework.dataflow.analysis.UnusedAbstractValue;
import org.checkerframework.dataflow.cfg.ControlFlowGraph;
import org.checkerframework.dataflow.cfg.block.Block;
import org.checkerframework.dataflow.cfg.block.ConditionalBlock;
import org.checkerframework.dataflow.cfg.block.ExceptionBlock;
import org.checkerframework.dataflow.cfg.block.RegularBlock;
import org.checkerframework.dataflow.cfg.block.SpecialBlock;
import org.checkerframework.dataflow.cfg.node.MarkerNode;
import org.checkerframework.dataflow.cfg.node.Node;
import org.checkerframework.dataflow.cfg.node.ReturnNode;

/**
 * Goes over the settled graph once, applies each node to the facts before it, now aloud, and checks
 * each edge into an exit by itself, so that an error names the path it speaks of.
 */
final class Replay {
  private final Fixpoint fixpoint;
  private final Transfer transfer;
  private final ControlFlowGraph graph;
  private final List<Exits.Exit> normal = new ArrayList<>();
  private final List<Exits.Exit> exceptional = new ArrayList<>();
  private final List<Exits.Exit> unchecked = new ArrayList<>();

  Replay(Fixpoint fixpoint, Transfer transfer, ControlFlowGraph graph) {
    this.fixpoint = fixpoint;
    this.transfer = transfer;
    this.graph = graph;
  }

  void run(Exits exits) {
    for (Block block : graph.getDepthFirstOrderedBlocks()) {
      TransferInput<UnusedAbstractValue, Paths> input = fixpoint.getInput(block);
      if (input != null) {
        replay(block, input);
      }
    }
    exits.checkAll(normal);
    exits.checkAll(exceptional);
    exits.checkLent(unchecked);
  }

  private void replay(Block block, TransferInput<UnusedAbstractValue, Paths> input) {
    switch (block) {
      case RegularBlock regular -> {
        TransferInput<UnusedAbstractValue, Paths> current = input;
        Node last = null;
        for (Node node : regular.getNodes()) {
          current = new TransferInput<>(node, fixpoint, transfer.visitNode(node, current));
          last = node;
        }
        leave(regular.getSuccessor(), current.getRegularStore(), last);
      }
      case ExceptionBlock exception -> {
        Node node = exception.getNode();
        TransferResult<UnusedAbstractValue, Paths> result = transfer.visitNode(node, input);
        leave(exception.getSuccessor(), result.getRegularStore(), node);
        exception.getExceptionalSuccessors().forEach((cause, to) -> fly(node, cause, to, result));
      }
      case ConditionalBlock conditional -> {
        leave(conditional.getThenSuccessor(), input.getThenStore(), null);
        leave(conditional.getElseSuccessor(), input.getElseStore(), null);
      }
      case SpecialBlock special -> leave(special.getSuccessor(), input.getRegularStore(), null);
      default -> throw new IllegalStateException("unknown kind of block: " + block);
    }
  }

  private void leave(@Nullable Block successor, Paths paths, @Nullable Node last) {
    if (successor == null) {
      return;
    }
    if (successor.equals(graph.getRegularExitBlock())) {
      Tree place = last instanceof ReturnNode ? last.getTree() : null;
      transfer
          .returning(paths)
          .facts()
          .values()
          .forEach(facts -> normal.add(new Exits.Exit(facts, place, null)));
    } else if (successor.equals(graph.getExceptionalExitBlock())) {
      fly(last, paths);
    }
  }

  private void fly(@Nullable Node node, Paths paths) {
    boolean stands = node != null && node.getInSource() && !(node instanceof MarkerNode);
    Tree place = stands ? node.getTree() : null;
    transfer
        .arriving(node, graph.getExceptionalExitBlock(), paths)
        .facts()
        .forEach(
            (situation, facts) -> {
              Cause cause = situation.cause();
              String name = cause == null ? "an exception" : cause.simpleName();
              List<Exits.Exit> exits = situation.counts() ? exceptional : unchecked;
              exits.add(new Exits.Exit(facts, place, name));
            });
  }

  private void fly(
      Node node,
      TypeMirror cause,
      Set<Block> successors,
      TransferResult<UnusedAbstractValue, Paths> result) {
    Paths paths = result.getExceptionalStore(cause);
    if (paths != null && successors.contains(graph.getExceptionalExitBlock())) {
      fly(node, paths);
    }
  }
}
