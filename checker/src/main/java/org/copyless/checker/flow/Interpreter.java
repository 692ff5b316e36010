package org.copyless.checker.flow;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.VariableTree;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.function.Predicate;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import org.checkerframework.dataflow.cfg.node.ArrayCreationNode;
import org.checkerframework.dataflow.cfg.node.AssignmentNode;
import org.checkerframework.dataflow.cfg.node.CaseNode;
import org.checkerframework.dataflow.cfg.node.CatchMarkerNode;
import org.checkerframework.dataflow.cfg.node.ClassNameNode;
import org.checkerframework.dataflow.cfg.node.EqualToNode;
import org.checkerframework.dataflow.cfg.node.GreaterThanNode;
import org.checkerframework.dataflow.cfg.node.GreaterThanOrEqualNode;
import org.checkerframework.dataflow.cfg.node.InstanceOfNode;
import org.checkerframework.dataflow.cfg.node.LambdaResultExpressionNode;
import org.checkerframework.dataflow.cfg.node.LessThanNode;
import org.checkerframework.dataflow.cfg.node.LessThanOrEqualNode;
import org.checkerframework.dataflow.cfg.node.LocalVariableNode;
import org.checkerframework.dataflow.cfg.node.MarkerNode;
import org.checkerframework.dataflow.cfg.node.MethodAccessNode;
import org.checkerframework.dataflow.cfg.node.MethodInvocationNode;
import org.checkerframework.dataflow.cfg.node.Node;
import org.checkerframework.dataflow.cfg.node.NotEqualNode;
import org.checkerframework.dataflow.cfg.node.NullLiteralNode;
import org.checkerframework.dataflow.cfg.node.ObjectCreationNode;
import org.checkerframework.dataflow.cfg.node.ReturnNode;
import org.checkerframework.dataflow.cfg.node.StringConcatenateNode;
import org.checkerframework.dataflow.cfg.node.StringConversionNode;
import org.checkerframework.dataflow.cfg.node.SwitchExpressionNode;
import org.checkerframework.dataflow.cfg.node.SynchronizedNode;
import org.checkerframework.dataflow.cfg.node.TernaryExpressionNode;
import org.checkerframework.dataflow.cfg.node.TypeCastNode;
import org.checkerframework.dataflow.cfg.node.VariableDeclarationNode;
import org.checkerframework.javacutil.TreeUtils;
import org.copyless.checker.declaration.Declarations;
import org.copyless.checker.declaration.Parameter;
import org.copyless.checker.diagnostic.Diagnostics;
import org.copyless.checker.diagnostic.TypeText;

/** Applies single nodes of a control flow graph to facts. */
final class Interpreter {
  private final Body body;
  private final Declarations declarations;
  private final Ownership ownership;
  private final Births births;
  private final Completion completion;
  private final Calls calls;
  private final Refinement refinement;
  private final Leaks leaks;
  private final Scopes scopes;
  private final Map<Tree, VariableElement> selectors;

  /**
   * Creates an interpreter.
   *
   * @param selectors the variables that hold the selectors of switches, found on the way
   */
  Interpreter(
      Body body,
      Declarations declarations,
      Diagnostics diagnostics,
      Births births,
      Functions functions,
      Leaks leaks,
      Scopes scopes,
      Map<Tree, VariableElement> selectors) {
    this.body = body;
    this.declarations = declarations;
    this.ownership = new Ownership(diagnostics, scopes);
    this.completion = new Completion(diagnostics, declarations.options());
    Messages messages = new Messages(declarations, ownership, births, completion);
    this.births = births;
    this.refinement = new Refinement(declarations, diagnostics, ownership, messages);
    this.calls =
        new Calls(
            declarations,
            diagnostics,
            ownership,
            births,
            messages,
            completion,
            functions,
            leaks,
            scopes,
            new Untracked(body, declarations.borrowing(), refinement));
    this.leaks = leaks;
    this.scopes = scopes;
    this.selectors = selectors;
  }

  static Map<Tree, VariableElement> newSelectors() {
    return new IdentityHashMap<>();
  }

