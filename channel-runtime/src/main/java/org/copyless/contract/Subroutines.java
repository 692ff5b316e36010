package org.copyless.contract;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.copyless.contract.Protocol.Call;
import org.copyless.contract.Protocol.Chain;
import org.copyless.contract.Protocol.Declared;

/** R78: a subroutine state describes a finite exchange, so that it can be written out. */
final class Subroutines {
  private Subroutines() {}

  /** Reports each call of a state that can go on for ever, and returns these states. */
  static Set<String> infinite(Protocol protocol, Problems problems) {
    Map<String, List<String>> graph = protocol.graph();
    Set<String> reaching = Cycles.reaching(graph.keySet(), graph::get);
    Set<String> infinite = new HashSet<>();
    for (Declared state : protocol.states().values()) {
      for (Chain chain : state.chains()) {
        for (Call call : chain.calls()) {
          if (reaching.contains(call.callee())) {
            infinite.add(call.callee());
            problems.report(
                ProblemKey.INFINITE_SUBROUTINE, call.at(), message(call, reaching, graph));
          }
        }
      }
    }
    return infinite;
  }

  private static String message(Call call, Set<String> reaching, Map<String, List<String>> graph) {
    List<String> cycle = Cycles.from(call.callee(), reaching, graph::get);
    return "the subroutine state '"
        + call.callee()
        + "' can go on for ever: cycle="
        + String.join(" -> ", cycle)
        + " -> "
        + cycle.getFirst()
        + "; a subroutine state must end after finitely many messages";
  }
}
