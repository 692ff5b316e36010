package org.copyless.contract;

import static org.copyless.contract.Contracts.nicDevice;
import static org.copyless.contract.Contracts.nicEvents;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.copyless.annotation.Role;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The two contracts of Fähndrich et al., §2.3, as they stand in the paper. */
class PaperContractsTest {
  @Test
  void nicDeviceHasItsStatesAndTransitions() {
    assertEquals(
        """
        START: deviceInfo! -> IO_CONFIGURE_BEGIN
        IO_CONFIGURE_BEGIN: registerForEvents? -> IO_CONFIGURE_BEGIN_REGISTER_FOR_EVENTS
        IO_CONFIGURE_BEGIN_REGISTER_FOR_EVENTS: setParameters? -> IO_CONFIGURE_ACK
        IO_CONFIGURE_ACK: invalidParameters! -> IO_CONFIGURE_BEGIN; success! -> IO_CONFIGURED
        IO_CONFIGURED: startIO? -> IO_RUNNING; configureIO? -> IO_CONFIGURE_BEGIN
        IO_RUNNING: packetForReceive? -> IO_RUNNING_PACKET_FOR_RECEIVE; \
        getReceivedPacket? -> IO_RUNNING_GET_RECEIVED_PACKET
        IO_RUNNING_PACKET_FOR_RECEIVE: success! -> IO_RUNNING; badPacketSize! -> IO_RUNNING
        IO_RUNNING_GET_RECEIVED_PACKET: receivedPacket! -> IO_RUNNING; noPacket! -> IO_RUNNING\
        """,
        nicDevice().toString());
  }

  @Test
  void nicEventsHasItsStatesAndTransitions() {
    assertEquals(
        """
        READY: nicEvent! -> READY_NIC_EVENT
        READY_NIC_EVENT: ackEvent? -> READY\
        """,
        nicEvents().toString());
  }

  @Test
  @DisplayName("R79 NicDevice: three slots at exp, one at imp; NicEvents: one each")
  void slots() {
    assertEquals(3, nicDevice().slots(Role.EXP));
    assertEquals(1, nicDevice().slots(Role.IMP));
    assertEquals(1, nicEvents().slots(Role.EXP));
    assertEquals(1, nicEvents().slots(Role.IMP));
  }

  @Test
  @DisplayName("R79 ConfigureIO, RegisterForEvents and SetParameters wait in different slots")
  void queueIndices() {
    Automaton nic = nicDevice();
    assertEquals(0, indexAt(nic, "START"));
    assertEquals(0, indexAt(nic, "IO_CONFIGURED"));
    assertEquals(1, indexAt(nic, "IO_CONFIGURE_BEGIN"));
    assertEquals(2, indexAt(nic, "IO_CONFIGURE_BEGIN_REGISTER_FOR_EVENTS"));
    assertEquals(3, indexAt(nic, "IO_CONFIGURE_ACK"));
    assertEquals(1, indexAt(nic, "IO_RUNNING"));
  }

  private static int indexAt(Automaton automaton, String state) {
    return automaton.queueIndex(Role.EXP, automaton.state(state).orElseThrow());
  }

  @Test
  @DisplayName("R79 a slot has room for the messages that can arrive in it, and no others")
  void receivableInSlot() {
    Automaton nic = nicDevice();
    assertEquals(Set.of("startIO", "configureIO"), nic.receivable(Role.EXP, 0));
    assertEquals(
        Set.of("registerForEvents", "packetForReceive", "getReceivedPacket"),
        nic.receivable(Role.EXP, 1));
    assertEquals(Set.of("setParameters"), nic.receivable(Role.EXP, 2));
  }

  @Test
  void tagsCountFromOneInTheOrderOfDeclaration() {
    assertEquals(1, nicDevice().tag("deviceInfo"));
    assertEquals(12, nicDevice().tag("noPacket"));
  }

  @Test
  void theFirstStateIsInitialAndHasIdZero() {
    assertEquals("START", nicDevice().initial().name());
    assertEquals(0, nicDevice().initial().id());
  }

  @Test
  void aStateKnowsWhoSendsAndWhat() {
    Automaton nic = nicDevice();
    State running = nic.state("IO_RUNNING").orElseThrow();
    assertTrue(nic.sends(Role.IMP, running));
    assertFalse(nic.sends(Role.EXP, running));
    assertTrue(nic.receives(Role.EXP, running));
    assertFalse(nic.receives(Role.IMP, running));
    List<String> both = List.of("packetForReceive", "getReceivedPacket");
    assertEquals(both, List.copyOf(nic.receivable(Role.EXP, running)));
    assertEquals(both, List.copyOf(nic.sendable(Role.IMP, running)));
    assertEquals(Set.of(), nic.receivable(Role.IMP, running));
    assertEquals(Set.of(), nic.sendable(Role.EXP, running));
  }

  @Test
  void aStepLeadsToTheNextStateOrIsNotAllowed() {
    Automaton nic = nicDevice();
    State configured = nic.state("IO_CONFIGURED").orElseThrow();
    assertEquals("IO_RUNNING", nic.step(configured, "startIO").orElseThrow().target().name());
    assertTrue(nic.step(configured, "success").isEmpty());
  }
}
