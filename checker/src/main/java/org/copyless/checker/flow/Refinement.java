package org.copyless.checker.flow;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.DefaultCaseLabelTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.dataflow.cfg.node.BinaryOperationNode;
import org.checkerframework.dataflow.cfg.node.CaseNode;
import org.checkerframework.dataflow.cfg.node.InstanceOfNode;
import org.checkerframework.dataflow.cfg.node.LocalVariableNode;
import org.checkerframework.dataflow.cfg.node.Node;
import org.checkerframework.dataflow.cfg.node.NullLiteralNode;
import org.copyless.checker.declaration.Declarations;
import org.copyless.checker.declaration.Protocol;
import org.copyless.checker.declaration.Shape;
import org.copyless.checker.diagnostic.Diagnostics;
import org.copyless.checker.diagnostic.Key;
import org.copyless.checker.diagnostic.TypeText;

/** What a test says about the branches behind it. */
final class Refinement {
  private final Declarations declarations;
  private final Diagnostics diagnostics;
  private final Ownership ownership;
  private final Messages messages;

  Refinement(
      Declarations declarations, Diagnostics diagnostics, Ownership ownership, Messages messages) {
    this.declarations = declarations;
    this.diagnostics = diagnostics;
    this.ownership = ownership;
    this.messages = messages;
  }

  /**
   * A comparison by {@code ==} or {@code !=}; it says something where one side is null.
   *
   * @param equal whether it is {@code ==}
   */
  Effect comparison(BinaryOperationNode node, boolean equal, Facts before) {
    Effect ofRow = Selects.comparison(node, before);
    if (ofRow != null) {
      return ofRow;
    }
    Node tested = testedForNull(node);
    if (tested == null || Ownership.value(before, tested).isEmpty()) {
      return Effect.none(before);
    }
    Facts isNull = before.copy();
    Facts notNull = before.copy();
    narrow(isNull, tested, true);
    narrow(notNull, tested, false);
    return equal
        ? Effect.condition(isNull, notNull, before)
        : Effect.condition(notNull, isNull, before);
  }

  /** A comparison by order; it says something where one side is the number of a row. */
  static Effect ordering(BinaryOperationNode node, Facts before) {
    Effect ofRow = Selects.comparison(node, before);
    return ofRow == null ? Effect.none(before) : ofRow;
  }

  private static @Nullable Node testedForNull(BinaryOperationNode node) {
    if (node.getRightOperand() instanceof NullLiteralNode) {
      return node.getLeftOperand();
    }
    return node.getLeftOperand() instanceof NullLiteralNode ? node.getRightOperand() : null;
  }

  /** Notes that an expression is null, or that it is not. */
  void narrow(Facts facts, Node node, boolean isNull) {
    SortedSet<Integer> ids = Ownership.value(facts, node);
    if (isNull
        && ids.stream()
            .noneMatch(id -> facts.block(id) != null || Ownership.mayBeNull(facts, id))) {
      // What expose() returned, a message that was waited for: they are never null.
      facts.kill();
      return;
    }
    if (!isNull && !ids.isEmpty() && ids.stream().allMatch(id -> Ownership.isNull(facts, id))) {
      facts.kill();
      return;
    }
    SortedSet<Integer> kept = new TreeSet<>(ids);
    kept.removeIf(id -> !possible(facts, id, isNull));
    if (ids.size() == 1 && facts.thing(ids.first()) instanceof Thing.Message message) {
      messages.resolve(facts, ids, nullOrNot(message, isNull), node.getTree());
    } else if (ids.size() == 1) {
      int id = ids.first();
      Thing.Block block = facts.block(id);
      if (block != null && !block.reported()) {
        int status = isNull ? block.status() & Status.NULL : block.status() & ~Status.NULL;
        facts.put(id, block.with(status));
      }
    } else if (!kept.isEmpty() && node instanceof LocalVariableNode local) {
      facts.bind(new Name.Local(local.getElement()), kept);
    }
  }

