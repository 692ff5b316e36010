package org.copyless.checker.flow;

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

  private int visits;

  private final Transfer transfer;

  Fixpoint(Transfer transfer) {
    super(transfer);
    this.transfer = transfer;
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
        block, node, transfer.arriving(node, block, paths), kind, addBlockToWorklist);
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
