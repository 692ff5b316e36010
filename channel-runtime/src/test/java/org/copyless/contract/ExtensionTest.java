package org.copyless.contract;

import static org.copyless.contract.Contracts.accepted;
import static org.copyless.contract.Contracts.base;
import static org.copyless.contract.Contracts.extension;
import static org.copyless.contract.Contracts.messages;
import static org.copyless.contract.Contracts.pointedAt;
import static org.copyless.contract.Contracts.rejected;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.copyless.annotation.Role;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** R90: contracts that extend another. */
class ExtensionTest {
  /** The names are those of {@link Contracts#base} and {@link Contracts#extension}. */
  private static void assertRejected(
      ProblemKey key, Automaton base, String text, String pointedAt, String says) {
    ContractDeclaration contract = extension(base, text);
    Problem problem = rejected(key, contract);
    assertEquals(pointedAt, pointedAt(text, problem), problem::toString);
    assertTrue(problem.message().contains(says), problem::message);
  }

  private static Automaton extended(Automaton base, String text) {
    return accepted(extension(base, text));
  }

  @Nested
  @DisplayName("+ what an extension may do")
  class Accepted {
    @Test
    @DisplayName("the example of the Sing# guide: a new sequence, guarded by a send of E")
    void guide() {
      Automaton base = base("state Start: one { a! -> End; }\nstate End: ;");
      Automaton automaton =
          extended(
              base,
              """
              override state Start: one { v! -> Other; }
              state Other: one { w? -> x! -> Other; }
              """);
      assertEquals(
          """
          Start: a! -> End; v! -> Other
          End: final
          Other: w? -> Other_W
          Other_W: x! -> Other\
          """,
          automaton.toString());
      assertEquals(Optional.of(base), automaton.base());
    }

    @Test
    @DisplayName("states and messages of the base come first and keep ids, names and tags")
    void idsAndTags() {
      Automaton base = base("initial state S: a? -> b! -> T; state T: c!;");
      Automaton automaton = extended(base, "override T: n! -> o? -> S; U: p!;");
      assertEquals(
          List.of("S", "S_A", "T", "END", "T_N", "U"),
          automaton.states().stream().map(State::name).toList());
      assertEquals(base.states(), automaton.states().subList(0, 4));
      assertTrue(automaton.isInherited(automaton.state("END").orElseThrow()));
      assertFalse(automaton.isInherited(automaton.state("T_N").orElseThrow()));
      assertEquals(base.messages(), automaton.messages().subList(0, base.messages().size()));
      assertEquals(1, automaton.tag("a"));
      assertEquals(14, automaton.tag("n"));
      assertEquals(base.initial(), automaton.initial());
    }

    @Test
    @DisplayName("an empty text: the same automaton, with messages that nobody uses")
    void emptyText() {
      Automaton base = base("S: a? -> b! -> S;");
      for (String text : List.of("", " \n", "// as it is")) {
        Automaton automaton = extended(base, text);
        assertEquals(base.toString(), automaton.toString());
        assertEquals(base.states(), automaton.states());
      }
    }

    @Test
    @DisplayName("over several levels, as NicDevice, Device and Service")
    void severalLevels() {
      Automaton service =
          accepted(
              new ContractDeclaration(
                  "Service",
                  "state Start: one { ContractNotSupported! -> DoneState; } state DoneState: one"
                      + " {}",
                  messages("contractNotSupported!"),
                  Optional.empty(),
                  false));
      Automaton device =
          accepted(new ContractDeclaration("Device", "", List.of(), Optional.of(service), false));
      Automaton nic =
          accepted(
              new ContractDeclaration(
                  "Nic",
                  """
                  override state Start: one { Success! -> READY; }
                  state READY: one { StopIO? -> AckStopIO! -> READY; Reset? -> Start; }
                  """,
                  messages("success!", "stopIO?", "ackStopIO!", "reset?"),
                  Optional.of(device),
                  false));
      Automaton wireless =
          accepted(
              new ContractDeclaration(
                  "Wireless",
                  "override Start: Found! -> READY;",
                  messages("found!"),
                  Optional.of(nic),
                  false));
      assertEquals(
          """
          Start: contractNotSupported! -> DoneState; success! -> READY; found! -> READY
          DoneState: final
          READY: stopIO? -> READY_STOP_IO; reset? -> Start
          READY_STOP_IO: ackStopIO! -> READY\
          """,
          wireless.toString());
      assertEquals(
          List.of("contractNotSupported", "success", "stopIO", "ackStopIO", "reset", "found"),
          wireless.messages());
      assertEquals(device, wireless.base().flatMap(Automaton::base).orElseThrow());
    }