  /** Returns the facts at the entry of the body. */
  Facts entry() {
    Facts facts = new Facts();
    body.parameters()
        .forEach(
            (variable, declared) -> {
              int status = declared.claims() ? Status.OWNED : Status.BORROWED;
              status = ownership.isRefused(variable) ? Status.REPORTED : status;
              Birth birth = new Birth(null, Birth.Kind.PARAMETER, declared.name());
              SortedSet<Integer> block =
                  births.block(facts, variable, "parameter", declared, status, birth);
              facts.bind(new Name.Local(variable), block);
              if (!declared.claims()) {
                facts.bind(new Name.Entry(variable), block);
              }
            });
    body.receiver().ifPresent(declared -> enter(facts, declared));
    return facts;
  }

  private void enter(Facts facts, Parameter receiver) {
    int status = receiver.claims() ? Status.OWNED : Status.BORROWED;
    Birth birth = new Birth(null, Birth.Kind.PARAMETER, "this");
    facts.bind(new Name.This(), births.block(facts, body.tree(), "this", receiver, status, birth));
  }

  /**
   * Applies a node.
   *
   * @param entering the facts before it, which stay as they are
   * @param situation what else is known of the path
   */
  Effect apply(Node node, Facts entering, Situation situation) {
    leaks.mute(!situation.counts());
    completion.in(situation);
    ownership.at(node);
    Facts before = inScope(node, behindReturn(node, entering));
    Effect effect = dispatch(node, before);
    if (effect.leaves(before)) {
      return effect;
    }
    Facts normal = effect.normal();
    if (!body.isStatement(node.getTree())) {
      normal.bind(new Name.Temporary(node), effect.value());
    }
    settle(node, normal);
    if (effect.otherwise() != null) {
      settle(node, effect.otherwise());
    }
    return effect;
  }

  /** Drops the variables whose scope has ended before the node. */
  private Facts inScope(Node node, Facts facts) {
    List<Name> ended = new ArrayList<>();
    for (Name name : facts.names().keySet()) {
      if (name instanceof Name.Local local && scopes.isOutside(local.variable(), node)) {
        ended.add(name);
      }
    }
    if (ended.isEmpty()) {
      return facts;
    }
    Facts left = facts.copy();
    ended.forEach(left::drop);
    Map<Integer, Thing> lost = left.sweep();
    if (!lost.isEmpty()) {
      leaks.outOfScope(lost, facts, left, scopes);
    }
    return left;
  }

  private void settle(Node node, Facts facts) {
    dropOperands(facts, node);
    Map<Integer, Thing> lost = facts.sweep();
    if (!lost.isEmpty()) {
      leaks.lost(node, lost, facts);
    }
  }

  /** Returns the facts of a path that was not to be spoken of, and now is. */
  Facts landed(Facts facts) {
    leaks.mute(false);
    return leaks.landed(facts);
  }

  private void dropOperands(Facts facts, Node node) {
    if (body.isArgumentList(node)) {
      return; // the call behind it takes them
    }
    for (Node operand : node.getOperands()) {
      if (body.isArgumentList(operand)) {
        operand.getOperands().forEach(each -> facts.drop(new Name.Temporary(each)));
      }
      facts.drop(new Name.Temporary(operand));
      if (operand instanceof MethodAccessNode access) {
        facts.drop(new Name.Temporary(access.getReceiver()));
      }
    }
  }

