package org.copyless.processor;

import static org.copyless.processor.Scenario.assertRuns;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What generated endpoints do, compiled and run against the runtime. */
class GeneratedEndpointsTest {
  private static final String ALL_TYPES =
      """
      import org.checkerframework.checker.nullness.qual.Nullable;
      import org.copyless.annotation.*;
      import org.copyless.heap.*;

      @Contract("START: all! -> none? -> START; ")
      public interface Types {
        enum Colour { RED, GREEN }

        @Out
        void all(
            boolean yes, byte b, short s, char c, int i, long l, float f, double d,
            Colour colour, @Nullable Colour noColour);

        @In
        void none();
      }
      """;

  @Test
  void everyScalarTypeAndEnums() throws Exception {
    assertRuns(
        "All(yes=true, b=-1, s=-2, c=x, i=-3, l=-4, f=1.5, d=2.5, colour=GREEN, noColour=null) "
            + "GREEN null",
        ALL_TYPES,
        Scenario.of(
            """
            TypesChannel channel = TypesChannel.open(heap);
            TypesExp exp = channel.exp();
            TypesImp imp = channel.imp();
            exp.sendAll(true, (byte) -1, (short) -2, 'x', -3, -4, 1.5f, 2.5,
                Types.Colour.GREEN, null);
            TypesImp.All all = imp.receiveAll();
            String seen = all + " " + all.colour() + " " + all.noColour();
            exp.close();
            imp.close();
            return seen;
            """));
  }

  @Test
  void aNullArgumentIsRefusedBeforeAnythingIsGivenAway() throws Exception {
    assertRuns(
        "colour START 1",
        """
        import org.copyless.annotation.*;
        import org.copyless.heap.*;
        @Contract("START: m! -> n? -> START;")
        public interface C {
          enum Colour { RED }
          @Out void m(ByteVector data, Colour colour);
          @In void n();
        }
        """,
        Scenario.of(
            """
            CChannel channel = CChannel.open(heap);
            CExp exp = channel.exp();
            ByteVector data = heap.bytes(1);
            try {
              exp.sendM(data, null);
              return "sent";
            } catch (NullPointerException e) {
              data.set(0, (byte) 1);
              String seen = e.getMessage() + " " + exp.stateName() + " " + data.get(0);
              exp.close();
              channel.imp().close();
              data.close();
              return seen;
            }
            """));
  }

  @Test
  void aNullableArgumentMayBeNull() throws Exception {
    assertRuns(
        "null null",
        """
        import org.checkerframework.checker.nullness.qual.Nullable;
        import org.copyless.annotation.*;
        import org.copyless.heap.*;
        @Contract("START: m! -> n? -> START;")
        public interface C {
          @Out void m(@Nullable ByteVector data, @Nullable CExp other);
          @In void n();
        }
        """,
        Scenario.of(
            """
            CChannel channel = CChannel.open(heap);
            CExp exp = channel.exp();
            CImp imp = channel.imp();
            exp.sendM(null, null);
            CImp.M m = imp.receiveM();
            String seen = m.data() + " " + m.other();
            exp.close();
            imp.close();
            return seen;
            """));
  }

  @Test
  void theUsersNullableIsKept() {
    Compilation compilation =
        Compile.sources(
            "public @interface Nullable {}",
            """
            import org.copyless.annotation.*;
            import org.copyless.heap.*;
            @Contract("START: m! -> n? -> START;")
            public interface C {
              @Out void m(@Nullable ByteVector data);
              @In void n();
            }
            """,
            """
            import org.copyless.annotation.*;
            import org.copyless.heap.*;
            @RepStruct
            public interface S extends Tracked {
              @Nullable ByteVector data();
              void data(ByteVector data);
            }
            """,
            """
            class User {
              static final Class<?>[] CLASSES = {CExp.class, CImp.class, SRep.class};
            }
            """);
    assertEquals(List.of(), compilation.diagnostics());
  }

