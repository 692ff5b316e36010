package org.copyless.processor.diagram;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.copyless.contract.Automaton;
import org.copyless.contract.State;
import org.copyless.contract.Transition;

/**
 * The picture of a protocol: its states, and between two states one arrow for all messages that
 * lead from the one to the other.
 *
 * <p>Messages are written as in the contract, seen from the exporting end: {@code DeviceInfo!} is
 * sent by it, {@code StartIO?} received. Implicit states carry their names, since programs use
 * them, but are drawn smaller and in italics.
 */
public final class StateDiagram {
  /** A state. */
  record Node(State state, boolean initial) {
    String name() {
      return state.name();
    }

    boolean implicit() {
      return state.implicit();
    }

    boolean isFinal() {
      return state.isFinal();
    }
  }

  /** All messages that lead from one state to another, each with its sign. */
  record Arrow(String source, String target, List<String> messages) {}

  private record Ends(String source, String target) {}

  private final List<Node> nodes = new ArrayList<>();
  private final List<Arrow> arrows = new ArrayList<>();

  private StateDiagram() {}

  /**
   * {@return the picture of an automaton}
   *
   * @param automaton the protocol
   */
  public static StateDiagram of(Automaton automaton) {
    StateDiagram diagram = new StateDiagram();
    Map<Ends, List<String>> messages = new LinkedHashMap<>();
    for (State state : automaton.states()) {
      diagram.nodes.add(new Node(state, state.equals(automaton.initial())));
      for (Transition step : automaton.transitions(state)) {
        Ends ends = new Ends(state.name(), step.target().name());
        messages.computeIfAbsent(ends, _ -> new ArrayList<>()).add(signed(step));
      }
    }
    messages.forEach(
        (ends, signed) ->
            diagram.arrows.add(new Arrow(ends.source(), ends.target(), List.copyOf(signed))));
    return diagram;
  }

  /** {@return the number of states, the implicit ones included} */
  public int states() {
    return nodes.size();
  }

  /** {@return the number of transitions} */
  public int transitions() {
    return arrows.stream().mapToInt(arrow -> arrow.messages().size()).sum();
  }

  /** {@return the text of a Mermaid {@code stateDiagram-v2}, which ends with a line end} */
  public String mermaid() {
    return MermaidWriter.write(this);
  }

  /**
   * {@return a complete SVG document, which ends with a line end}
   *
   * @throws LinkageError if Eclipse ELK is not on the processor path
   */
  public String svg() {
    return SvgWriter.write(ElkLayout.of(this));
  }

  /** The states, the initial one first. */
  List<Node> nodes() {
    return nodes;
  }

  /** The arrows, in the order of their states. */
  List<Arrow> arrows() {
    return arrows;
  }

  private static String signed(Transition step) {
    String name = step.message();
    return name.substring(0, 1).toUpperCase(Locale.ROOT)
        + name.substring(1)
        + step.direction().sign();
  }
}