    @Test
    @DisplayName("a state without sequences may get some")
    void finalState() {
      Automaton base = base("S: a? -> T; T: ;");
      assertTrue(base.state("T").orElseThrow().isFinal());
      Automaton automaton = extended(base, "override T: n! -> S;");
      assertEquals("S: a? -> T\nT: n! -> S", automaton.toString());
      assertFalse(automaton.state("T").orElseThrow().isFinal());
    }

    @Test
    @DisplayName("after the first message old ones may follow, and a subroutine may begin")
    void oldMessagesLater() {
      assertEquals(
          """
          S: a! -> T; n! -> S_N; o! -> S_O
          T: final
          S_N: b? -> S_N_B
          S_N_B: a! -> S
          S_O: p? -> T\
          """,
          extended(
                  base("S: one { a! -> T; } T: ;"),
                  "override S: one { n! -> b? -> a! -> S; Sub -> T; } Sub: o! -> p?;")
              .toString());
    }

    @Test
    @DisplayName("a subroutine of the base can be called, also one that calls others")
    void subroutines() {
      assertEquals(
          """
          S: a? -> S_A
          S_A: b! -> S_A_INNER
          S_A_INNER: c! -> S
          U: n? -> U_N
          U_N: b! -> U_N_INNER
          U_N_INNER: c! -> U\
          """,
          extended(base("S: a? -> Sub -> S; Sub: Inner -> c!; Inner: b!;"), "U: n? -> Sub -> U;")
              .toString());
    }

    @Test
    @DisplayName("a subroutine of the base can become a state")
    void subroutineAsState() {
      Automaton automaton =
          extended(base("S: a? -> Sub -> S; Sub: b! -> c? -> T; T: ;"), "U: n? -> Sub;");
      assertEquals(
          """
          S: a? -> S_A
          S_A: b! -> S_A_B
          S_A_B: c? -> S
          T: final
          Sub: b! -> Sub_B
          Sub_B: c? -> T
          U: n? -> Sub\
          """,
          automaton.toString());
    }

    @Test
    @DisplayName("sequences without target end where those of the base end")
    void end() {
      assertEquals(
          "S: a! -> END; n! -> END\nEND: final",
          extended(base("S: a!;"), "override S: n!;").toString());
      assertEquals(
          "S: a! -> END; n! -> END\nEND: final",
          extended(base("S: a! -> END; END: ;"), "override S: n!;").toString());
      assertEquals(
          "S: a! -> S_A; n! -> END\nS_A: b? -> S\nEND: final",
          extended(base("S: a! -> b? -> S;"), "override S: n!;").toString());
    }

    @Test
    @DisplayName("'initial' at the initial state of the base changes nothing")
    void initial() {
      assertEquals(
          "T",
          extended(base("S: a? -> T; initial T: b! -> S;"), "override initial T: n! -> S;")
              .initial()
              .name());
    }

    @Test
    @DisplayName("slots are those of the merged automaton")
    void slots() {
      Automaton base = base("S: a! -> b? -> S;");
      assertEquals(1, base.slots(Role.IMP));
      Automaton automaton = extended(base, "override S: n! -> o! -> b? -> S;");
      assertEquals(2, automaton.slots(Role.IMP));
    }
  }

  @Nested
  @DisplayName("- what it may not do")
  class Rejected {
    private final Automaton base =
        base("S: a! -> T; T: b? -> c! -> Sub -> S; Sub: d!; final state Over: ;");

    @Test
    @DisplayName("- E? -> Other")
    void receiveFirst() {
      assertRejected(ProblemKey.OVERRIDE, base, "override S: n? -> T;", "n", "which Imp sends");
      assertRejected(
          ProblemKey.OVERRIDE, base, "override S: (n! or o?) -> T;", "o", "which Imp sends");
    }

    @Test
    @DisplayName("- B! (old message)")
    void oldMessageFirst() {
      assertRejected(
          ProblemKey.OVERRIDE,
          base,
          "override S: b! -> T;",
          "b",
          "which the base contract declares");
      assertRejected(
          ProblemKey.OVERRIDE,
          base,
          "override S: a! -> Over;",
          "a",
          "which the base contract declares");
      assertRejected(
          ProblemKey.OVERRIDE, base, "override Over: a! -> S;", "a", "the base contract declares");
    }

