package org.copyless.processor;

import static org.copyless.processor.Scenario.assertResult;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** R92: local contracts carry Java objects, and their endpoints do not leave the process (§5.3). */
class LocalContractsTest {
  private static final String HEADER =
      """
      import org.checkerframework.checker.nullness.qual.Nullable;
      import org.copyless.annotation.*;
      import org.copyless.heap.*;
      """;

  @Test
  @DisplayName("R92: objects go beside blocks and scalars, each at its number")
  void objects() throws Exception {
    assertResult(
        "hello 1 [a, b] 2 null 3 true true",
        """
        MailChannel channel = MailChannel.open(heap);
        MailExp exp = channel.exp();
        MailImp imp = channel.imp();
        int[] array = {3};
        exp.sendLetter("hello", 1, java.util.List.of("a", "b"), heap.bytes(2), null, array);
        MailImp.Letter m = imp.receiveLetter();
        ByteVector data = m.data();
        String seen = m.text() + " " + m.number() + " " + m.list() + " " + data.length() + " "
            + m.nothing() + " " + m.array()[0] + " " + (m.array() == array);
        data.close();
        Runnable task = () -> {};
        imp.sendReply(task, 7);
        MailExp.Reply reply = exp.receiveReply();
        seen += " " + (reply.task() == task);
        exp.close();
        imp.close();
        return seen;
        """,
        HEADER
            + """
            import java.util.List;
            @Contract(local = true, value = "START: Letter! -> Reply? -> START;")
            public interface Mail {
              @Out void letter(String text, int number, List<String> list, ByteVector data,
                  @Nullable Object nothing, int[] array);
              @In void reply(Runnable task, Integer boxed);
            }
            """);
  }

  @Test
  void typeParametersStandForAnything() throws Exception {
    assertResult(
        "text 5",
        """
        BoxChannel<String> channel = BoxChannel.open(heap);
        BoxExp<String> exp = channel.exp();
        BoxImp<String> imp = channel.imp();
        exp.sendPut("text", 5);
        String seen =
            switch (imp.receive(BoxImp.start())) {
              case BoxImp.Put<String> m -> {
                String value = m.value();
                Object other = m.other();
                yield value + " " + other;
              }
              case ChannelClosed _ -> "closed";
            };
        exp.close();
        imp.close();
        return seen;
        """,
        HEADER
            + """
            @Contract(local = true, value = "START: Put! -> Ack? -> START;")
            public interface Box<T> {
              @Out <U> void put(T value, U other);
              @In void ack();
            }
            """);
  }

  @Test
  @DisplayName("R92: a local endpoint may travel through local channels")
  void localEndpointsInLocalContracts() throws Exception {
    assertResult(
        "START",
        """
        ConnectChannel connect = ConnectChannel.open(heap);
        ConnectExp exp = connect.exp();
        ConnectImp imp = connect.imp();
        ConnectChannel other = ConnectChannel.open(heap);
        other.imp().close();
        exp.sendEnd(other.exp());
        ConnectExp end = imp.receiveEnd().end();
        String seen = end.stateName();
        end.close();
        exp.close();
        imp.close();
        return seen;
        """,
        HEADER
            + """
            @Contract(local = true, value = "START: End! -> Ack? -> START;")
            public interface Connect {
              @Out void end(ConnectExp end);
              @In void ack();
            }
            """);
  }

  private static final String LOCAL =
      HEADER
          + "@Contract(local = true, value = \"START: m! -> n? -> START;\")\n"
          + "interface L { @Out void m(String s); @In void n(); }";

  @Test
  @DisplayName("R92: a local endpoint is no argument of a contract that leaves the process")
  void r92LocalEndpointsInOtherContracts() {
    assertError(
        "@Contract(\"START: m! -> n? -> START;\")\n"
            + "interface C { @Out void m(LExp e); @In void n(); }",
        "5:32: [argument.localEndpoint] argument e of message m is an endpoint of the local",
        LOCAL);
    assertError(
        "@Contract(\"START: m! -> n? -> START;\")\n"
            + "interface C<A extends Tracked> { @Out void m(CExp<LExp> e); @In void n(); }",
        "5:57: [argument.localEndpoint]",
        LOCAL);
  }

  @Test
  @DisplayName("R72, R92: local endpoints stay out of rep structs and vectors too")
  void r92LocalEndpointsInStructsAndVectors() {
    assertError(
        "@RepStruct\ninterface S extends Tracked { LExp e(); void e(LExp value); }",
        "5:36: [struct.endpoint]",
        LOCAL);
    assertError(
        "@Contract(local = true, value = \"START: m! -> n? -> START;\")\n"
            + "interface C { @Out void m(TrackedVector<LExp> e); @In void n(); }",
        "[argument.notExchangeable] TrackedVector<LExp> cannot be sent",
        LOCAL);
  }

  @Test
  void whatIsTrackedIsNoObject() {
    assertError(
        "@Contract(local = true, value = \"START: m! -> n? -> START;\")\n"
            + "interface C { @Out void m(Tracked t); @In void n(); }",
        "5:35: [argument.notExchangeable] Tracked cannot be sent");
  }

  private static void assertError(String source, String part, String... others) {
    Compilation compilation =
        others.length == 0
            ? Compile.sources(HEADER + source)
            : Compile.sources(HEADER + source, others[0]);
    List<String> ours =
        Compile.errors(compilation).stream().filter(e -> e.contains(": [")).toList();
    assertEquals(1, ours.size(), () -> Compile.errors(compilation).toString());
    assertTrue(ours.getFirst().contains(part), ours::toString);
  }
}