  private Effect dispatch(Node node, Facts before) {
    return switch (node) {
      case MethodInvocationNode call -> calls.apply(call, before);
      case ObjectCreationNode creation -> calls.apply(creation, before);
      case AssignmentNode assignment -> assign(assignment, before);
      case VariableDeclarationNode declaration -> declare(declaration, before);
      case NullLiteralNode literal -> {
        Facts facts = before.copy();
        yield Effect.of(facts, before, births.nullPointer(facts, literal.getTree()));
      }
      case TypeCastNode cast -> cast(cast, before);
      case TernaryExpressionNode ternary -> synthetic(before, ternary.getTernaryExpressionVar());
      case SwitchExpressionNode expression ->
          synthetic(before, expression.getSwitchExpressionVar());
      case EqualToNode equal -> refinement.comparison(equal, true, before.copy());
      case NotEqualNode notEqual -> refinement.comparison(notEqual, false, before.copy());
      case LessThanNode less -> Refinement.ordering(less, before);
      case LessThanOrEqualNode less -> Refinement.ordering(less, before);
      case GreaterThanNode greater -> Refinement.ordering(greater, before);
      case GreaterThanOrEqualNode greater -> Refinement.ordering(greater, before);
      case InstanceOfNode test -> refinement.instanceOf(test, before.copy());
      case CaseNode label -> caseLabel(label, before);
      case ReturnNode result -> giveResult(result, result.getResult(), before);
      case LambdaResultExpressionNode result -> giveResult(result, result.getResult(), before);
      case StringConversionNode conversion -> read(conversion, before);
      case StringConcatenateNode concatenation -> read(concatenation, before);
      case MethodAccessNode access -> access(access, before);
      case ArrayCreationNode _ when body.isArgumentList(node) -> Effect.none(before);
      case LocalVariableNode local when body.isAssignedInExpression(local.getElement()) ->
          Effect.of(before.copy(), before, Ownership.value(before, local));
      case LocalVariableNode _ -> Effect.none(before);
      case ClassNameNode _ -> Effect.of(before, Facts.never()); // a broken class ends the SIP
      case SynchronizedNode lock when lock.getIsStartOfBlock() -> {
        Facts facts = before.copy();
        Node on = lock.getExpression();
        ownership.use(facts, on, Ownership.value(facts, on));
        yield Effect.of(facts, before);
      }
      case CatchMarkerNode caught when Handlers.isStart(caught) ->
          Effect.none(completion.caught(recalled(before, each -> isThrownOut(each, caught))));
      case MarkerNode _ -> Effect.none(before);
      default -> other(node, before);
    };
  }

  /** A node that has no business with tracked pointers: its operands may not be any. */
  private Effect other(Node node, Facts before) {
    boolean concerned = false;
    for (Node operand : node.getOperands()) {
      concerned |= !Ownership.value(before, operand).isEmpty();
    }
    if (!concerned) {
      return Effect.none(before);
    }
    Facts facts = before.copy();
    for (Node operand : node.getOperands()) {
      String where =
          node instanceof ArrayCreationNode
              ? "be put into an array, be it one of variable arguments"
              : "be an operand here, where its ownership is not followed";
      ownership.refuse(facts, operand, Ownership.value(facts, operand), where);
    }
    return Effect.of(facts, before);
  }

  /** Following a pointer that is not null cannot throw. */
  private static Effect access(MethodAccessNode node, Facts before) {
    SortedSet<Integer> ids = Ownership.value(before, node.getReceiver());
    return Effect.of(before, ifNull(before, ids, before));
  }

  /**
   * Returns what holds where an exception says that a pointer is null.
   *
   * @param facts that know the pointer
   * @param before what holds there, if it may be null
   */
  private static Facts ifNull(Facts facts, SortedSet<Integer> ids, Facts before) {
    boolean mayBe = ids.isEmpty() || ids.stream().anyMatch(id -> Ownership.mayBeNull(facts, id));
    return mayBe ? before : Facts.never();
  }

  private Effect read(Node node, Facts before) {
    Facts facts = before.copy();
    for (Node operand : node.getOperands()) {
      ownership.look(facts, operand, Ownership.value(facts, operand));
    }
    return Effect.of(facts, before);
  }

  private Effect declare(VariableDeclarationNode node, Facts before) {
    Facts facts = before.copy();
    VariableElement variable = TreeUtils.elementFromDeclaration(node.getTree());
    facts.drop(new Name.Local(variable));
    Body.Arm arm = body.armOfBinding(node.getTree());
    if (arm != null) {
      VariableElement selector = selectors.get(arm.selector());
      SortedSet<Integer> value = selector == null ? Ids.NONE : facts.get(new Name.Local(selector));
      if (!value.isEmpty() && body.isUntested(arm)) {
        refinement.enter(facts, arm, value);
      } else {
        facts.bind(new Name.Local(variable), value);
      }
    }
    return Effect.of(facts, before);
  }

