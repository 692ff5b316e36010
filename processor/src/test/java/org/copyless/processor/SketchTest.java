package org.copyless.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * A wrong contract hides no other error: its classes are generated all the same, from what could be
 * understood.
 */
class SketchTest {
  private static final List<String> GO_ON = List.of("--should-stop=ifError=FLOW");

  private static final String MESSAGES =
      """
      interface C {
        @org.copyless.annotation.Out void ping(int number);
        @org.copyless.annotation.In void pong(CExp other);
        void both();
      }
      """;

  /** Uses all that is generated, also of messages that the text does not use. */
  private static final String USER =
      """
      class User {
        void use(org.copyless.heap.ExchangeHeap heap) throws Exception {
          CChannel channel = CChannel.open(heap);
          CExp exp = channel.exp();
          CImp imp = channel.imp();
          exp.sendPing(1);
          int number = imp.receivePing().number();
          imp.sendPong(exp);
          CExp other = exp.receivePong().other();
          exp.sendBoth();
          CImp.Both left = imp.receiveBoth();
          imp.sendBoth();
          CExp.Both right = exp.receiveBoth();
        }
      }
      """;

  private static final String WRONG = "class Wrong {\n  int i = \"one\";\n}";

  @Test
  void theErrorsOfTheRestAreReported() {
    for (String text :
        List.of(
            "START: Ping! -> Pong? -> STRAT;",
            "START: Ping! -> Pang? -> START;",
            "START: { Ping! -> START; Pong? -> START; }",
            "START: { Ping! -> START; Ping! -> END; } END: ;",
            "START: Ping! -> START;",
            "START: Ping! -> ",
            "@€",
            "")) {
      assertEquals(
          List.of("C.java:1 contract", "Wrong.java:2 incompatible"),
          errors(Compile.with(GO_ON, contract(text), USER, WRONG)),
          text);
    }
  }

  @Test
  void withoutTheFlagNothingIsMissed() {
    Compilation compilation =
        Compile.with(List.of(), contract("START: Ping! -> Pong? -> STRAT;"), USER, WRONG);
    assertEquals(List.of("C.java:1 contract"), errors(compilation));
  }

  @Test
  void statesThatCouldBeReadAreThere() {
    Compilation compilation =
        Compile.with(
            GO_ON,
            contract("START: Ping! -> Pong? -> STRAT;"),
            """
            class User {
              void use(CExp exp, CImp imp) throws Exception {
                switch (imp.receive(CImp.START)) {
                  case CImp.Ping m -> m.number();
                  case org.copyless.channel.ChannelClosed _ -> {}
                }
                switch (exp.receive(CExp.START_PING)) {
                  case CExp.Pong m -> m.other();
                  case org.copyless.channel.ChannelClosed _ -> {}
                }
              }
            }
            """);
    assertEquals(List.of("C.java:1 contract"), errors(compilation));
  }

  @Test
  void aTextThatIsNoConstant() {
    Compilation compilation =
        Compile.with(
            GO_ON, "@org.copyless.annotation.Contract(Missing.TEXT)\n" + MESSAGES, USER, WRONG);
    assertEquals(List.of("C.java:1 cannot", "Wrong.java:2 incompatible"), errors(compilation));
  }

  private static String contract(String text) {
    return "@org.copyless.annotation.Contract(\"" + text + "\")\n" + MESSAGES;
  }

  /** File, line and first word; those of the contract's text once. */
  private static List<String> errors(Compilation compilation) {
    compilation
        .errors()
        .forEach(d -> assertTrue(!d.getMessage(Locale.ROOT).startsWith("[processor"), d::toString));
    return compilation.errors().stream()
        .map(
            d ->
                d.getSource().getName().replaceFirst(".*/", "")
                    + ":"
                    + d.getLineNumber()
                    + " "
                    + d.getMessage(Locale.ROOT).replaceFirst("(?s)^\\[?(\\w+)[.: ].*", "$1"))
        .distinct()
        .toList();
  }
}