    @Test
    @DisplayName("- a subroutine that begins with an old message")
    void oldMessageInSubroutine() {
      assertRejected(
          ProblemKey.OVERRIDE, base, "override S: Sub -> T;", "Sub", "found d!, which the base");
    }

    @Test
    @DisplayName("- a state in which Imp sends")
    void receivingState() {
      assertRejected(
          ProblemKey.OVERRIDE,
          base,
          "override T: n! -> S;",
          "override",
          "Imp sends in the state 'T' of the base contract C: sequences can be added only where"
              + " Exp");
    }

    @Test
    @DisplayName("- a base state again, without override")
    void missingOverride() {
      assertRejected(
          ProblemKey.MISSING_OVERRIDE,
          base,
          "state S: n! -> T;",
          "S",
          "write 'override state S: …' to add sequences to it");
    }

    @Test
    @DisplayName("- override of what the base does not declare")
    void undeclaredOverride() {
      Automaton service = base("Start: a! -> Done; Done: ;");
      assertRejected(
          ProblemKey.UNDECLARED_OVERRIDE,
          service,
          "override Strat: n! -> Done;",
          "Strat",
          "there is no state 'Strat' in the base contract C: did you mean 'Start'?");
      assertRejected(
          ProblemKey.UNDECLARED_OVERRIDE,
          service,
          "override Other: n! -> Done;",
          "Other",
          "declared there=[Start, Done]");
    }

    @Test
    @DisplayName("- override in a contract that extends none")
    void noBase() {
      String text = "state S: a? -> T;\noverride state T: one { b! -> S; }";
      Problem problem = rejected(ProblemKey.UNDECLARED_OVERRIDE, text);
      assertEquals(List.of(2, 1, 8), List.of(problem.line(), problem.column(), problem.length()));
    }

    @Test
    @DisplayName("- an override that adds nothing")
    void nothingAdded() {
      assertRejected(
          ProblemKey.OVERRIDE, base, "override S: ;", "override", "which keeps its own ones");
    }

    @Test
    @DisplayName(
        "- points inside sequences and subroutines cannot be extended, their names are taken")
    void takenNames() {
      Automaton ending = base("S: a! -> b?; T: Sub -> S; Sub: c?;");
      String point = "is a point inside a sequence of the base contract C";
      assertRejected(ProblemKey.OVERRIDE, ending, "override S_A: n! -> S;", "override", point);
      assertRejected(ProblemKey.DUPLICATE_STATE, ending, "S_A: n! -> S;", "S_A", point);
      String sub = "is only called as a subroutine in the base contract C";
      assertRejected(ProblemKey.OVERRIDE, ending, "override Sub: n! -> S;", "override", sub);
      assertRejected(ProblemKey.DUPLICATE_STATE, ending, "Sub: n! -> S;", "Sub", sub);
      assertRejected(
          ProblemKey.DUPLICATE_STATE,
          ending,
          "final state END: ;",
          "END",
          "where conversations of the base contract C end");
    }

    @Test
    @DisplayName("- another initial state")
    void initial() {
      assertRejected(
          ProblemKey.INHERITED_INITIAL,
          base,
          "initial state N: n! -> S;",
          "initial",
          "starts in 'S', the initial state of the base contract C");
      assertRejected(
          ProblemKey.INHERITED_INITIAL, base, "override initial Over: n! -> S;", "initial", "'S'");
    }

    @Test
    @DisplayName("- a message of the base again, also capitalised")
    void inheritedMessage() {
      for (String message : List.of("a!", "A?")) {
        Problem problem =
            rejected(
                ProblemKey.INHERITED_MESSAGE,
                new ContractDeclaration("D", "", messages(message), Optional.of(base), false));
        assertTrue(problem.message().contains("is one of the base contract C"), problem::message);
      }
    }

    @Test
    @DisplayName("R75 directions of messages of the base hold")
    void direction() {
      Automaton directed =
          accepted(
              new ContractDeclaration(
                  "C", "S: m! -> T; T: ;", messages("m!"), Optional.empty(), false));
      assertRejected(ProblemKey.DIRECTION_CONFLICT, directed, "U: m? -> T;", "m", "declared @Out");
    }

    @Test
    @DisplayName("R69 in the merged automaton, at the new message")
    void unboundedQueue() {
      assertRejected(
          ProblemKey.UNBOUNDED_QUEUE,
          base("S: a! -> T; T: b! -> U; U: c? -> S;"),
          "override T: n! -> S;",
          "n",
          "cycle=T -> n! -> S -> a! -> T");
    }