  /** Success is sent from two states with two targets, and received in two slots. */
  private static final String TWO_STATES =
      """
      import org.copyless.annotation.*;
      @Contract(
          \"""
          state IDLE: one { start? -> RUNNING; ask? -> done! -> IDLE; }
          state RUNNING: one { progress! -> done! -> IDLE; done! -> more? -> RUNNING; }
          \""")
      public interface Job {
        @In void start();
        @In void ask();
        @In void more();
        @Out void progress();
        @Out void done(int result);
      }
      """;

  @Test
  void aMessageOfSeveralStates() throws Exception {
    assertRuns(
        "IDLE 1 RUNNING_DONE 2 IDLE 3",
        TWO_STATES,
        Scenario.of(
            """
            JobChannel channel = JobChannel.open(heap);
            JobExp exp = channel.exp();
            JobImp imp = channel.imp();
            imp.sendAsk();
            exp.receiveAsk();
            exp.sendDone(1);
            String seen = exp.stateName() + " " + imp.receiveDone().result();
            imp.sendStart();
            exp.receiveStart();
            exp.sendDone(2);
            seen += " " + exp.stateName();
            seen += " " + imp.receiveDone().result();
            imp.sendMore();
            exp.receiveMore();
            exp.sendProgress();
            exp.sendDone(3);
            imp.receiveProgress();
            seen += " " + exp.stateName() + " " + imp.receiveDone().result();
            exp.close();
            imp.close();
            return seen;
            """));
  }

  @Test
  void aWrongStateIsRefused() throws Exception {
    assertRuns(
        "sendDone receiveMore receive(RUNNING) receiveDone ",
        TWO_STATES,
        Scenario.of(
            """
            JobChannel channel = JobChannel.open(heap);
            JobExp exp = channel.exp();
            JobImp imp = channel.imp();
            String seen = "";
            seen += refused(() -> exp.sendDone(1));
            seen += refused(() -> exp.receiveMore());
            seen += refused(() -> imp.receive(JobImp.RUNNING));
            seen += refused(() -> imp.receiveDone());
            exp.close();
            imp.close();
            return seen;
            """));
  }

  @Test
  void anotherMessageIsLeftInItsSlot() throws Exception {
    assertRuns(
        "receiveDone Progress()",
        TWO_STATES,
        Scenario.of(
            """
            JobChannel channel = JobChannel.open(heap);
            JobExp exp = channel.exp();
            JobImp imp = channel.imp();
            imp.sendStart();
            exp.receiveStart();
            exp.sendProgress();
            String seen = refused(() -> imp.receiveDone()) + imp.receive(JobImp.RUNNING);
            exp.close();
            imp.close();
            return seen;
            """));
  }

  @Test
  void aClosedChannelIsAViewOrAnException() throws Exception {
    assertRuns(
        "ChannelClosed IDLE receiveStart",
        TWO_STATES,
        Scenario.of(
            """
            JobChannel channel = JobChannel.open(heap);
            JobExp exp = channel.exp();
            channel.imp().close();
            String seen =
                switch (exp.receive(JobExp.IDLE)) {
                  case JobExp.Start m -> "start";
                  case JobExp.Ask m -> "ask";
                  case org.copyless.channel.ChannelClosed c -> c + " " + exp.stateName();
                };
            try {
              exp.receiveStart();
            } catch (org.copyless.channel.ChannelClosedException e) {
              seen += " " + e.getMessage().split(" ", -1)[0];
            }
            exp.close();
            return seen;
            """));
  }

  @Test
  void eachEndIsTakenOnce() throws Exception {
    assertRuns(
        "taken",
        TWO_STATES,
        Scenario.of(
            """
            JobChannel channel = JobChannel.open(heap);
            channel.imp().close();
            channel.exp().close();
            try {
              channel.exp();
              return "twice";
            } catch (IllegalStateException e) {
              return "taken";
            }
            """));
  }

