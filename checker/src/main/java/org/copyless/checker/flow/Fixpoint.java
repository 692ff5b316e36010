package org.copyless.checker.flow;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.VariableElement;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.dataflow.analysis.ForwardAnalysisImpl;
import org.checkerframework.dataflow.analysis.Store;
import org.checkerframework.dataflow.analysis.TransferInput;
import org.checkerframework.dataflow.analysis.UnusedAbstractValue;
import org.checkerframework.dataflow.cfg.ControlFlowGraph;
import org.checkerframework.dataflow.cfg.block.Block;
import org.checkerframework.dataflow.cfg.block.SpecialBlock;
import org.checkerframework.dataflow.cfg.node.Node;

/**
 * The fixpoint over a control flow graph, in silence.
 *
 * <p>What comes to a block is joined anew from what its predecessors send it now, and not with what
 * they sent before: in a loop that shifts blocks from name to name, the rounds of the fixpoint are
 * no paths of the program, and to join them would make a name stand for the blocks of several
 * rounds. What was joined anew takes over the ids that the same names had before, so that a loop
 * settles as soon as the classes of names do. Where a block does not settle in this way, it is
 * joined with what came before after all, which can only grow.
 */
final class Fixpoint extends ForwardAnalysisImpl<UnusedAbstractValue, Paths, Transfer> {
  /** So many rounds more than names settle each loop that a person would write. */
  private static final int SPARE_ROUNDS = 12;

  /** So many rounds a block may grow. */
  private static final int GROWING_ROUNDS = 24;

  /**
   * What one block sends to another.
   *
   * @param kind where the condition holds before the latter, where it does not, or in both cases
   */
  private record Arrival(Store.Kind kind, Paths paths) {
    boolean comes(Store.Kind wanted) {
      return kind == wanted || kind == Store.Kind.BOTH;
    }
  }

  /** What comes to a block, by where it comes from, and how often that was new. */
  private static final class Entry {
    final Map<Block, List<Arrival>> arrivals = new LinkedHashMap<>();
    int rounds;

    List<Arrival> all() {
      return arrivals.values().stream().flatMap(List::stream).toList();
    }
  }

  private final Transfer transfer;
  private final Liveness liveness;
  private final IdentityHashMap<Block, Entry> entries = new IdentityHashMap<>();
  private @Nullable Block current;
  private Map<Block, List<Arrival>> sent = new LinkedHashMap<>();

  Fixpoint(Transfer transfer, Liveness liveness) {
    super(transfer);
    this.transfer = transfer;
    this.liveness = liveness;
  }

  @Override
  public void performAnalysis(ControlFlowGraph graph) {
    entries.clear();
    super.performAnalysis(graph);
  }

  @Override
  public void performAnalysisBlock(Block block) {
    if (!renew(block)) {
      return;
    }
    sent = new LinkedHashMap<>();
    current = block;
    super.performAnalysisBlock(block);
    sent.forEach(
        (to, arrivals) -> {
          if (!arrivals.equals(entry(to).arrivals.put(block, arrivals))) {
            addToWorklist(to);
          }
        });
  }

  private Entry entry(Block block) {
    return entries.computeIfAbsent(block, _ -> new Entry());
  }

  /** The exits keep no facts: each edge into them is checked by itself. */
  @Override
  protected void addStoreBefore(
      Block block, @Nullable Node node, Paths paths, Store.Kind kind, boolean addBlockToWorklist) {
    if (block instanceof SpecialBlock special
        && special.getSpecialType() != SpecialBlock.SpecialBlockType.ENTRY) {
      return;
    }
    Paths coming = current == null ? paths : transfer.coming(current, block, paths);
    Paths arriving = pruned(block, transfer.arriving(node, block, coming));
    sent.computeIfAbsent(block, _ -> new ArrayList<>()).add(new Arrival(kind, arriving));
  }

  /** Joins what comes to a block; returns whether that is new. */
  private boolean renew(Block block) {
    Entry entry = entry(block);
    if (entry.arrivals.isEmpty()) {
      return true; // the start of the body
    }
    TransferInput<UnusedAbstractValue, Paths> before = inputs.get(block);
    boolean isSplit = entry.all().stream().anyMatch(each -> each.kind() != Store.Kind.BOTH);
    Paths then = joined(entry, Store.Kind.THEN, before == null ? null : before.getThenStore());
    Paths otherwise =
        isSplit
            ? joined(entry, Store.Kind.ELSE, before == null ? null : before.getElseStore())
            : then;
    if (before != null
        && then.equals(before.getThenStore())
        && otherwise.equals(before.getElseStore())) {
      return false;
    }
    entry.rounds++;
    inputs.put(
        block,
        isSplit
            ? new TransferInput<>(null, this, then, otherwise)
            : new TransferInput<>(null, this, then));
    return true;
  }

  private static Paths joined(Entry entry, Store.Kind kind, @Nullable Paths before) {
    List<Paths> all =
        entry.all().stream().filter(each -> each.comes(kind)).map(Arrival::paths).toList();
    Paths joined = all.stream().reduce((a, b) -> b.leastUpperBound(a)).orElse(Paths.NONE);
    return before == null || all.size() < 2 ? joined : settling(joined, before, entry.rounds);
  }

  private static Paths settling(Paths joined, Paths before, int rounds) {
    int most = mostRounds(joined);
    if (rounds <= most) {
      return joined.renamedAs(before);
    }
    if (rounds <= most + GROWING_ROUNDS) {
      return joined.widenedUpperBound(before);
    }
    throw new NoFixpoint();
  }

  /** A loop that shifts blocks along its names settles after as many rounds as it has names. */
  private static int mostRounds(Paths paths) {
    return SPARE_ROUNDS
        + paths.facts().values().stream().mapToInt(facts -> facts.names().size()).max().orElse(0);
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

  /** Thrown when a body does not settle. */
  static final class NoFixpoint extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
