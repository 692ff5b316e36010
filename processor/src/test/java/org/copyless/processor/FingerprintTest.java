package org.copyless.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.google.testing.compile.Compilation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Fingerprints change with all that two processes must agree on, and with nothing else. */
class FingerprintTest {
  /** A contract; a struct, an enum and another contract stand in its messages. */
  private static final List<String> SOURCES =
      List.of(
          """
          import org.checkerframework.checker.nullness.qual.Nullable;
          import org.copyless.annotation.*;
          @Contract(value = "START: { ask? -> answer! -> START; stop? -> END; } END: ;")
          public interface C {
            @In void ask(Packet packet, int size);
            @Out void answer(Colour colour, @State("IDLE") DExp other);
            @In void stop();
          }
          """,
          """
          import org.copyless.annotation.*;
          import org.copyless.heap.*;
          @RepStruct interface Packet extends Tracked {
            Inner inner();
            void inner(Inner value);
            int used();
            void used(int value);
          }
          """,
          """
          import org.copyless.annotation.*;
          import org.copyless.heap.*;
          @RepStruct interface Inner extends Tracked {
            ByteVector data();
            void data(ByteVector value);
          }
          """,
          "enum Colour { RED, GREEN }",
          """
          import org.copyless.annotation.*;
          @Contract("IDLE: work? -> done! -> IDLE;")
          public interface D { @In void work(Kind kind, CExp back); @Out void done(); }
          """,
          "enum Kind { ONE, TWO }");

  @Test
  void whatDoesNotMatter() throws Exception {
    assertSame("\"START: { ask?", "\" state START : one { /* x */ ask ?");
    assertSame("ask? ->", "Ask? ->");
    assertSame("Packet packet, int size", "Packet p, int s");
    assertSame("@In void stop();", "/** Stops. */ @In\n  void   stop();");
    assertSame("Inner value", "Inner inner");
    assertSame("IDLE: work? -> done! -> IDLE;", "IDLE: one { work? -> (done!) -> IDLE; }");
  }

  @Test
  void statesAndTransitions() throws Exception {
    assertDifferent("-> END; } END: ;", "-> END2; } END2: ;");
    assertDifferent("answer! -> START;", "answer! -> END;");
    assertDifferent("stop? -> END;", "stop? -> ask? -> END;");
    assertDifferent("ask? -> answer!", "ask? -> stop? -> answer!");
  }

  @Test
  void messages() throws Exception {
    assertDifferent(
        "@In void stop();", "@In void stop(); @SuppressWarnings(\"copyless\") @In void more();");
    assertDifferent(
        "@In void stop();\n}", "}", "{\n  @In void ask", "{ @In void stop();\n  @In void ask");
    assertDifferent("int size", "long size");
    assertDifferent("Packet packet, int size", "int size, Packet packet");
    assertDifferent("Colour colour", "@Nullable Colour colour");
    assertDifferent("@State(\"IDLE\") DExp", "@State(\"IDLE_WORK\") DExp");
    assertDifferent("DExp other", "DImp other");
    assertDifferent("value = \"START", "unbounded = true, value = \"START");
  }

  @Test
  void theTypesInMessages() throws Exception {
    assertDifferent("RED, GREEN", "GREEN, RED");
    assertDifferent("RED, GREEN", "RED, GREEN, BLUE");
    assertDifferent("int used();\n  void used(int", "long used();\n  void used(long");
    assertDifferent(
        "ByteVector data();\n  void data(ByteVector", "IntVector data();\n  void data(IntVector");
  }

  @Test
  void theContractsOfEndpointsInMessages() throws Exception {
    assertDifferent("done! -> IDLE;", "done! -> done! -> IDLE;");
    assertDifferent("Kind kind", "long kind");
  }

  @Test
  void whatTheirMessagesCarryIsTheirOwnAffair() throws Exception {
    assertSame("ONE, TWO", "ONE, TWO, THREE");
  }

  @Test
  void bothEndsKnowIt() throws Exception {
    Compilation compilation = compile(SOURCES);
    for (String end : List.of("CExp", "CImp")) {
      String source = EndpointArgumentsTest.source(compilation, end);
      assertEquals(
          1, source.split(".fingerprint\\(CChannel.FINGERPRINT\\)", -1).length - 1, source);
    }
  }

  private static void assertSame(String... replacements) throws Exception {
    assertEquals(fingerprint(SOURCES), fingerprint(changed(replacements)), replacements[1]);
  }

  private static void assertDifferent(String... replacements) throws Exception {
    assertNotEquals(fingerprint(SOURCES), fingerprint(changed(replacements)), replacements[1]);
  }

  private static List<String> changed(String... replacements) {
    List<String> sources = SOURCES;
    for (int i = 0; i < replacements.length; i += 2) {
      String from = replacements[i];
      String to = replacements[i + 1];
      assertEquals(1, sources.stream().filter(s -> s.contains(from)).count(), from);
      sources = sources.stream().map(s -> s.replace(from, to)).toList();
    }
    return sources;
  }

  static Object fingerprint(List<String> sources) throws Exception {
    return new Scenario.Loader(compile(sources))
        .loadClass("CChannel")
        .getField("FINGERPRINT")
        .get(null);
  }

  private static Compilation compile(List<String> sources) {
    Compilation compilation = Compile.with(List.of(), sources.toArray(String[]::new));
    assertEquals(List.of(), compilation.errors());
    return compilation;
  }
}
