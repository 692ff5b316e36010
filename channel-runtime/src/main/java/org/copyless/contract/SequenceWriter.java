package org.copyless.contract;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.copyless.contract.Graph.Edge;
import org.copyless.contract.Graph.Node;
import org.copyless.contract.Protocol.Call;
import org.copyless.contract.Protocol.Chain;
import org.copyless.contract.Protocol.Declared;
import org.copyless.contract.Protocol.Exchange;
import org.copyless.contract.Protocol.Move;

/**
 * Writes sequences as edges: the points between two moves become implicit states, a subroutine is
 * written out at each of its calls.
 *
 * <p>In a written-out subroutine the state {@code X} gets the name of the state that calls, {@code
 * _} and {@code X}. A subroutine of a base contract has its places at the call, since its text is
 * another one.
 */
final class SequenceWriter {
  /** Knows the state in which a sequence ends. */
  interface Scope {
    Node target(Chain chain);
  }

  private final Protocol protocol;
  private final UniqueNames names;
  private final SizeLimit limit;
  private List<Node> implicit = new ArrayList<>();

  SequenceWriter(Protocol protocol, UniqueNames names, SizeLimit limit) {
    this.protocol = protocol;
    this.names = names;
    this.limit = limit;
  }

  /**
   * Writes sequences that begin in one state.
   *
   * @param place where sequences of a base contract are taken to stand
   * @return the implicit states
   */
  List<Node> write(List<Chain> chains, Node from, Scope scope, Token place) {
    implicit = new ArrayList<>();
    expand(chains, from, scope, place, 0);
    return List.copyOf(implicit);
  }

  private void expand(List<Chain> chains, Node from, Scope scope, Token place, int nesting) {
    for (Chain chain : chains) {
      expand(chain.inherited() ? chain.movedTo(place) : chain, from, scope, nesting);
    }
  }

  private void expand(Chain chain, Node from, Scope scope, int nesting) {
    Node current = from;
    Iterator<Move> moves = chain.moves().iterator();
    while (moves.hasNext()) {
      Move move = moves.next();
      if (limit.isExceededBy(move.at(), choices(move), nesting)) {
        return;
      }
      Node next =
          moves.hasNext() ? implicit(current, move.label(), move.at()) : scope.target(chain);
      move(move, current, next, nesting);
      current = next;
    }
  }

  private static int choices(Move move) {
    return switch (move) {
      case Exchange exchange -> exchange.messages().size();
      case Call _ -> 1;
    };
  }

  private void move(Move move, Node from, Node to, int nesting) {
    switch (move) {
      case Exchange exchange -> exchange(exchange, from, to);
      case Call call -> writeOut(call, from, to, nesting + 1);
    }
  }

  private static void exchange(Exchange exchange, Node from, Node to) {
    exchange
        .messages()
        .forEach(
            message -> from.add(new Edge(message.name(), message.direction(), to, message.at())));
  }

  /**
   * Copies a subroutine's states, the first one onto {@code from}, its final ones onto {@code to}.
   */
  private void writeOut(Call call, Node from, Node to, int nesting) {
    Map<String, Node> copies = new HashMap<>();
    Deque<Declared> uncopied = new ArrayDeque<>();
    Scope scope =
        chain -> {
          Optional<Declared> target = chain.target().map(protocol::state);
          if (target.isEmpty() || target.get().isFinal()) {
            return to;
          }
          return copies.computeIfAbsent(
              target.get().name(),
              name -> {
                uncopied.add(target.get());
                return implicit(from, name, chain.inherited() ? call.at() : target.get().at());
              });
        };
    expand(protocol.state(call.callee()).chains(), from, scope, call.at(), nesting);
    while (!uncopied.isEmpty()) {
      Declared state = uncopied.remove();
      expand(state.chains(), copies.get(state.name()), scope, call.at(), nesting);
    }
  }

  private Node implicit(Node from, String label, Token at) {
    Node node = Node.implicit(names.unique(from.name() + "_" + label), at);
    limit.count(node);
    implicit.add(node);
    return node;
  }
}
