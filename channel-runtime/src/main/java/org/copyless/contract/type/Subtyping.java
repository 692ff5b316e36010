package org.copyless.contract.type;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.copyless.contract.Transition;
import org.copyless.contract.type.ArgumentType.Data;
import org.copyless.contract.type.ArgumentType.Endpoint;
import org.copyless.contract.type.ArgumentType.Pointer;
import org.copyless.contract.type.ArgumentType.Variable;

/**
 * Decides subtyping as the greatest fixpoint: it assumes all pairs of nodes that matter to be in
 * the relation, and removes those whose demands fail, until none does.
 *
 * <p>A demand names pairs of which one must be in the relation; one that names none cannot be met.
 *
 * <p>It ends, because pairs are only removed and there are finitely many: states are finitely many,
 * the type arguments of regular contracts are of bounded depth, and the type parameters of a
 * message are replaced by the first reserved names that the pair does not hold already, so that
 * only as many of them occur as one pair can hold.
 *
 * <p>Source: Bono and Padovani, Definition 3.2. Their Table 10 derives the same relation from the
 * goal, by assumption; it does not have sets of states, whose alternatives it would have to retry.
 */
final class Subtyping {
  private record Pair(Node left, Node right) {}

  private record Demand(List<Pair> anyOf) {
    static final List<Demand> IMPOSSIBLE = List.of(new Demand(List.of()));
  }

  private final Map<Pair, List<Demand>> demands = new HashMap<>();
  private final Map<Pair, List<Pair>> dependents = new HashMap<>();
  private final Set<Pair> removed = new HashSet<>();

  private Subtyping() {}

  static boolean holds(Node left, Node right) {
    return new Subtyping().decide(List.of(new Demand(List.of(new Pair(left, right)))));
  }

  static boolean holds(ArgumentType left, ArgumentType right) {
    return new Subtyping().decide(ofValues(left, right).toList());
  }

  private boolean decide(List<Demand> goal) {
    explore(goal);
    refine();
    return goal.stream().allMatch(this::isMet);
  }

  private void explore(List<Demand> goal) {
    Deque<Pair> open = new ArrayDeque<>();
    pairs(goal).forEach(open::add);
    while (!open.isEmpty()) {
      Pair pair = open.remove();
      if (!demands.containsKey(pair)) {
        List<Demand> demanded = ofPair(pair);
        demands.put(pair, demanded);
        pairs(demanded)
            .forEach(
                needed -> {
                  dependents.computeIfAbsent(needed, _ -> new ArrayList<>()).add(pair);
                  open.add(needed);
                });
      }
    }
  }

  private static Stream<Pair> pairs(List<Demand> demands) {
    return demands.stream().flatMap(demand -> demand.anyOf().stream());
  }

  private void refine() {
    Deque<Pair> doubtful = new ArrayDeque<>(demands.keySet());
    while (!doubtful.isEmpty()) {
      Pair pair = doubtful.remove();
      if (!removed.contains(pair) && !demands.get(pair).stream().allMatch(this::isMet)) {
        removed.add(pair);
        doubtful.addAll(dependents.getOrDefault(pair, List.of()));
      }
    }
  }

  private boolean isMet(Demand demand) {
    return !removed.containsAll(demand.anyOf());
  }

  private static List<Demand> ofPair(Pair pair) {
    Node left = pair.left();
    Node right = pair.right();
    if (left.equals(right)) {
      return List.of();
    }
    if (left.isEnd() || right.isEnd() || left.receives() != right.receives()) {
      return left.isEnd() && right.isEnd() ? List.of() : Demand.IMPOSSIBLE;
    }
    // Whoever expects the right type may send less than the left one allows, and must receive more.
    List<Transition> decisive = left.receives() ? left.transitions() : right.transitions();
    return decisive.stream().flatMap(step -> ofMessage(left, right, step.message())).toList();
  }

  private static Stream<Demand> ofMessage(Node left, Node right, String message) {
    Optional<Node> leftAfter = left.after(message);
    Optional<Node> rightAfter = right.after(message);
    int parameters = left.after(message).map(_ -> parameters(left, message)).orElse(-1);
    if (leftAfter.isEmpty() || rightAfter.isEmpty() || parameters != parameters(right, message)) {
      return Demand.IMPOSSIBLE.stream();
    }
    List<ArgumentType> fresh = fresh(left, right, parameters);
    List<ArgumentType> given = left.carried(message, fresh);
    List<ArgumentType> expected = right.carried(message, fresh);
    return Stream.concat(
        Stream.of(new Demand(List.of(new Pair(leftAfter.get(), rightAfter.get())))),
        left.receives() ? ofLists(given, expected) : ofLists(expected, given));
  }

  private static int parameters(Node node, String message) {
    return node.contract().message(message).parameters().size();
  }

  /** Names that stand for the same unknown types on both sides, and for no others there. */
  private static List<ArgumentType> fresh(Node left, Node right, int count) {
    List<Variable> taken = new ArrayList<>();
    left.arguments().forEach(argument -> Regularity.variables(argument, taken));
    right.arguments().forEach(argument -> Regularity.variables(argument, taken));
    return IntStream.iterate(0, i -> i + 1)
        .mapToObj(i -> new Variable("%" + i))
        .filter(name -> !taken.contains(name))
        .limit(count)
        .map(ArgumentType.class::cast)
        .toList();
  }

  private static Stream<Demand> ofLists(List<ArgumentType> left, List<ArgumentType> right) {
    if (left.size() != right.size()) {
      return Demand.IMPOSSIBLE.stream();
    }
    return IntStream.range(0, left.size())
        .boxed()
        .flatMap(i -> ofValues(left.get(i), right.get(i)));
  }

  private static Stream<Demand> ofValues(ArgumentType left, ArgumentType right) {
    if (left instanceof Endpoint one && right instanceof Endpoint other) {
      return one.nodes().stream().map(node -> supertypeAmong(node, other.nodes()));
    }
    if (left instanceof Pointer one && right instanceof Pointer other) {
      return one.name().equals(other.name())
          ? Stream.concat(
              ofLists(one.arguments(), other.arguments()),
              ofLists(other.arguments(), one.arguments()))
          : Demand.IMPOSSIBLE.stream();
    }
    boolean same = (left instanceof Data || left instanceof Variable) && left.equals(right);
    return same ? Stream.of() : Demand.IMPOSSIBLE.stream();
  }

  private static Demand supertypeAmong(Node node, List<Node> candidates) {
    return new Demand(candidates.stream().map(candidate -> new Pair(node, candidate)).toList());
  }
}
