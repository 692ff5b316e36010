package org.copyless.contract.type;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.copyless.contract.type.ArgumentType.Data;
import org.copyless.contract.type.ArgumentType.Endpoint;
import org.copyless.contract.type.ArgumentType.Pointer;
import org.copyless.contract.type.ArgumentType.Variable;

/**
 * Whether finitely many types can be reached from a contract.
 *
 * <p>A type parameter flows into another where a message names it in a type argument of an
 * endpoint, and grows if the argument is more than the parameter itself. The depth of type
 * arguments is bounded if and only if no parameter that grows flows back into itself. That may err
 * on the side of refusing, where a parameter on the way is never used.
 *
 * <p>Source: Kennedy and Pierce, "On Decidability of Nominal Subtyping with Variance", 2007
 * (expansive inheritance).
 */
final class Regularity {
  private record Parameter(ContractType contract, String name) {}

  private record Flow(Parameter from, Parameter to, boolean grows) {}

  private final Map<Parameter, List<Flow>> flows = new HashMap<>();
  private final Set<ContractType> seen = new HashSet<>();
  private final Deque<ContractType> open = new ArrayDeque<>();

  private Regularity() {}

  static boolean holds(ContractType contract) {
    Regularity regularity = new Regularity();
    regularity.reach(contract);
    boolean holds = regularity.holds();
    if (holds) {
      regularity.seen.forEach(ContractType::rememberRegular);
    }
    return holds;
  }

  static void check(ContractType contract) {
    if (!holds(contract)) {
      throw new IllegalArgumentException("a type argument grows without end in " + contract);
    }
  }

  static void check(ArgumentType type) {
    contracts(type).forEach(Regularity::check);
  }

  static boolean holds(ArgumentType type) {
    return contracts(type).stream().allMatch(Regularity::holds);
  }

  private static Set<ContractType> contracts(ArgumentType type) {
    Regularity regularity = new Regularity();
    regularity.visit(type);
    return regularity.seen;
  }

  private boolean holds() {
    while (!open.isEmpty()) {
      ContractType contract = open.remove();
      contract.automaton().messages().forEach(message -> read(contract, message));
    }
    return flows.values().stream()
        .flatMap(List::stream)
        .filter(Flow::grows)
        .noneMatch(flow -> reaches(flow.to(), flow.from()));
  }

  private void read(ContractType contract, String message) {
    MessageType type = contract.message(message);
    List<String> bound = new ArrayList<>(contract.parameters());
    bound.removeAll(type.parameters());
    type.arguments().forEach(argument -> flow(contract, bound, argument));
  }

  /** Notes what flows from a contract's parameters into the endpoints that a type names. */
  private void flow(ContractType from, List<String> bound, ArgumentType type) {
    visit(type);
    for (Endpoint endpoint : endpoints(type, new ArrayList<>())) {
      for (int i = 0; i < endpoint.arguments().size(); i++) {
        ArgumentType argument = endpoint.arguments().get(i);
        Parameter to = new Parameter(endpoint.contract(), endpoint.contract().parameters().get(i));
        for (Variable variable : variables(argument, new ArrayList<>())) {
          if (bound.contains(variable.name())) {
            Parameter source = new Parameter(from, variable.name());
            flows
                .computeIfAbsent(source, _ -> new ArrayList<>())
                .add(new Flow(source, to, !argument.equals(variable)));
          }
        }
      }
    }
  }

  private void visit(ArgumentType type) {
    endpoints(type, new ArrayList<>()).forEach(endpoint -> reach(endpoint.contract()));
  }

  /** What is reached from a contract that is known to be regular has been looked at with it. */
  private void reach(ContractType contract) {
    if (seen.add(contract) && !contract.isKnownRegular()) {
      open.add(contract);
    }
  }

  private boolean reaches(Parameter from, Parameter to) {
    Set<Parameter> reached = new HashSet<>(Set.of(from));
    Deque<Parameter> next = new ArrayDeque<>(reached);
    while (!next.isEmpty()) {
      for (Flow flow : flows.getOrDefault(next.remove(), List.of())) {
        if (reached.add(flow.to())) {
          next.add(flow.to());
        }
      }
    }
    return reached.contains(to);
  }

  private static List<Endpoint> endpoints(ArgumentType type, List<Endpoint> found) {
    if (type instanceof Endpoint endpoint) {
      found.add(endpoint);
    }
    parts(type).forEach(part -> endpoints(part, found));
    return found;
  }

  /** The type parameters in a type, each as often as it is named. */
  static List<Variable> variables(ArgumentType type, List<Variable> found) {
    if (type instanceof Variable variable) {
      found.add(variable);
    }
    parts(type).forEach(part -> variables(part, found));
    return found;
  }

  private static List<ArgumentType> parts(ArgumentType type) {
    return switch (type) {
      case Data _, Variable _ -> List.of();
      case Pointer pointer -> pointer.arguments();
      case Endpoint endpoint -> endpoint.arguments();
    };
  }
}