  private static Set<String> nullOrNot(Thing.Message message, boolean isNull) {
    Set<String> nothing = Set.of(Protocol.NOTHING);
    return isNull ? nothing : without(message.candidates(), nothing);
  }

  private static boolean possible(Facts facts, int id, boolean isNull) {
    Thing.Block block = facts.block(id);
    return block == null || (isNull ? block.may(Status.NULL) : !Status.isNull(block.status()));
  }

  /** A test by {@code instanceof}, with or without a variable. */
  Effect instanceOf(InstanceOfNode node, Facts before) {
    SortedSet<Integer> ids = Ownership.value(before, node.getOperand());
    if (ids.isEmpty()) {
      return Effect.none(before);
    }
    Facts holds = before.copy();
    Facts otherwise = before.copy();
    if (ids.size() == 1 && before.thing(ids.first()) instanceof Thing.Message message) {
      Set<String> candidates = message.candidates();
      Set<String> covered = declarations.covered(node.getRefType(), candidates, message.protocol());
      messages.resolve(
          holds, ids, declarations.matching(node.getRefType(), candidates), node.getTree());
      messages.resolve(otherwise, ids, without(candidates, covered), node.getTree());
    } else {
      narrow(holds, node.getOperand(), false);
    }
    if (declarations.isTracked(node.getRefType())) {
      Shape shape = declarations.shape(node.getRefType());
      ids.forEach(id -> narrow(holds, node.getOperand(), id, shape));
    }
    bind(holds, node, ids);
    return Effect.condition(holds, otherwise, before);
  }

  private void bind(Facts facts, InstanceOfNode node, SortedSet<Integer> ids) {
    for (LocalVariableNode variable : node.getBindingVariables()) {
      if (declarations.isFollowed(variable.getType())) {
        facts.bind(new Name.Local(variable.getElement()), ids);
      } else {
        ownership.refuse(
            facts, node.getOperand(), ids, "be held as " + TypeText.of(variable.getType()));
      }
    }
  }

  /** Gives a block the more precise shape that a cast or a pattern knows. */
  void narrow(Facts facts, Node source, int id, Shape shape) {
    Thing.Block block = facts.block(id);
    Protocol protocol = shape.protocol();
    if (block == null
        || block.reported()
        || block.shape() == null
        || block.shape().equals(shape)
        || (protocol == null && shape.fields().isEmpty())) {
      return;
    }
    if (protocol != null && block.protocol() != null) {
      narrowEndpoint(facts, source, id, shape);
    } else if (block.exposed() || (protocol != null && block.may(Status.BORROWED))) {
      ownership.refuse(
          facts, source, Ids.of(id), "be cast to " + shape + " where it is borrowed or exposed");
    } else if (block.protocol() == null) {
      facts.put(id, block.shaped(shape, protocol == null ? Set.of() : protocol.possible()));
    }
  }

  /**
   * Endpoints of a contract and of its extensions: a cast down keeps the state, a cast up needs one
   * that the base contract has. Whatever the names are called, the block stays what it is known as.
   */
  private void narrowEndpoint(Facts facts, Node source, int id, Shape shape) {
    Thing.Block block = facts.block(id);
    Shape known = block == null ? null : block.shape();
    Protocol protocol = shape.protocol();
    if (block == null || known == null || protocol == null) {
      return;
    }
    downcast(facts, id, shape);
    if (known.isBelow(shape)) {
      ownership.demandUpcast(facts, source, id, shape);
    }
  }

  /** Gives an endpoint the class below that a name of that class knows. */
  static void downcast(Facts facts, int id, Shape shape) {
    Thing.Block block = facts.block(id);
    if (block != null
        && !block.reported()
        && block.shape() != null
        && shape.isBelow(block.shape())) {
      facts.put(id, block.shaped(shape, block.states()));
    }
  }

  private static Set<String> without(Set<String> all, Set<String> some) {
    Set<String> rest = new LinkedHashSet<>(all);
    rest.removeAll(some);
    return rest;
  }

