package org.copyless.contract;

import static org.copyless.contract.Contracts.accepted;
import static org.copyless.contract.Contracts.messages;
import static org.copyless.contract.Contracts.pointedAt;
import static org.copyless.contract.Contracts.rejected;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Subroutine states: written out where they are called, finite (R78). */
class SubroutineTest {
  @Test
  @DisplayName("a subroutine runs to its ends, then its caller goes on")
  void writtenOut() {
    Automaton automaton =
        accepted(
            """
            state READY: one { CleanupModule? -> RUNNING -> END; Stop? -> END; }
            state RUNNING: one { Progress! -> MORE; Done!; }
            state MORE: Done! -> STOPPED;
            final state STOPPED: {}
            final state END: {}
            """,
            messages("cleanupModule?", "stop?", "progress!", "done!"));
    assertEquals(
        """
        READY: cleanupModule? -> READY_CLEANUP_MODULE; stop? -> END
        READY_CLEANUP_MODULE: progress! -> READY_CLEANUP_MODULE_MORE; done! -> END
        READY_CLEANUP_MODULE_MORE: done! -> END
        MORE: done! -> STOPPED
        STOPPED: final
        END: final\
        """,
        automaton.toString());
    assertTrue(automaton.state("RUNNING").isEmpty());
  }

  @Test
  @DisplayName("R78 accepted: Start: Proc -> Start")
  void atTheStartOfASequence() {
    assertEquals(
        """
        Start: a? -> Start_A; c? -> Start_C
        Start_A: b! -> Start
        Start_C: d! -> Start\
        """,
        accepted("Start: Proc -> Start; Proc: one { a? -> b!; c? -> d!; }").toString());
  }

  @Test
  @DisplayName("the point after a subroutine is named by the subroutine")
  void messagesAfterTheCall() {
    assertEquals(
        """
        S: a? -> S_A
        S_A: b! -> S_A_SUB
        S_A_SUB: c! -> END
        END: final\
        """,
        accepted("S: a? -> Sub -> c!; Sub: b!;").toString());
  }

  @Test
  void severalCallsAndNestedOnes() {
    assertEquals(
        """
        S: a? -> S_A
        S_PAIR: a? -> S_PAIR_A
        S_A: b! -> S_PAIR
        S_PAIR_A: b! -> T
        T: final\
        """,
        accepted("S: Pair -> Pair -> T; Pair: a? -> Last -> T; Last: b!; T: ;").toString());
  }

  @Test
  @DisplayName("a state that is called and also a target is a state, too")
  void calledAndTarget() {
    assertEquals(
        """
        S: a? -> S_A; c? -> Sub
        S_A: b! -> S
        Sub: b! -> END
        END: final\
        """,
        accepted("S: one { a? -> Sub -> S; c? -> Sub; } Sub: b!;").toString());
  }

  @Test
  @DisplayName("R78 rejected: Start: Loop -> End; Loop: M? -> Loop")
  void infinite() {
    String text =
        """
        Start: a? -> Loop -> End;
        Loop: b! -> c? -> Loop;
        End: ;
        """;
    Problem problem = rejected(ProblemKey.INFINITE_SUBROUTINE, text);
    assertEquals("Loop", pointedAt(text, problem));
    assertEquals(1, problem.line());
    assertTrue(problem.message().contains("cycle=Loop -> Loop"), problem::message);
  }

  @Test
  @DisplayName("R78 rejected: a way out does not make a loop finite")
  void infiniteWithAWayOut() {
    Problem problem =
        rejected(
            ProblemKey.INFINITE_SUBROUTINE,
            "S: Sub -> T; Sub: one { a? -> b! -> U; c?; } U: d? -> e! -> Sub; T: ;");
    assertTrue(problem.message().contains("cycle=Sub -> U -> Sub"), problem::message);
  }

  @Test
  @DisplayName("R78 rejected: a subroutine that calls itself")
  void recursive() {
    assertEquals(
        "[contract.infiniteSubroutine, contract.infiniteSubroutine]",
        rejected("S: a? -> Sub -> T; Sub: b! -> Sub -> T; T: ;").stream()
            .map(Problem::key)
            .toList()
            .toString());
  }

  @Test
  void emptySubroutine() {
    rejected(ProblemKey.EMPTY_SUBROUTINE, "S: a? -> Tea -> S; Tea: ;");
  }

  @Test
  @DisplayName("R76, R77 hold in what is written out")
  void rulesInside() {
    rejected(ProblemKey.NOT_AUTONOMOUS, "S: one { Sub -> S; c! -> d? -> S; } Sub: a? -> b!;");
    rejected(ProblemKey.NONDETERMINISTIC, "S: one { Sub -> S; Sub -> T; } Sub: a? -> b!; T: ;");
  }
}
