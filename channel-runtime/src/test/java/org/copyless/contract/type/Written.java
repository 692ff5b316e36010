package org.copyless.contract.type;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes an endpoint type of the model as a term: a state becomes a recursion, wherever it is met
 * for the first time on a path. Sets of states have no counterpart in the paper.
 */
final class Written {
  private static final int MOST_PARTS = 25;
  private static final int LONGEST = 220;

  private final Map<Node, String> open = new HashMap<>();
  private final Set<String> used = new HashSet<>();
  private int names;
  private int parts;

  private Written() {}

  /** The term; empty if it is too large for substitution, which may double it at each step. */
  static Optional<Term> term(EndpointType type) {
    Written written = new Written();
    Term term =
        written.node(new Node(type.contract(), type.view(), type.state(), type.arguments()));
    return Optional.of(term)
        .filter(_ -> written.parts <= MOST_PARTS)
        .filter(small -> small.toString().length() <= LONGEST);
  }

  private Term node(Node node) {
    if (open.containsKey(node)) {
      used.add(open.get(node));
      return new Term.Var(open.get(node));
    }
    parts++;
    if (node.isEnd() || parts > MOST_PARTS) {
      return new Term.End();
    }
    String name = "x" + names++;
    open.put(node, name);
    List<Term.Branch> branches =
        node.transitions().stream()
            .map(step -> branch(node, step.message(), node.after(step)))
            .toList();
    open.remove(node);
    Term choice = new Term.Choice(!node.receives(), branches);
    return used.contains(name) ? new Term.Rec(name, choice) : choice;
  }

  private Term.Branch branch(Node node, String message, Node after) {
    List<String> binders = new ArrayList<>();
    node.contract().message(message).parameters().forEach(_ -> binders.add("b" + names++));
    List<ArgumentType> instances = binders.stream().map(ArgumentType::variable).toList();
    List<Term.Qualified> arguments =
        node.carried(message, instances).stream().map(this::value).toList();
    return new Term.Branch(message, binders, arguments, node(after));
  }

  private Term.Qualified value(ArgumentType type) {
    return switch (type) {
      case ArgumentType.Data data -> new Term.Qualified(false, new Term.Base(data.name()));
      case ArgumentType.Pointer pointer ->
          new Term.Qualified(true, new Term.Base(pointer.toString()));
      case ArgumentType.Variable variable ->
          new Term.Qualified(true, new Term.Var(variable.name()));
      case ArgumentType.Endpoint endpoint ->
          new Term.Qualified(true, node(endpoint.nodes().getFirst()));
    };
  }
}