  /** The graph does not show that a default falls into the case behind it. */
  void demandDefaultLast(List<CaseTree> cases) {
    for (CaseTree each : cases.subList(0, Math.max(0, cases.size() - 1))) {
      if (isDefault(each)
          && each.getCaseKind() == CaseTree.CaseKind.STATEMENT
          && fallsThrough(each.getStatements())) {
        diagnostics.report(each, Key.TOO_COMPLEX, "a default that falls into the case behind it");
      }
    }
  }

  private static boolean isDefault(CaseTree each) {
    return each.getLabels().stream().anyMatch(DefaultCaseLabelTree.class::isInstance);
  }

  private static boolean fallsThrough(List<? extends StatementTree> statements) {
    return statements.isEmpty()
        || !switch (statements.getLast().getKind()) {
          case BREAK, CONTINUE, RETURN, THROW, YIELD -> true;
          default -> false;
        };
  }

  /** The label of a case of a switch over the number of a select's row. */
  Effect caseOfRow(CaseNode node, SortedSet<Integer> row, List<CaseTree> cases, Facts before) {
    for (ExpressionTree label : Selects.notRows(before, row, cases)) {
      diagnostics.report(
          label,
          Key.SELECT_DEAD,
          "case " + label,
          "the rows of the select are numbered from 0, and it has no such row");
    }
    return Selects.caseLabel(node, row, before);
  }

  /** The test of a case label. */
  Effect caseLabel(CaseNode node, Body.Arm arm, Facts before) {
    SortedSet<Integer> ids = Ownership.value(before, node.getSwitchOperand().getTarget());
    if (ids.isEmpty()) {
      return Effect.none(before);
    }
    Facts holds = before.copy();
    Facts otherwise = before.copy();
    enter(holds, arm, ids);
    if (node.getGuard() == null
        && ids.size() == 1
        && before.thing(ids.first()) instanceof Thing.Message message) {
      Set<String> covered = new LinkedHashSet<>();
      for (TypeMirror label : arm.labels()) {
        covered.addAll(declarations.covered(label, message.candidates(), message.protocol()));
      }
      if (arm.isNull()) {
        covered.add(Protocol.NOTHING);
      }
      Set<String> rest = without(message.candidates(), covered);
      messages.resolve(otherwise, ids, rest, arm.tree());
    }
    return Effect.condition(holds, otherwise, before);
  }

  /** Enters an arm of a pattern switch: the selector is what its labels say. */
  void enter(Facts facts, Body.Arm arm, SortedSet<Integer> selector) {
    if (selector.size() == 1 && facts.thing(selector.first()) instanceof Thing.Message message) {
      demandNull(arm, message);
      messages.resolve(facts, selector, matching(arm, message), label(arm.tree()));
    }
    for (TypeMirror label : arm.labels().size() == 1 ? arm.labels() : List.<TypeMirror>of()) {
      if (declarations.isTracked(label) && selector.size() == 1) {
        selector.forEach(id -> downcast(facts, id, declarations.shape(label)));
      }
    }
    for (VariableElement variable : arm.bindings()) {
      facts.bind(new Name.Local(variable), selector);
    }
  }

  /** A switch without {@code case null} throws where no message is there. */
  private void demandNull(Body.Arm arm, Thing.Message message) {
    if (message.mayBeNull() && !arm.nullHandled()) {
      diagnostics.report(
          arm.selector(),
          Key.RECEIVE,
          "no message may be there, and this switch has no 'case null': add it; the state is as"
              + " before in it");
    }
  }

  private static Tree label(CaseTree tree) {
    return tree.getLabels().isEmpty() ? tree : tree.getLabels().getFirst();
  }

  private Set<String> matching(Body.Arm arm, Thing.Message message) {
    Set<String> matching = new LinkedHashSet<>();
    for (TypeMirror label : arm.labels()) {
      matching.addAll(declarations.matching(label, message.candidates()));
    }
    if (arm.isNull()) {
      matching.add(Protocol.NOTHING);
    }
    return matching;
  }
}
