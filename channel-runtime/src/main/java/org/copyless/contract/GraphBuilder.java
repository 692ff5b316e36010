package org.copyless.contract;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.copyless.contract.Graph.Edge;
import org.copyless.contract.Graph.Node;
import org.copyless.contract.Protocol.Call;
import org.copyless.contract.Protocol.Chain;
import org.copyless.contract.Protocol.Declared;

/**
 * Makes a graph of a protocol. The states of a base contract come first and are those of its
 * automaton, to which only the sequences of this text are added.
 *
 * <p>A state that is only called as a subroutine is no state of the graph itself.
 */
final class GraphBuilder {
  private static final String END = "END";

  /** A declared state whose sequences are not written yet, and a place for what it inherits. */
  private record Unwritten(Declared state, Token place) {}

  private final Protocol protocol;
  private final Optional<Automaton> base;
  private final SizeLimit limit;
  private final UniqueNames names;
  private final SequenceWriter sequences;
  private final Map<String, Node> inherited = new LinkedHashMap<>();
  private final Map<String, Node> declared = new HashMap<>();
  private final Map<String, List<Node>> implicitOf = new HashMap<>();
  private final Deque<Unwritten> open = new ArrayDeque<>();
  private Optional<Node> end = Optional.empty();

  private GraphBuilder(Protocol protocol, Optional<Automaton> base, Problems problems) {
    this.protocol = protocol;
    this.base = base;
    this.limit = new SizeLimit(problems);
    base.ifPresent(this::inherit);
    Set<String> taken = new HashSet<>(protocol.states().keySet());
    taken.addAll(inherited.keySet());
    this.names = new UniqueNames(taken);
    this.sequences = new SequenceWriter(protocol, names, limit);
  }

  /**
   * Returns the graph; if it would be too large, reports that and returns a part of it.
   *
   * @param protocol its subroutines end
   */
  static Graph build(Protocol protocol, Optional<Automaton> base, Problems problems) {
    return new GraphBuilder(protocol, base, problems).graph();
  }

  private void inherit(Automaton automaton) {
    automaton.states().forEach(state -> inherited.put(state.name(), Node.inherited(state)));
    for (State state : automaton.states()) {
      Node node = inherited.get(state.name());
      for (Transition step : automaton.transitions(state)) {
        Node target = inherited.get(step.target().name());
        node.add(new Edge(step.message(), step.direction(), target, Token.START_OF_TEXT));
      }
      limit.countInherited(automaton.transitions(state).size());
      if (!state.implicit()) {
        declared.put(state.name(), node);
      }
    }
    end = automaton.heritage().end().map(inherited::get);
  }

  private Graph graph() {
    for (Declared state : protocol.states().values()) {
      Node node = declared.get(state.name());
      if (node != null && node.isInherited() && !state.ownChains().isEmpty()) {
        write(state.name(), state.ownChains(), state.at());
      }
    }
    roots().forEach(state -> declaredNode(state, state.at()));
    while (!open.isEmpty()) {
      Unwritten unwritten = open.remove();
      write(unwritten.state().name(), unwritten.state().chains(), unwritten.place());
    }
    return new Graph(inOrder(), end.map(Node::name), !limit.isExceeded());
  }

  private void write(String name, List<Chain> chains, Token place) {
    implicitOf.put(
        name, sequences.write(chains, declared.get(name), this::targetInContract, place));
  }

  /**
   * The states in which a conversation can start or that others may name: all of this text but
   * subroutines.
   */
  private List<Declared> roots() {
    Set<String> others =
        protocol.states().values().stream()
            .flatMap(state -> state.chains().stream())
            .flatMap(chain -> chain.calls().stream())
            .map(Call::callee)
            .collect(Collectors.toSet());
    base.ifPresent(known -> others.addAll(known.heritage().protocol().states().keySet()));
    Optional<Declared> initial = base.isPresent() ? Optional.empty() : protocol.initial();
    return protocol.states().values().stream()
        .filter(
            state ->
                !others.contains(state.name())
                    || state.initial()
                    || initial.filter(state::equals).isPresent())
        .toList();
  }

  private List<Node> inOrder() {
    List<Node> nodes = new ArrayList<>(inherited.values());
    Set<String> order = new LinkedHashSet<>();
    protocol.initial().ifPresent(state -> order.add(state.name()));
    order.addAll(protocol.states().keySet());
    order.retainAll(declared.keySet());
    for (String name : order) {
      Node node = declared.get(name);
      if (!node.isInherited()) {
        nodes.add(node);
      }
      nodes.addAll(implicitOf.getOrDefault(name, List.of()));
    }
    end.filter(node -> !node.isInherited()).ifPresent(nodes::add);
    return List.copyOf(nodes);
  }

  private Node declaredNode(Declared state, Token place) {
    Node known = declared.get(state.name());
    if (known != null) {
      return known;
    }
    Node node = Node.declared(nodeName(state), place);
    declared.put(state.name(), node);
    open.add(new Unwritten(state, place));
    return node;
  }

  /** The state's name, unless the base has an implicit state of that name, which is an error. */
  private String nodeName(Declared state) {
    return inherited.containsKey(state.name()) ? names.unique(state.name()) : state.name();
  }

  private Node targetInContract(Chain chain) {
    Token place = chain.moves().getLast().at();
    return chain.target().map(target -> declaredNode(target, place)).orElseGet(() -> end(place));
  }

  private Node declaredNode(String name, Token mention) {
    Declared state = protocol.state(name);
    boolean own = base.isEmpty() || !base.get().heritage().protocol().states().containsKey(name);
    return declaredNode(state, own ? state.at() : mention);
  }

  private Node end(Token at) {
    Declared named = protocol.states().get(END);
    if (named != null && named.isFinal()) {
      return declaredNode(END, at);
    }
    if (end.isEmpty()) {
      end = Optional.of(Node.implicit(names.unique(END), at));
    }
    return end.get();
  }
}
