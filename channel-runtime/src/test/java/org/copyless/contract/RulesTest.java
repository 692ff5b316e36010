package org.copyless.contract;

import static org.copyless.contract.Contracts.accepted;
import static org.copyless.contract.Contracts.messages;
import static org.copyless.contract.Contracts.pointedAt;
import static org.copyless.contract.Contracts.rejected;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The rules on contracts by number, what they accept beside what they reject. */
class RulesTest {
  private static void assertSays(Problem problem, String part) {
    assertTrue(problem.message().contains(part), problem::message);
  }

  @Nested
  @DisplayName("R69 each cycle has a send and a receive")
  class BoundedQueue {
    @Test
    @DisplayName("+ S: M? -> A! -> S")
    void accepts() {
      accepted("S: a? -> b! -> S;");
      accepted("S: one { a? -> T; b? -> U; } T: c! -> S; U: d! -> e? -> U;");
    }

    @Test
    @DisplayName("- Stream: Data! -> START")
    void sendOnly() {
      String text = "state START: one {\n  Data! -> START;\n  Eos! -> END;\n}\nstate END: ;";
      Problem problem = rejected(ProblemKey.UNBOUNDED_QUEUE, text, messages("data!", "eos!"));
      assertEquals("Data", pointedAt(text, problem));
      assertSays(problem, "Exp can send for ever without waiting");
      assertSays(problem, "cycle=START -> data! -> START");
    }

    @Test
    @DisplayName("- a receive-only cycle over implicit states")
    void receiveOnly() {
      Problem problem =
          rejected(ProblemKey.UNBOUNDED_QUEUE, "I: x! -> S; S: a? -> b? -> T; T: c? -> S;");
      assertSays(problem, "Imp can send for ever without waiting");
      assertSays(problem, "cycle=S -> a? -> S_A -> b? -> T -> c? -> S");
    }

    @Test
    @DisplayName("- two cycles are both named")
    void twoCycles() {
      List<Problem> problems = rejected("S: one { a? -> T; b? -> U; } T: c! -> T; U: d? -> U;");
      assertEquals(
          List.of("contract.unboundedQueue", "contract.unboundedQueue"),
          problems.stream().map(Problem::key).toList());
    }
  }

  @Nested
  @DisplayName("R75 declared messages and states, directions respected, unique names")
  class WellFormed {
    @Test
    @DisplayName("+ in message M; S: M? -> T")
    void accepts() {
      accepted("S: M? -> T; T: ;", messages("m?"));
    }

    @Test
    @DisplayName("- in message M; S: M! -> T")
    void directionConflict() {
      String text = "S: Move! -> T; T: ;";
      Problem problem = rejected(ProblemKey.DIRECTION_CONFLICT, text, messages("move?"));
      assertEquals("Move", pointedAt(text, problem));
      assertSays(problem, "the method of Move is declared @In, found 'Move!': write 'Move?'");
    }

    @Test
    void missingDirection() {
      Problem problem = rejected(ProblemKey.MISSING_DIRECTION, "S: a -> T; T: ;");
      assertSays(problem, "write 'a!' or 'a?'");
    }

    @Test
    void undeclaredState() {
      String text = "state IO_RUNNING: one { a? -> b! -> IO_RUNING; }";
      Problem problem = rejected(ProblemKey.UNDECLARED_STATE, text);
      assertEquals("IO_RUNING", pointedAt(text, problem));
      assertSays(problem, "did you mean 'IO_RUNNING'?");
    }

    @Test
    void undeclaredMessage() {
      String text = "S: PacketForRecieve? -> S;";
      Problem problem =
          rejected(ProblemKey.UNDECLARED_MESSAGE, text, messages("packetForReceive?"));
      assertEquals("PacketForRecieve", pointedAt(text, problem));
      assertSays(problem, "did you mean 'PacketForReceive'?");
    }

    @Test
    @DisplayName("a message that is named nowhere else: what is declared")
    void declaredMessages() {
      Problem problem = rejected(ProblemKey.UNDECLARED_MESSAGE, "S: zzz? -> S;", messages("ask?"));
      assertSays(problem, "messages are the methods of the interface, declared=[ask]");
    }

    @Test
    @DisplayName("a state that is named nowhere else: what is declared")
    void declaredStates() {
      assertSays(
          rejected(ProblemKey.UNDECLARED_STATE, "S: a? -> FINISHED; Other: ;"),
          "leave the target out to end the conversation, declared=[S, Other]");
    }

