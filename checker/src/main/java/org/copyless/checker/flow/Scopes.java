package org.copyless.checker.flow;

import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.VariableElement;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.dataflow.cfg.node.MarkerNode;
import org.checkerframework.dataflow.cfg.node.Node;
import org.checkerframework.javacutil.TreeUtils;

/**
 * Where variables can be named. The control flow graph does not show where scopes end, so a node's
 * place in the source tells which variables are out of scope when it runs.
 */
final class Scopes {
  private record Range(long start, long end) {
    boolean contains(long position) {
      return start <= position && position < end;
    }
  }

  private final CompilationUnitTree root;
  private final Range whole;
  private final SourcePositions positions;
  private final Map<VariableElement, Range> ranges = new HashMap<>();
  private final Map<VariableElement, VariableTree> declarations = new HashMap<>();
  private final List<Range> guards = new ArrayList<>();
  private final List<Range> finallies = new ArrayList<>();
  private final Map<Range, Range> tries = new HashMap<>();
  private final List<Range> resources = new ArrayList<>();
  private final Set<Tree> namedResources = Collections.newSetFromMap(new IdentityHashMap<>());
  private final IdentityHashMap<Tree, Long> starts = new IdentityHashMap<>();
  private final FreshSlots freshSlots;

  Scopes(Tree body, CompilationUnitTree root, SourcePositions positions) {
    this.root = root;
    this.positions = positions;
    this.whole = range(body);
    new Scanner().scan(body, whole);
    this.freshSlots = new FreshSlots(body);
  }

  private Range range(Tree tree) {
    return new Range(positions.getStartPosition(root, tree), positions.getEndPosition(root, tree));
  }

  /** Returns whether the variable cannot be named where the node stands. */
  boolean isOutside(VariableElement variable, Node node) {
    Range range = ranges.get(variable);
    Tree tree = node.getTree();
    if (range == null || tree == null || !node.getInSource()) {
      return false;
    }
    long start = start(tree);
    return whole.contains(start) && !range.contains(start);
  }

  /**
   * Returns whether a node stands in the guard of a case, as the close of a resource never does.
   */
  boolean isInGuard(Node node) {
    return node.getInSource() && isWithin(node, guards);
  }

  /**
   * Returns in how many finally bodies a node stands, or a negative number where that cannot be
   * told: at what stands nowhere in the source, and at resources, whose closing stands there too.
   */
  int finallyDepth(Node node) {
    Tree tree = node.getTree();
    if (tree == null || !node.getInSource()) {
      return -1;
    }
    if (!(node instanceof MarkerNode) && isWithin(node, resources)) {
      return -1;
    }
    long start = start(tree);
    if (!whole.contains(start)) {
      return -1;
    }
    return (int) finallies.stream().filter(range -> range.contains(start)).count();
  }

  /**
   * Returns whether a node stands where no return comes by: neither at the return itself, nor in a
   * finally body that it runs on its way out, nor at a resource that is closed then.
   */
  boolean isBehindReturn(Node node, ReturnTree left) {
    if (node instanceof MarkerNode || finallyDepth(node) < 0) {
      return false;
    }
    long to = start(node.getTree());
    long from = start(left);
    return !range(left).contains(to)
        && tries.entrySet().stream()
            .noneMatch(
                each ->
                    each.getKey().contains(to)
                        && each.getValue().contains(from)
                        && !each.getKey().contains(from));
  }

  /** Returns whether it is known where in the source of the body a node stands. */
  boolean isPlaced(Node node) {
    Tree tree = node.getTree();
    boolean stands = node.getInSource() || node instanceof MarkerNode;
    return tree != null && stands && whole.contains(start(tree));
  }

  /** Returns whether a node stands in the finally body of a try statement. */
  boolean isInFinally(Node node, TryTree statement) {
    Tree tree = node.getTree();
    Tree body = statement.getFinallyBlock();
    return tree != null && body != null && range(body).contains(start(tree));
  }

  /** Returns whether a tree of the body stands in another. */
  boolean isIn(Tree tree, Tree outer) {
    return range(outer).contains(start(tree));
  }