  private Effect caseLabel(CaseNode node, Facts before) {
    if (!before.things().isEmpty()) {
      refinement.demandDefaultLast(body.casesBeside(node.getTree()));
    }
    SortedSet<Integer> row = Selects.row(before, node.getSwitchOperand().getTarget());
    if (!row.isEmpty()) {
      return refinement.caseOfRow(node, row, body.casesBeside(node.getTree()), before);
    }
    Body.Arm arm = body.arm(node.getTree());
    return arm == null ? Effect.none(before) : refinement.caseLabel(node, arm, before.copy());
  }

  private Effect assign(AssignmentNode node, Facts before) {
    Facts facts = before.copy();
    Node source = node.getExpression();
    SortedSet<Integer> value = Ownership.value(facts, source);
    if (!(node.getTarget() instanceof LocalVariableNode target)) {
      store(facts, node, source, value);
      return Effect.of(facts, before);
    }
    VariableElement variable = target.getElement();
    if (!node.getInSource() && source.getTree() instanceof ExpressionTree selector) {
      selectors.put(TreeUtils.withoutParens(selector), variable);
    }
    if (value.isEmpty() && declarations.isTracked(target.getType())) {
      value = unknown(facts, node, source, target);
    } else if (node.getInSource()) {
      value = checked(facts, source, value, target);
    }
    VariableTree declaration = scopes.declaration(variable);
    if (declaration != null && node.getInSource()) {
      calls.declare(facts, source, value, declaration);
    }
    SortedSet<Integer> row = ownRow(facts, node, Selects.row(facts, source));
    SortedSet<Integer> held = row.isEmpty() ? value : row;
    facts.bind(new Name.Local(variable), held);
    boolean isExpression = node.getInSource() && !(node.getTree() instanceof VariableTree);
    return Effect.of(facts, ifNull(facts, value, before), isExpression ? held : Ids.NONE);
  }

  /** Each variable has a row's number of its own, which stays when the other gets a new one. */
  private SortedSet<Integer> ownRow(Facts facts, AssignmentNode node, SortedSet<Integer> row) {
    boolean isCopy = node.getInSource() && node.getExpression() instanceof LocalVariableNode;
    return isCopy && row.size() == 1 && facts.thing(row.first()) instanceof Thing.Selection copied
        ? births.selection(facts, node.getTree(), copied)
        : row;
  }

  /** Returns a block of which only the type is known, as after a cast: the variable borrows it. */
  private SortedSet<Integer> unknown(
      Facts facts, AssignmentNode node, Node source, LocalVariableNode target) {
    boolean isRefused = ownership.isRefused(source) || ownership.isRefused(target.getElement());
    return births.block(
        facts,
        node.getTree(),
        declarations.shape(target.getType()),
        isRefused ? Status.REPORTED : Status.BORROWED,
        Ownership.text(source));
  }

  /** Returns what a variable stands for after an assignment. */
  private SortedSet<Integer> checked(
      Facts facts, Node source, SortedSet<Integer> value, LocalVariableNode target) {
    if (!declarations.isFollowed(target.getType())) {
      ownership.refuse(facts, source, value, "be held as " + TypeText.of(target.getType()));
      return Ids.NONE; // also for null: what else it may hold is none of ours
    }
    if (value.size() == 1 && Ownership.isNull(facts, value.first())) {
      // Each variable has a null of its own, so that what becomes of one says nothing of another.
      return births.nullPointer(facts, source.getTree());
    }
    return narrowed(facts, source, value, target.getType());
  }

  /** Gives blocks the more precise shape that a cast or a variable's type knows. */
  private SortedSet<Integer> narrowed(
      Facts facts, Node source, SortedSet<Integer> value, TypeMirror type) {
    if (declarations.isTracked(type)) {
      value.forEach(id -> refinement.narrow(facts, source, id, declarations.shape(type)));
    }
    return value;
  }

