package org.copyless.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Contracts that several tests use, and short ways to parse. */
final class Contracts {
  /** Fähndrich et al., §2.3. */
  static final String NIC_DEVICE =
      """
      state START: one {
        DeviceInfo! -> IO_CONFIGURE_BEGIN;
      }
      state IO_CONFIGURE_BEGIN: one {
        RegisterForEvents? ->
          SetParameters? -> IO_CONFIGURE_ACK;
      }
      state IO_CONFIGURE_ACK: one {
        InvalidParameters! -> IO_CONFIGURE_BEGIN;
        Success! -> IO_CONFIGURED;
      }
      state IO_CONFIGURED: one {
        StartIO? -> IO_RUNNING;
        ConfigureIO? -> IO_CONFIGURE_BEGIN;
      }
      state IO_RUNNING: one {
        PacketForReceive? -> (Success! or BadPacketSize!)
          -> IO_RUNNING;
        GetReceivedPacket? -> (ReceivedPacket! or NoPacket!)
          -> IO_RUNNING;
      }
      """;

  static final List<MessageDeclaration> NIC_DEVICE_MESSAGES =
      messages(
          "deviceInfo!",
          "registerForEvents?",
          "setParameters?",
          "invalidParameters!",
          "success!",
          "startIO?",
          "configureIO?",
          "packetForReceive?",
          "badPacketSize!",
          "getReceivedPacket?",
          "receivedPacket!",
          "noPacket!");

  /** Fähndrich et al., §2.3. */
  static final String NIC_EVENTS =
      """
      state READY: one {
        NicEvent! -> AckEvent? -> READY;
      }
      """;

  static final List<MessageDeclaration> NIC_EVENTS_MESSAGES = messages("nicEvent!", "ackEvent?");

  private Contracts() {}

  /** Declarations such as {@code a!}, {@code b?} and, without direction, {@code c}. */
  static List<MessageDeclaration> messages(String... signed) {
    return Arrays.stream(signed).map(Contracts::message).toList();
  }

  private static MessageDeclaration message(String signed) {
    Optional<Direction> direction = Direction.of(signed.charAt(signed.length() - 1));
    int length = signed.length() - (direction.isPresent() ? 1 : 0);
    return new MessageDeclaration(signed.substring(0, length), direction);
  }

  static Automaton nicDevice() {
    return accepted(NIC_DEVICE, NIC_DEVICE_MESSAGES);
  }

  static Automaton nicEvents() {
    return accepted(NIC_EVENTS, NIC_EVENTS_MESSAGES);
  }

  /** Parses with messages {@code a} to {@code z} without direction, and expects no problem. */
  static Automaton accepted(String text) {
    return accepted(text, letters());
  }

  static Automaton accepted(String text, List<MessageDeclaration> messages) {
    ParseResult result = ContractParser.parse(text, messages);
    assertEquals(List.of(), result.errors());
    return result.automaton().orElseThrow();
  }

  /** The problems of a text over messages {@code a} to {@code z} without direction. */
  static List<Problem> rejected(String text) {
    return rejected(text, letters());
  }

  static List<Problem> rejected(String text, List<MessageDeclaration> messages) {
    ParseResult result = ContractParser.parse(text, messages);
    assertEquals(Optional.empty(), result.automaton(), "accepted");
    return result.problems();
  }

  /** The only problem of a text, which has the given key. */
  static Problem rejected(ProblemKey key, String text) {
    return rejected(key, text, letters());
  }

  static Problem rejected(ProblemKey key, String text, List<MessageDeclaration> messages) {
    List<Problem> problems = rejected(text, messages);
    assertEquals(
        List.of(key.key()), problems.stream().map(Problem::key).toList(), problems::toString);
    return problems.getFirst();
  }

  /** A contract named {@code C} whose messages have no direction: {@code a} to {@code m}. */
  static Automaton base(String text) {
    return accepted(base("C", text));
  }

  private static ContractDeclaration base(String name, String text) {
    return new ContractDeclaration(
        name, text, messages("abcdefghijklm".split("")), Optional.empty(), false);
  }

  /** An extension named {@code D} with messages {@code n} to {@code z} without direction. */
  static ContractDeclaration extension(Automaton base, String text) {
    return new ContractDeclaration(
        "D", text, messages("nopqrstuvwxyz".split("")), Optional.of(base), false);
  }

  static Automaton accepted(ContractDeclaration contract) {
    ParseResult result = ContractParser.parse(contract);
    assertEquals(List.of(), result.errors());
    return result.automaton().orElseThrow();
  }

  static Problem rejected(ProblemKey key, ContractDeclaration contract) {
    ParseResult result = ContractParser.parse(contract);
    assertEquals(Optional.empty(), result.automaton(), "accepted");
    assertEquals(
        List.of(key.key()), result.errors().stream().map(Problem::key).toList(), result::toString);
    return result.errors().getFirst();
  }

  static List<MessageDeclaration> letters() {
    return messages("abcdefghijklmnopqrstuvwxyz".split(""));
  }

  /** The part of a text that a problem points at. */
  static String pointedAt(String text, Problem problem) {
    String line = text.split("\r\n|\r|\n", -1)[problem.line() - 1];
    return line.substring(problem.column() - 1, problem.column() - 1 + problem.length());
  }
}