  @Test
  void javacDemandsEveryMessageOfTheState() {
    Compilation compilation =
        Compile.sources(
            TWO_STATES,
            Scenario.of(
                """
                JobExp exp = JobChannel.open(heap).exp();
                return switch (exp.receive(JobExp.IDLE)) {
                  case JobExp.Start m -> "start";
                  case JobExp.Ask m -> "ask";
                };
                """));
    assertTrue(compilation.errors().toString().contains("does not cover all possible"));
  }

  @Test
  void javacRefusesMessagesOfOtherStates() {
    Compilation compilation =
        Compile.sources(
            TWO_STATES,
            Scenario.of(
                """
                JobExp exp = JobChannel.open(heap).exp();
                return switch (exp.receive(JobExp.IDLE)) {
                  case JobExp.More m -> "more";
                  default -> "";
                };
                """));
    assertTrue(compilation.errors().toString().contains("incompatible types"));
  }

  @Test
  void anUndirectedMessageIsSentByBothEnds() throws Exception {
    assertRuns(
        "1 2",
        """
        import org.copyless.annotation.*;
        @Contract("START: ping! -> ping? -> START;")
        public interface C {
          void ping(int number);
        }
        """,
        Scenario.of(
            """
            CChannel channel = CChannel.open(heap);
            CExp exp = channel.exp();
            CImp imp = channel.imp();
            exp.sendPing(1);
            int first = imp.receivePing().number();
            imp.sendPing(2);
            int second = exp.receivePing().number();
            exp.close();
            imp.close();
            return first + " " + second;
            """));
  }

  @Test
  void anEndThatNeverReceives() throws Exception {
    assertRuns(
        "END",
        """
        import org.copyless.annotation.*;
        @Contract("START: m!;")
        public interface C {
          @Out void m();
          @SuppressWarnings("copyless:contract.unusedMessage")
          @Out void unused(int i);
        }
        """,
        Scenario.of(
            """
            CChannel channel = CChannel.open(heap);
            CExp exp = channel.exp();
            CImp imp = channel.imp();
            exp.sendM();
            imp.receiveM();
            String seen = imp.stateName();
            exp.close();
            imp.close();
            return seen;
            """));
  }

  @Test
  void aNestedContractJoinsTheNames() throws Exception {
    assertRuns(
        "RED",
        """
        import org.copyless.annotation.*;
        public final class Outer {
          enum Colour { RED }
          interface Inner {
            @Contract("START: m! -> n? -> START;")
            interface C {
              @Out void m(Colour colour);
              @In void n();
            }
          }
        }
        """,
        Scenario.of(
            """
            Outer_Inner_CChannel channel = Outer_Inner_CChannel.open(heap);
            Outer_Inner_CExp exp = channel.exp();
            Outer_Inner_CImp imp = channel.imp();
            exp.sendM(Outer.Colour.RED);
            String seen = imp.receiveM().colour().toString();
            exp.close();
            imp.close();
            return seen;
            """));
  }

  @Test
  void namesThatCollide() throws Exception {
    assertRuns(
        "Closed(slot=1, next=2, index=3, state=4, tag=5) CLOSED",
        """
        import org.copyless.annotation.*;
        @Contract(
            \"""
            initial CLOSED: closed? -> STATES; initial TYPE: States? -> start! -> TYPE;
            STATES: start! -> Tags? -> String? -> start! -> CLOSED;
            initial closed: List? -> start! -> closed;
            \""")
        public interface C {
          @In void closed(int slot, int next, int index, int state, int tag);
          @In void states();
          @In void tags();
          @In void string();
          @In void list();
          @Out void start();
        }
        """,
        Scenario.of(
            """
            CChannel channel = CChannel.open(heap);
            CExp exp = channel.exp();
            CImp imp = channel.imp();
            String seen = exp.stateName();
            imp.sendClosed(1, 2, 3, 4, 5);
            seen = exp.receive(CExp.CLOSED) + " " + seen;
            exp.close();
            imp.close();
            return seen;
            """));
  }
}
