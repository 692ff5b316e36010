package org.copyless.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.copyless.annotation.Role;

/** A channel of two ends with the slots of an automaton, run through every interleaving. */
final class ChannelModel {
  /** The state of an end, and the tags in its slots, 0 for empty. */
  private record End(State state, List<Integer> slots) {}

  private final Automaton automaton;
  private final Set<Map<Role, End>> seen = new HashSet<>();
  private final List<Map<Role, End>> open = new ArrayList<>();

  ChannelModel(Automaton automaton) {
    this.automaton = automaton;
  }

  /** Asserts that no message is written over another and that each is found where it waits. */
  void explore() {
    reach(Map.of(Role.EXP, start(Role.EXP), Role.IMP, start(Role.IMP)));
    while (!open.isEmpty()) {
      Map<Role, End> ends = open.removeLast();
      for (Role role : Role.values()) {
        act(ends, role);
      }
    }
  }

  private End start(Role role) {
    return new End(automaton.initial(), Collections.nCopies(automaton.slots(role), 0));
  }

  private void reach(Map<Role, End> ends) {
    if (seen.add(ends)) {
      open.add(ends);
    }
  }

  private void act(Map<Role, End> ends, Role role) {
    State state = ends.get(role).state();
    if (automaton.sends(role, state)) {
      automaton.transitions(state).forEach(step -> send(ends, role, step));
    } else if (automaton.receives(role, state)) {
      receive(ends, role);
    }
  }

  private void send(Map<Role, End> ends, Role role, Transition step) {
    End sender = ends.get(role);
    End receiver = ends.get(role.peer());
    int slot = automaton.queueIndex(role.peer(), step.source());
    assertEquals(0, receiver.slots().get(slot), () -> "slot " + slot + " is taken at " + step);
    Map<Role, End> next = new HashMap<>();
    next.put(role, new End(step.target(), sender.slots()));
    next.put(role.peer(), filled(receiver, slot, automaton.tag(step.message())));
    reach(Map.copyOf(next));
  }

  private void receive(Map<Role, End> ends, Role role) {
    End receiver = ends.get(role);
    int slot = automaton.queueIndex(role, receiver.state());
    int tag = receiver.slots().get(slot);
    if (tag == 0) {
      assertTrue(receiver.slots().stream().allMatch(other -> other == 0), "waits in another slot");
      return;
    }
    String message = automaton.messages().get(tag - 1);
    State target = automaton.step(receiver.state(), message).orElseThrow().target();
    Map<Role, End> next = new HashMap<>(ends);
    next.put(role, filled(new End(target, receiver.slots()), slot, 0));
    reach(Map.copyOf(next));
  }

  private static End filled(End end, int slot, int tag) {
    List<Integer> slots = new ArrayList<>(end.slots());
    slots.set(slot, tag);
    return new End(end.state(), List.copyOf(slots));
  }
}