    @Test
    @DisplayName("R76 among what is added")
    void nondeterministic() {
      assertRejected(
          ProblemKey.NONDETERMINISTIC,
          base,
          "override S: one { n! -> Over; n! -> T; }",
          "n",
          "the message n! leads to 'Over' and to 'T'");
    }

    @Test
    @DisplayName("R77 in new states")
    void notAutonomous() {
      assertRejected(
          ProblemKey.NOT_AUTONOMOUS,
          base,
          "U: one { a! -> S; b? -> S; }",
          "b",
          "both ends can send");
    }

    @Test
    @DisplayName("R78 a subroutine of the base that an override makes endless, at the call")
    void infiniteSubroutine() {
      Automaton looping = base("S: a! -> b? -> S; T: c? -> Sub -> S; U: d? -> Sub; Sub: e!;");
      assertRejected(
          ProblemKey.INFINITE_SUBROUTINE,
          looping,
          "override Sub: n! -> o? -> Sub; V: p? -> Sub -> S;",
          "Sub",
          "cycle=Sub -> Sub");
      extended(looping, "override Sub: n! -> o? -> Sub;");
    }

    @Test
    @DisplayName("what a subroutine of the base makes wrong is reported at its call")
    void placesOfSubroutines() {
      String text = "\n  U: one { n! -> S;\n  Sub -> T; }";
      Problem problem =
          rejected(
              ProblemKey.NOT_AUTONOMOUS,
              extension(
                  base("S: a! -> b? -> S; T: Sub -> S; Sub: one { c? -> d!; e? -> f!; }"), text));
      assertEquals(List.of(3, 3, 3), List.of(problem.line(), problem.column(), problem.length()));
    }
  }

  @Test
  @DisplayName("typing errors find the names of the base, too")
  void nearNames() {
    Automaton nic = Contracts.nicDevice();
    ContractDeclaration contract =
        new ContractDeclaration(
            "D",
            "R: one { PacketForRecieve? -> Success! -> IO_RUNING; Ask? -> Success! -> Start; }",
            messages("ask?"),
            Optional.of(nic),
            false);
    assertEquals(
        List.of(
            "the message 'PacketForRecieve' is not declared: did you mean 'PacketForReceive'?",
            "the state 'IO_RUNING' is not declared: did you mean 'IO_RUNNING'?",
            "the state 'Start' is not declared: did you mean 'START'?"),
        ContractParser.parse(contract).errors().stream().map(Problem::message).toList());
  }

  @Nested
  @DisplayName("unbounded = true")
  class Unbounded {
    private static Automaton unbounded(Optional<Automaton> base, String text, String... messages) {
      return accepted(new ContractDeclaration("U", text, messages(messages), base, true));
    }

    private final Automaton stream =
        unbounded(Optional.empty(), "S: Data! -> S; T: Go? -> On? -> S;", "data!", "go?", "on?");

    @Test
    @DisplayName("R69 is not enforced; only the role that may be flooded has no slots")
    void notEnforced() {
      assertFalse(stream.isBounded(Role.IMP));
      assertEquals(0, stream.slots(Role.IMP));
      stream.states().forEach(state -> assertEquals(0, stream.queueIndex(Role.IMP, state)));
      assertTrue(stream.isBounded(Role.EXP));
      assertEquals(2, stream.slots(Role.EXP));
    }

    @Test
    @DisplayName("a contract that needs no more than slots has slots")
    void boundedAnyway() {
      Automaton automaton = unbounded(Optional.empty(), "S: a? -> b! -> S;", "a?", "b!");
      assertTrue(automaton.isBounded(Role.IMP) && automaton.isBounded(Role.EXP));
      assertEquals(1, automaton.slots(Role.EXP));
    }

    @Test
    @DisplayName("an extension of an unbounded contract is declared unbounded, too")
    void extension() {
      unbounded(Optional.of(stream), "");
      Problem problem = rejected(ProblemKey.UNBOUNDED_QUEUE, Contracts.extension(stream, ""));
      assertEquals(List.of(1, 1, 0), List.of(problem.line(), problem.column(), problem.length()));
      assertTrue(problem.message().contains("the base contract is unbounded"), problem::message);
    }

    @Test
    @DisplayName("an unbounded extension of a bounded contract")
    void ofBounded() {
      Automaton base = base("S: a! -> b? -> S;");
      assertTrue(base.isBounded(Role.IMP));
      Automaton automaton = unbounded(Optional.of(base), "override S: data! -> S;", "data!");
      assertFalse(automaton.isBounded(Role.IMP));
      assertTrue(automaton.isBounded(Role.EXP));
    }
  }
}
