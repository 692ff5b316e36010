package org.copyless.processor.diagram;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.copyless.contract.Automaton;
import org.copyless.contract.Offender;
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
  record Node(State state, boolean initial, boolean wrong) {
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

  /** All messages, right or wrong, that lead from one state to another, each with its sign. */
  record Arrow(String source, String target, boolean wrong, List<String> messages) {}

  private record Ends(String source, String target, boolean wrong) {}

  private final List<Node> nodes = new ArrayList<>();
  private final List<Arrow> arrows = new ArrayList<>();

  private StateDiagram() {}

  /**
   * {@return the picture of an automaton}
   *
   * @param automaton the protocol
   */
  public static StateDiagram of(Automaton automaton) {
    return of(automaton, List.of());
  }

  /**
   * {@return the picture of a rejected contract: the transitions that are to blame, and the states
   * in which they start, are red}
   *
   * @param sketch what could be understood of the protocol, with or without those transitions
   * @param offenders the transitions that are to blame
   */
  public static StateDiagram of(Automaton sketch, List<Offender> offenders) {
    StateDiagram diagram = new StateDiagram();
    Set<String> wrong = offenders.stream().map(Offender::source).collect(Collectors.toSet());
    Map<Ends, List<String>> messages = new LinkedHashMap<>();
    for (State state : sketch.states()) {
      diagram.nodes.add(
          new Node(state, state.equals(sketch.initial()), wrong.contains(state.name())));
      for (Transition step : sketch.transitions(state)) {
        Offender offender = offender(step);
        if (!offenders.contains(offender)) {
          add(offender, false, messages);
        }
      }
    }
    offenders.forEach(offender -> add(offender, true, messages));
    messages.forEach(
        (ends, signed) ->
            diagram.arrows.add(
                new Arrow(ends.source(), ends.target(), ends.wrong(), List.copyOf(signed))));
    return diagram;
  }

  private static Offender offender(Transition step) {
    return new Offender(
        step.source().name(), step.message(), step.direction(), step.target().name());
  }

  private static void add(Offender step, boolean wrong, Map<Ends, List<String>> messages) {
    String name = step.message();
    messages
        .computeIfAbsent(new Ends(step.source(), step.target(), wrong), _ -> new ArrayList<>())
        .add(
            name.substring(0, 1).toUpperCase(Locale.ROOT)
                + name.substring(1)
                + step.direction().sign());
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
}
