package org.copyless.contract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.copyless.contract.Cycles.Cycle;
import org.copyless.contract.Protocol.Call;
import org.copyless.contract.Protocol.Chain;
import org.copyless.contract.Protocol.Declared;

/** R78: a subroutine state describes a finite exchange, so that it can be written out. */
final class Subroutines {
  private Subroutines() {}

  /** Reports each call of a state that can go on for ever, and returns these states. */
  static Set<String> infinite(Protocol protocol, Problems problems) {
    Map<String, List<String>> graph = protocol.graph();
    Map<String, Cycle<String>> cycles = Cycles.reachable(protocol.states().keySet(), graph::get);
    Set<String> infinite = new HashSet<>();
    for (Declared state : protocol.states().values()) {
      for (Chain chain : state.ownChains()) {
        for (Call call : chain.calls()) {
          Cycle<String> cycle = cycles.get(call.callee());
          if (cycle != null) {
            infinite.add(call.callee());
            problems.report(ProblemKey.INFINITE_SUBROUTINE, call.at(), message(call, cycle));
          }
        }
      }
    }
    return infinite;
  }

  private static String message(Call call, Cycle<String> cycle) {
    List<String> closed = new ArrayList<>(cycle.nodes());
    closed.add(cycle.nodes().getFirst());
    return "the subroutine state '%s' can go on for ever: cycle=%s; it must end after finitely many messages"
        .formatted(call.callee(), Names.path(closed));
  }
}