    @Test
    @DisplayName("a state cannot stand where a message must")
    void stateForMessage() {
      assertSays(
          rejected(ProblemKey.UNDECLARED_MESSAGE, "S: a? -> Tea! -> S; Tea: ;"),
          "'Tea' is a state");
      assertSays(
          rejected(ProblemKey.UNDECLARED_MESSAGE, "S: a? -> (b! or Tea) -> S; Tea: ;"),
          "'Tea' is a state");
    }

    @Test
    void duplicateState() {
      String text = "state S: a? -> T;\nstate T: ;\nstate S: ;";
      Problem problem = rejected(ProblemKey.DUPLICATE_STATE, text);
      assertEquals(3, problem.line());
      assertEquals("S", pointedAt(text, problem));
      assertSays(problem, "the state 'S' is declared twice");
      assertEquals("declared first at 1:7", problem.related().orElseThrow().toString());
    }

    @Test
    void duplicateMessage() {
      rejected(ProblemKey.DUPLICATE_MESSAGE, "S: m?;", messages("m?", "m!"));
    }

    @Test
    @DisplayName("a name that is both needs the sign")
    void ambiguousName() {
      List<MessageDeclaration> declared = messages("run?", "done!");
      assertSays(
          rejected(ProblemKey.AMBIGUOUS_NAME, "S: Run -> S; Run: Done;", declared),
          "both a message and a state");
      accepted("S: Run? -> Run; Run: Done!;", declared);
    }

    @Test
    void finalWithSequences() {
      String text = "S: a? -> T; final state T: one { b! -> S; }";
      assertEquals("final", pointedAt(text, rejected(ProblemKey.FINAL_WITH_SEQUENCES, text)));
    }

    @Test
    void emptySequence() {
      String text = "S: one { Tea; } Tea: a?;";
      assertEquals("Tea", pointedAt(text, rejected(ProblemKey.EMPTY_SEQUENCE, text)));
    }

    @Test
    void noStates() {
      for (String text : List.of("", " \n ", "// nothing", "/* nothing */")) {
        Problem problem = rejected(ProblemKey.NO_STATES, text);
        assertEquals(List.of(1, 1, 0), List.of(problem.line(), problem.column(), problem.length()));
      }
    }
  }

  @Nested
  @DisplayName("R76 one target for a state and a message")
  class Deterministic {
    @Test
    @DisplayName("+ M? -> T; N? -> U;")
    void accepts() {
      accepted("S: one { a? -> T; b? -> U; } T: ; U: ;");
    }

    @Test
    @DisplayName("- M? -> T; M? -> U;")
    void twoTargets() {
      String text = "S: one {\n  a? -> T;\n  a? -> U;\n}\nT: ;\nU: ;";
      Problem problem = rejected(ProblemKey.NONDETERMINISTIC, text);
      assertEquals(3, problem.line());
      assertEquals("a", pointedAt(text, problem));
      assertSays(problem, "the message a? leads to 'T' and to 'U'");
      assertEquals("leads to 'T' at 2:3", problem.related().orElseThrow().toString());
    }

    @Test
    @DisplayName("- two sequences that begin alike")
    void commonStart() {
      rejected(ProblemKey.NONDETERMINISTIC, "S: one { a? -> b! -> S; a? -> c! -> S; }");
    }
  }

  @Nested
  @DisplayName("R77 no state mixes sends and receives")
  class Autonomous {
    @Test
    @DisplayName("+ M? -> T; N? -> T;")
    void accepts() {
      accepted("S: one { a? -> T; b? -> T; } T: c! -> S;");
    }

    @Test
    @DisplayName("- a running device that may send an event while it waits for commands")
    void tpmContract() {
      String text =
          """
          state START: one {
            Ready! -> IO_RUNNING;
          }
          state IO_RUNNING: one {
            Send? -> (AckSend! or Rejected!) -> IO_RUNNING;
            SendComplete! -> Ack? -> IO_RUNNING;
          }
          """;
      Problem problem =
          rejected(
              ProblemKey.NOT_AUTONOMOUS,
              text,
              messages("ready!", "send?", "ackSend!", "rejected!", "sendComplete!", "ack?"));
      assertEquals("SendComplete", pointedAt(text, problem));
      assertEquals(6, problem.line());
      assertSays(problem, "in state 'IO_RUNNING' both ends can send");
      assertSays(problem, "send? and the other sendComplete!");
    }

    @Test
    @DisplayName("- alternatives of different directions")
    void mixedChoice() {
      rejected(ProblemKey.NOT_AUTONOMOUS, "S: (a! or b?) -> T; T: ;");
    }
  }
}
