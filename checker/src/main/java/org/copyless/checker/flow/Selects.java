package org.copyless.checker.flow;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ExpressionTree;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.dataflow.cfg.node.BinaryOperationNode;
import org.checkerframework.dataflow.cfg.node.CaseNode;
import org.checkerframework.dataflow.cfg.node.EqualToNode;
import org.checkerframework.dataflow.cfg.node.GreaterThanNode;
import org.checkerframework.dataflow.cfg.node.GreaterThanOrEqualNode;
import org.checkerframework.dataflow.cfg.node.LessThanNode;
import org.checkerframework.dataflow.cfg.node.LessThanOrEqualNode;
import org.checkerframework.dataflow.cfg.node.Node;
import org.checkerframework.dataflow.cfg.node.NotEqualNode;
import org.copyless.checker.declaration.Protocol;

/**
 * The number of the row that a select has chosen, and what it says of the sources: which message is
 * at the head of an endpoint's queue, or that the channel is closed; which member of a set is
 * chosen. It says so until something is done to the source.
 *
 * <p>Source: Fähndrich et al., §2.4, §4.4 and §5.1.
 */
final class Selects {
  /** What a row asks of a source that does not matter to it. */
  static final String ANY = "";

  /** Stands, among the heads of a set or map, for no member being chosen. */
  static final String NO_MEMBER = "(no member)";

  /** Stands, among the heads of a map, for no data being left to be asked for. */
  static final String NO_DATA = "(no data)";

  private Selects() {}

  /** Returns whether a value is the number of a row, which is no tracked pointer. */
  static boolean isRow(Facts facts, SortedSet<Integer> ids) {
    return !ids.isEmpty() && facts.thing(ids.first()) instanceof Thing.Selection;
  }

  /** Returns the number of a row that an expression stands for; none if it is not known. */
  static SortedSet<Integer> row(Facts facts, Node node) {
    SortedSet<Integer> ids = Ownership.named(facts, node);
    return isRow(facts, ids) ? ids : Ids.NONE;
  }

  /** The label of a case: in it the row is one of its constants, behind it none of them. */
  static Effect caseLabel(CaseNode node, SortedSet<Integer> row, Facts before) {
    Set<Integer> labels = new TreeSet<>();
    for (Node operand : node.getCaseOperands()) {
      Integer label = Constants.integer(operand);
      if (label == null) {
        return Effect.none(before);
      }
      labels.add(label);
    }
    return test(row, labels::contains, before);
  }

  /** Returns the labels that are the number of no row of the select. */
  static List<ExpressionTree> notRows(Facts facts, SortedSet<Integer> row, List<CaseTree> cases) {
    if (row.size() != 1
        || !(facts.thing(row.first()) instanceof Thing.Selection selection)
        || selection.sources().isEmpty()) {
      return List.of();
    }
    int count = selection.cells().size();
    List<ExpressionTree> wrong = new ArrayList<>();
    for (CaseTree each : cases) {
      each.getExpressions().stream()
          .filter(label -> !isRow(Constants.integer(label), count))
          .forEach(wrong::add);
    }
    return wrong;
  }

  private static boolean isRow(@Nullable Integer label, int count) {
    return label == null || (label >= 0 && label < count);
  }

  /** A comparison of the number of a row with a constant; null for any other. */
  static @Nullable Effect comparison(BinaryOperationNode node, Facts before) {
    SortedSet<Integer> left = row(before, node.getLeftOperand());
    if (!left.isEmpty()) {
      Integer constant = Constants.integer(node.getRightOperand());
      return constant == null ? null : test(left, each -> holds(node, each, constant), before);
    }
    SortedSet<Integer> right = row(before, node.getRightOperand());
    Integer constant = right.isEmpty() ? null : Constants.integer(node.getLeftOperand());
    return constant == null ? null : test(right, each -> holds(node, constant, each), before);
  }

  private static boolean holds(BinaryOperationNode comparison, int left, int right) {
    return switch (comparison) {
      case EqualToNode _ -> left == right;
      case NotEqualNode _ -> left != right;
      case LessThanNode _ -> left < right;
      case LessThanOrEqualNode _ -> left <= right;
      case GreaterThanNode _ -> left > right;
      case GreaterThanOrEqualNode _ -> left >= right;
      default -> throw new IllegalArgumentException("no comparison: " + comparison);
    };
  }

  /** A test of the number of a row. */
  static Effect test(SortedSet<Integer> row, IntPredicate passes, Facts before) {
    Facts holds = before.copy();
    Facts otherwise = before.copy();
    narrow(holds, row, passes);
    narrow(otherwise, row, passes.negate());
    return Effect.condition(holds, otherwise, before);
  }