  /** A field or array element: where its type is tracked, the declaration is an error already. */
  private void store(Facts facts, AssignmentNode node, Node source, SortedSet<Integer> value) {
    if (declarations.isTracked(node.getTarget().getType())) {
      value.forEach(id -> Ownership.markReported(facts, id));
    } else {
      ownership.refuse(facts, source, value, "be stored in " + node.getTarget().getTree());
    }
  }

  private Effect cast(TypeCastNode node, Facts before) {
    Facts facts = before.copy();
    SortedSet<Integer> value = Ownership.value(facts, node.getOperand());
    return Effect.of(facts, before, narrowed(facts, node.getOperand(), value, node.getType()));
  }

  /**
   * The value of a conditional or switch expression, which its branches have left in a variable.
   */
  private static Effect synthetic(Facts before, LocalVariableNode variable) {
    Facts facts = before.copy();
    Name name = new Name.Local(variable.getElement());
    SortedSet<Integer> value = facts.get(name);
    facts.drop(name);
    return Effect.of(facts, before, value);
  }

  private Effect giveResult(Node node, Node result, Facts entering) {
    Facts before = recalled(entering, _ -> true);
    if (result == null || Ownership.value(before, result).isEmpty()) {
      if (result != null && declarations.isTracked(result.getType())) {
        ownership.demandKnown(result);
      }
      return Effect.none(before);
    }
    Facts facts = before.copy();
    SortedSet<Integer> ids = Ownership.value(facts, result);
    Parameter declared = body.result().orElse(null);
    if (declared != null) {
      calls.adopt(facts, result, ids, declared.shape());
      ownership.demandState(
          facts, result, ids, declared.states(), ", by the result of " + body.name());
      ownership.demandShape(facts, result, ids, declared.shape());
      if (declared.protocol().isEmpty()) {
        ids.forEach(id -> ownership.demandFinite(facts, result, id, body.name()));
      }
      ownership.demandLocal(facts, result, ids, declared, true, "be returned from " + body.name());
      if (!declared.shape().isContainer()) {
        ownership.demandNoContainer(
            facts, result, ids, "be returned from " + body.name() + " as something else");
      }
      Loss loss = new Loss(node.getTree(), "returned", "");
      ownership.invalidateMessages(facts, ids, loss);
      ownership.claim(facts, result, ids, loss, Status.RETURNED);
      facts.bind(new Name.Result(), ids);
    } else if (!body.isVoid()) {
      ownership.refuse(facts, result, ids, "be returned as a type that is not tracked");
    }
    return Effect.of(facts, before);
  }

  /** Returns whether a return has not come to its end, since an exception was caught instead. */
  private boolean isThrownOut(Thing.Block result, CatchMarkerNode clause) {
    Loss loss = result.loss();
    return loss == null
        || !(loss.tree() instanceof ReturnTree left)
        || !(clause.getTree() instanceof TryTree statement)
        || scopes.isIn(left, statement.getBlock());
  }

  /** Where a jump out of a finally body has dropped a return, what it had is still here. */
  private Facts behindReturn(Node node, Facts facts) {
    return facts.knows(new Name.Result())
        ? recalled(facts, result -> isDropped(result, node))
        : facts;
  }

  private boolean isDropped(Thing.Block result, Node node) {
    return result.loss() != null
        && result.loss().tree() instanceof ReturnTree left
        && scopes.isBehindReturn(node, left);
  }

  /** A block that was to be returned, and is not after all, is this method's to give away again. */
  private static Facts recalled(Facts facts, Predicate<Thing.Block> isRecalled) {
    Facts recalled = null;
    for (Map.Entry<Integer, Thing> entry : facts.things().entrySet()) {
      if (entry.getValue() instanceof Thing.Block block
          && block.may(Status.RETURNED)
          && isRecalled.test(block)) {
        recalled = recalled == null ? facts.copy() : recalled;
        int status = (block.status() & ~Status.RETURNED) | Status.OWNED;
        recalled.put(entry.getKey(), block.with(status));
      }
    }
    if (recalled != null) {
      recalled.drop(new Name.Result());
    }
    return recalled == null ? facts : recalled;
  }
}
