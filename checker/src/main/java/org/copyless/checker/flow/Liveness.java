package org.copyless.checker.flow;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.VariableElement;
import org.checkerframework.dataflow.cfg.ControlFlowGraph;
import org.checkerframework.dataflow.cfg.block.Block;
import org.checkerframework.dataflow.cfg.node.ArrayCreationNode;
import org.checkerframework.dataflow.cfg.node.AssignmentNode;
import org.checkerframework.dataflow.cfg.node.LocalVariableNode;
import org.checkerframework.dataflow.cfg.node.MethodAccessNode;
import org.checkerframework.dataflow.cfg.node.Node;

/**
 * Which variables may still be read after the start of a basic block. An alias that nobody reads
 * any more must not take part in a join: it would only make other names ambiguous.
 */
final class Liveness {
  private final Map<Block, Set<VariableElement>> live = new HashMap<>();

  Liveness(ControlFlowGraph graph) {
    Deque<Block> open = new ArrayDeque<>(graph.getDepthFirstOrderedBlocks());
    while (!open.isEmpty()) {
      Block block = open.removeLast();
      Set<VariableElement> before = before(block);
      if (!before.equals(live.put(block, before))) {
        block.getPredecessors().forEach(open::addLast);
      }
    }
  }

  /** Returns whether a variable may be read at or after the start of a block. */
  boolean isLive(VariableElement variable, Block block) {
    return live.getOrDefault(block, Set.of()).contains(variable);
  }

  private Set<VariableElement> before(Block block) {
    Set<VariableElement> variables = new HashSet<>();
    for (Block successor : block.getSuccessors()) {
      variables.addAll(live.getOrDefault(successor, Set.of()));
    }
    List<Node> nodes = block.getNodes();
    Set<Node> targets = Collections.newSetFromMap(new IdentityHashMap<>());
    for (int i = nodes.size() - 1; i >= 0; i--) {
      apply(nodes.get(i), variables, targets);
    }
    return variables;
  }

  private static void apply(Node node, Set<VariableElement> variables, Set<Node> targets) {
    switch (node) {
      case AssignmentNode assignment -> {
        targets.add(assignment.getTarget());
        if (assignment.getTarget() instanceof LocalVariableNode target) {
          variables.remove(target.getElement());
        }
        use(assignment.getExpression(), variables);
      }
      case LocalVariableNode local when !targets.contains(local) -> use(local, variables);
      case MethodAccessNode access -> use(access.getReceiver(), variables);
      default -> node.getOperands().forEach(operand -> use(operand, variables));
    }
  }

  private static void use(Node node, Set<VariableElement> variables) {
    switch (node) {
      case LocalVariableNode local -> variables.add(local.getElement());
      case MethodAccessNode access -> use(access.getReceiver(), variables); // read by the call
      case ArrayCreationNode array -> array.getOperands().forEach(each -> use(each, variables));
      default -> {}
    }
  }
}