  /** Keeps those of the rows that pass a test; where none does, no path goes on. */
  private static void narrow(Facts facts, SortedSet<Integer> row, IntPredicate passes) {
    if (row.size() != 1 || !(facts.thing(row.first()) instanceof Thing.Selection selection)) {
      return;
    }
    Set<Integer> kept = new TreeSet<>(selection.rows());
    kept.removeIf(each -> !passes.test(each));
    if (kept.isEmpty()) {
      facts.kill();
      return;
    }
    Thing.Selection narrowed = selection.narrowed(kept);
    facts.put(row.first(), narrowed);
    tell(facts, narrowed);
  }

  /** Tells the sources of a select what its rows say of them. */
  static void tell(Facts facts, Thing.Selection selection) {
    for (int column = 0; column < selection.sources().size(); column++) {
      SortedSet<Integer> source = selection.sources().get(column);
      Thing.Block block = source.size() == 1 ? facts.block(source.first()) : null;
      if (block != null && !block.reported()) {
        facts.put(source.first(), told(block, heads(selection, column)));
      }
    }
  }

  private static Set<String> heads(Thing.Selection selection, int column) {
    Set<String> heads = new LinkedHashSet<>();
    selection.rows().forEach(row -> heads.add(selection.cells().get(row).get(column)));
    return heads;
  }

  private static Thing.Block told(Thing.Block block, Set<String> heads) {
    if (block.protocol() == null) {
      Set<String> chosen = new LinkedHashSet<>(heads);
      if (chosen.remove(ANY)) {
        chosen.add(NO_MEMBER);
      }
      chosen.add(NO_DATA);
      return block.headed(chosen);
    }
    return heads.contains(ANY) ? block.headed(Set.of()) : headed(block, heads);
  }

  /** An endpoint with a message at the head of its queue is in a state in which that can come. */
  static Thing.Block headed(Thing.Block endpoint, Set<String> heads) {
    Protocol protocol = endpoint.protocol();
    if (protocol == null || heads.isEmpty()) {
      return endpoint;
    }
    Set<String> states = new LinkedHashSet<>(endpoint.states());
    states.removeIf(state -> heads.stream().noneMatch(head -> comes(protocol, state, head)));
    return (states.isEmpty() ? endpoint : endpoint.narrowed(states)).headed(heads);
  }

  private static boolean comes(Protocol protocol, String state, String head) {
    return head.equals(Protocol.CLOSED) || protocol.receive(state, head).isPresent();
  }

  /**
   * Returns what is known of a queue after a join: nothing, unless both sides know something. Of a
   * set or map that one of the paths has not waited for, no member need be chosen.
   */
  static Set<String> either(Thing.Block a, Thing.Block b) {
    if (a.heads().equals(b.heads())) {
      return a.heads();
    }
    boolean isOneSided = a.heads().isEmpty() || b.heads().isEmpty();
    if (isOneSided && !(isGroup(a) && isGroup(b))) {
      return Set.of();
    }
    Set<String> both = new LinkedHashSet<>(a.heads());
    both.addAll(b.heads());
    if (isOneSided) {
      both.addAll(List.of(NO_MEMBER, NO_DATA));
    }
    return both;
  }

  private static boolean isGroup(Thing.Block block) {
    return block.shape() != null && block.shape().isContainer();
  }

  /** Merges the numbers of rows on two paths: of two different selects, they say nothing. */
  static Thing.Selection either(Thing.Selection a, Thing.Selection b) {
    Set<Integer> rows = new TreeSet<>(a.rows());
    rows.addAll(b.rows());
    List<SortedSet<Integer>> sources = new ArrayList<>();
    if (!a.cells().equals(b.cells())) {
      return new Thing.Selection(sources, a.cells(), rows);
    }
    for (int column = 0; column < Math.min(a.sources().size(), b.sources().size()); column++) {
      SortedSet<Integer> source = a.sources().get(column);
      sources.add(source.equals(b.sources().get(column)) ? source : Ids.NONE);
    }
    return new Thing.Selection(sources, a.cells(), rows);
  }

  /** A variable that holds the number of a row on one of two paths only says nothing of it. */
  static void dropOneSided(Facts facts, Predicate<Name> isKnownOnBoth) {
    for (Name name : List.copyOf(facts.names().keySet())) {
      if (!isKnownOnBoth.test(name) && isRow(facts, facts.get(name))) {
        facts.drop(name);
      }
    }
  }
}
