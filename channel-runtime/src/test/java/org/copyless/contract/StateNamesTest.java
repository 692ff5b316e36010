package org.copyless.contract;

import static org.copyless.contract.Contracts.accepted;
import static org.copyless.contract.Contracts.messages;
import static org.copyless.contract.Contracts.nicDevice;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.copyless.annotation.Role;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The names, ids and places of states. */
class StateNamesTest {
  @ParameterizedTest
  @CsvSource({
    "startIO, START_IO",
    "StartIO, START_IO",
    "packetForReceive, PACKET_FOR_RECEIVE",
    "ioRead, IO_READ",
    "IORead, IO_READ",
    "a, A",
    "v2Ready, V2_READY",
    "already_snake, ALREADY_SNAKE",
    "IO_RUNNING, IO_RUNNING",
    "$x, $X"
  })
  void upperSnake(String name, String snake) {
    assertEquals(snake, Names.upperSnake(name));
  }

  @Test
  @DisplayName("implicit names collide with no other name")
  void collisions() {
    Automaton automaton =
        accepted("S: a? -> b! -> S_A; S_A: c? -> d! -> S_A_2; S_A_2: e? -> f!; END: g!;");
    assertEquals(
        List.of("S", "S_A_3", "S_A", "S_A_C", "S_A_2", "S_A_2_E", "END", "END_2"),
        automaton.states().stream().map(State::name).toList());
  }

  @Test
  @DisplayName("a choice of two messages names both")
  void alternatives() {
    assertTrue(
        accepted("S: (StartIO! or Stop!) -> go? -> S;", messages("startIO", "stop", "go"))
            .state("S_START_IO_OR_STOP")
            .isPresent());
  }

  @Test
  @DisplayName("ids count the states in order; implicit ones know what leads to them")
  void idsAndPlaces() {
    Automaton nic = nicDevice();
    for (int id = 0; id < nic.states().size(); id++) {
      assertEquals(id, nic.states().get(id).id());
    }
    State declared = nic.state("IO_CONFIGURE_BEGIN").orElseThrow();
    assertFalse(declared.implicit());
    assertEquals(List.of(4, 7), List.of(declared.line(), declared.column()));
    State implicit = nic.state("IO_CONFIGURE_BEGIN_REGISTER_FOR_EVENTS").orElseThrow();
    assertTrue(implicit.implicit());
    assertEquals(List.of(5, 3), List.of(implicit.line(), implicit.column()));
  }

  @Test
  @DisplayName("states and messages of another contract are refused")
  void foreignArguments() {
    Automaton nic = nicDevice();
    State foreign = Contracts.nicEvents().initial();
    assertThrows(IllegalArgumentException.class, () -> nic.transitions(foreign));
    assertThrows(IllegalArgumentException.class, () -> nic.queueIndex(Role.EXP, foreign));
    assertThrows(IllegalArgumentException.class, () -> nic.tag("nicEvent"));
    assertThrows(IllegalArgumentException.class, () -> nic.receivable(Role.EXP, 3));
    assertThrows(IllegalArgumentException.class, () -> nic.receivable(Role.EXP, -1));
  }
}
