package org.copyless.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.testing.compile.Compilation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Channels that are opened in a later state than the contract's initial one. */
class StartStatesTest {
  /** In state B two messages can be waiting for Imp, in SECOND one. */
  private static final String STEPS =
      """
      import org.copyless.annotation.*;
      @Contract(
          \"""
          FIRST: one { a! -> SECOND; }
          SECOND: one { b! -> THIRD; }
          THIRD: one { c! -> FOURTH; }
          FOURTH: one { ask? -> FIRST; end? -> END; }
          END: ;
          \""")
      public interface Steps {
        @Out void a(int i);
        @Out void b(int i);
        @Out void c(int i);
        @In void ask(int i);
        @In void end();
      }
      """;

  private static final String OTHER =
      """
      import org.copyless.annotation.*;
      @Contract("FIRST: a! -> FIRST_A; FIRST_A: b? -> FIRST;")
      public interface Other { @Out void a(); @In void b(); }
      """;

  @Test
  void aStateThatTheImportingEndReceivesIn() throws Exception {
    assertSteps(
        "THIRD THIRD; 3 FOURTH; 4 FIRST; 5 6 7",
        """
        StepsChannel channel = StepsChannel.open(heap, StepsImp.THIRD);
        StepsExp exp = channel.exp();
        StepsImp imp = channel.imp();
        String seen = exp.stateName() + " " + imp.stateName();
        exp.sendC(3);
        seen += "; " + imp.receiveC().i() + " " + imp.stateName();
        imp.sendAsk(4);
        seen += "; " + exp.receiveAsk().i() + " " + exp.stateName();
        exp.sendA(5);
        exp.sendB(6);
        exp.sendC(7);
        seen += "; " + imp.receiveA().i() + " " + imp.receiveB().i() + " " + imp.receiveC().i();
        exp.close();
        imp.close();
        return seen;
        """);
  }

  @Test
  void aStateThatTheExportingEndReceivesIn() throws Exception {
    assertSteps(
        "End() END",
        """
        StepsChannel channel = StepsChannel.open(heap, StepsExp.FOURTH);
        StepsExp exp = channel.exp();
        StepsImp imp = channel.imp();
        imp.sendEnd();
        String seen = exp.receive(StepsExp.FOURTH) + " " + exp.stateName();
        exp.close();
        imp.close();
        return seen;
        """);
  }

  @Test
  void theInitialStateByName() throws Exception {
    assertSteps(
        "FIRST",
        """
        StepsChannel channel = StepsChannel.open(heap, StepsImp.FIRST);
        String seen;
        try (StepsExp exp = channel.exp()) {
          seen = exp.stateName();
        }
        channel.imp().close();
        return seen;
        """);
  }

  @Test
  void aStateOfAnotherContractIsRefused() throws Exception {
    assertSteps(
        "contract Steps has no such state: FIRST",
        """
        try {
          StepsChannel.open(heap, OtherImp.FIRST);
          return "opened";
        } catch (IllegalArgumentException e) {
          return e.getMessage();
        }
        """);
  }

  @Test
  void aContractWithoutMessagesHasNoOtherStart() {
    Compilation compilation =
        Compile.sources(
            "@org.copyless.annotation.Contract(\"END: ;\")\npublic interface C {}",
            "class User { CChannel channel; }");
    assertEquals(List.of(), compilation.diagnostics());
  }

  private static void assertSteps(String expected, String body) throws Exception {
    Scenario.assertResult(expected, body, STEPS, OTHER);
  }
}