  /** Returns whether one of two trees of the body starts before the other. */
  boolean isBefore(Tree one, Tree other) {
    return start(one) < start(other);
  }

  private long start(Tree tree) {
    return starts.computeIfAbsent(tree, t -> positions.getStartPosition(root, t));
  }

  /** Returns whether a node belongs to a try statement as such, and not to one of its resources. */
  boolean isTry(Node node) {
    return node.getTree() instanceof TryTree;
  }

  /** Returns whether a node stands for a variable that a try statement names as its resource. */
  boolean isResource(Node node) {
    return node.getTree() != null && namedResources.contains(node.getTree());
  }

  private boolean isWithin(Node node, List<Range> ranges) {
    Tree tree = node.getTree();
    if (tree == null || ranges.isEmpty()) {
      return false;
    }
    long start = start(tree);
    return !whole.contains(start) || ranges.stream().anyMatch(range -> range.contains(start));
  }

  /** Returns whether a call exposes a slot that is certainly null. */
  boolean exposesNull(@Nullable Tree call) {
    return freshSlots.isNull(call);
  }

  /** Returns where a variable of the body is declared, or null. */
  @Nullable VariableTree declaration(VariableElement variable) {
    return declarations.get(variable);
  }

  private final class Scanner extends TreeScanner<Void, Range> {
    private Range block = whole;

    @Override
    public Void visitVariable(VariableTree tree, Range scope) {
      if (scope.start() >= 0 && scope.end() >= 0) {
        ranges.put(TreeUtils.elementFromDeclaration(tree), scope);
      }
      declarations.put(TreeUtils.elementFromDeclaration(tree), tree);
      return super.visitVariable(tree, scope);
    }

    @Override
    public Void visitBindingPattern(BindingPatternTree tree, Range scope) {
      // A pattern's variable can be in scope behind its statement, up to the end of the block.
      return super.visitBindingPattern(tree, block);
    }

    @Override
    public Void visitBlock(BlockTree tree, Range scope) {
      return within(range(tree), () -> super.visitBlock(tree, range(tree)));
    }

    private Void within(Range range, Runnable scan) {
      Range outer = block;
      block = range;
      scan.run();
      block = outer;
      return null;
    }

    @Override
    public Void visitForLoop(ForLoopTree tree, Range scope) {
      return super.visitForLoop(tree, range(tree));
    }

    @Override
    public Void visitEnhancedForLoop(EnhancedForLoopTree tree, Range scope) {
      return super.visitEnhancedForLoop(tree, range(tree));
    }

    @Override
    public Void visitSwitch(SwitchTree tree, Range scope) {
      return within(range(tree), () -> super.visitSwitch(tree, range(tree)));
    }

    @Override
    public Void visitSwitchExpression(SwitchExpressionTree tree, Range scope) {
      return within(range(tree), () -> super.visitSwitchExpression(tree, range(tree)));
    }

    @Override
    public Void visitCase(CaseTree tree, Range scope) {
      if (tree.getGuard() != null) {
        guards.add(range(tree.getGuard()));
      }
      // A statement group shares its scope with the groups behind it.
      return tree.getCaseKind() == CaseTree.CaseKind.RULE
          ? within(range(tree), () -> super.visitCase(tree, range(tree)))
          : super.visitCase(tree, scope);
    }

    @Override
    public Void visitCatch(CatchTree tree, Range scope) {
      return super.visitCatch(tree, range(tree));
    }

    @Override
    public Void visitTry(TryTree tree, Range scope) {
      tree.getResources().forEach(resource -> resources.add(range(resource)));
      namedResources.addAll(tree.getResources());
      if (tree.getFinallyBlock() != null) {
        finallies.add(range(tree.getFinallyBlock()));
        tries.put(range(tree.getFinallyBlock()), range(tree));
      }
      return super.visitTry(tree, range(tree));
    }

    @Override
    public Void visitLambdaExpression(LambdaExpressionTree tree, Range scope) {
      return super.visitLambdaExpression(tree, range(tree));
    }
  }
}
