package org.copyless.checker.flow;

import java.util.LinkedHashMap;
import java.util.Map;
import javax.lang.model.element.VariableElement;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.dataflow.analysis.ForwardAnalysisImpl;
import org.checkerframework.dataflow.analysis.Store;
import org.checkerframework.dataflow.analysis.UnusedAbstractValue;
import org.checkerframework.dataflow.cfg.block.Block;
import org.checkerframework.dataflow.cfg.block.SpecialBlock;
import org.checkerframework.dataflow.cfg.node.Node;

/** The fixpoint over a control flow graph, in silence. */
final class Fixpoint extends ForwardAnalysisImpl<UnusedAbstractValue, Paths, Transfer> {
  /** Far above what the lattice's height gives to any method that a person would write. */
  private static final int MOST_VISITS = 1_000;

  /** So often a block is come by before flags are forgotten there. */
  private static final int VISITS_WITH_FLAGS = 40;

  private int visits;

  private final Transfer transfer;
  private final Liveness liveness;

  Fixpoint(Transfer transfer, Liveness liveness) {
    super(VISITS_WITH_FLAGS);
    transferFunction = transfer;
    this.transfer = transfer;
    this.liveness = liveness;
  }

  /** The exits keep no facts: each edge into them is checked by itself. */
  @Override
  protected void addStoreBefore(
      Block block, @Nullable Node node, Paths paths, Store.Kind kind, boolean addBlockToWorklist) {
    if (block instanceof SpecialBlock special
        && special.getSpecialType() != SpecialBlock.SpecialBlockType.ENTRY) {
      return;
    }
    super.addStoreBefore(
        block,
        node,
        pruned(block, transfer.arriving(node, block, paths)),
        kind,
        addBlockToWorklist);
  }

  private Paths pruned(Block block, Paths paths) {
    if (block.getPredecessors().size() < 2) {
      return paths;
    }
    Map<Situation, Facts> pruned = new LinkedHashMap<>();
    paths
        .facts()
        .forEach(
            (situation, facts) ->
                Paths.add(pruned, situation, facts.pruned(variable -> isNeeded(variable, block))));
    return new Paths(pruned);
  }

  /** Variables that the graph has made up are read in ways of their own. */
  private boolean isNeeded(VariableElement variable, Block block) {
    return Name.isMadeUp(variable) || liveness.isLive(variable, block);
  }

  @Override
  public void performAnalysisBlock(Block block) {
    if (++visits > MOST_VISITS + 50 * allBlocks()) {
      throw new NoFixpoint();
    }
    super.performAnalysisBlock(block);
  }

  private int allBlocks() {
    return cfg == null ? 0 : cfg.getAllBlocks().size();
  }

  /** Thrown when a body does not settle. */
  static final class NoFixpoint extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
