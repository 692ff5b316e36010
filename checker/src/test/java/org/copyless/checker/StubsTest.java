package org.copyless.checker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stub files: those of a user, given by {@code -Astubs}, and those that are built in. */
class StubsTest {
  private static final String LIBRARY =
      """
      package com.acme;
      import org.copyless.heap.*;
      public class Wire {
        public static void transmit(ByteVector frame) { frame.close(); }
        public static int length(ByteVector frame) { return frame.length(); }
        public static <T> T logged(T what) { return what; }
        public static class Tap<K extends Comparable<K>> {
          public Tap(Object what) {}
          public void look(K key, Object... all) {}
        }
      }
      """;

  @TempDir Path folder;
  private Path library;

  @BeforeEach
  void compileTheLibrary() throws IOException {
    library = Files.createDirectory(folder.resolve("library"));
    Path source = Files.writeString(folder.resolve("Wire.java"), LIBRARY);
    Javac.Result result = Javac.compile(List.of(source), List.of(), library, "-proc:none");
    assertTrue(result.success(), result::output);
  }

  private List<String> compile(String methods, String... options) throws IOException {
    Path source =
        Files.writeString(
            folder.resolve("Client.java"),
            """
            import com.acme.Wire;
            import org.copyless.annotation.Claims;
            import org.copyless.heap.ByteVector;
            class Client {
            """
                + methods
                + "}\n");
    Path out = Files.createTempDirectory(folder, "out");
    return Javac.compile(List.of(source), List.of(library), out, options).diagnostics().stream()
        .map(each -> each.getKind() + " " + each.getMessage(Locale.ENGLISH))
        .toList();
  }

  private String stubs(String entry) throws IOException {
    String imports = "import org.copyless.annotation.*; import org.copyless.heap.ByteVector; ";
    return "-Astubs=" + Files.writeString(folder.resolve("wire.astub"), imports + entry);
  }

  private static final String GIVES =
      "static void send(@Claims ByteVector frame) { Wire.transmit(frame); }\n";

  @Test
  void aStubSaysThatALibraryClaims() throws IOException {
    String claims =
        stubs("package com.acme; class Wire { static void transmit(@Claims ByteVector frame); }");
    assertEquals(List.of(), compile(GIVES, claims));
    List<String> twice =
        compile(
            "static void send(@Claims ByteVector frame) {"
                + " Wire.transmit(frame); Wire.transmit(frame); }\n",
            claims);
    assertEquals(1, twice.size(), twice::toString);
    assertTrue(twice.getFirst().contains("[ownership.dangling]"), twice::toString);
  }

  @Test
  void withoutAStubATrackedParameterIsBorrowed() throws IOException {
    assertEquals(
        List.of(), compile("static int of(ByteVector frame) { return Wire.length(frame); }\n"));
    List<String> found = compile(GIVES);
    assertEquals(1, found.size(), found::toString);
    assertTrue(found.getFirst().contains("[ownership.leak]"), found::toString);
  }

  /** The error shows a stub file, and with that the program is accepted. */
  @Test
  void theErrorShowsTheStubThatMendsIt() throws IOException {
    for (String call :
        List.of(
            "Wire.logged(frame);",
            "tap.look(\"in\", frame, frame);",
            "new Wire.Tap<String>(frame);")) {
      String method = "static void tap(ByteVector frame, Wire.Tap<String> tap) { " + call + " }\n";
      List<String> found = compile(method);
      String entry = shownStub(found.getFirst());
      assertEquals(List.of(), compile(method, stubs(entry)), entry);
    }
  }

  private static String shownStub(String error) {
    Matcher matcher = Pattern.compile("-Astubs=FILE: (.*}) If it keeps it").matcher(error);
    assertTrue(matcher.find(), error);
    return matcher.group(1);
  }

  @Test
  void whatAStubReturnsIsItsArgument() throws IOException {
    String same =
        stubs(
            "package com.acme; class Wire {"
                + " static <T> @Borrowed T logged(@Borrowed T what); }");
    assertEquals(
        List.of(),
        compile("static void log(@Claims ByteVector v) { Wire.logged(v).close(); }\n", same));
    List<String> twice =
        compile(
            "static void log(@Claims ByteVector v) { v.close(); Wire.logged(v).close(); }\n", same);
    assertTrue(twice.getFirst().contains("[ownership.dangling]"), twice::toString);
  }

  @Test
  void aWrongStubIsReportedWithItsPlace() throws IOException {
    assertWarning("class Wire { void none(ByteVector v); }", "wire.astub:(line 1,col ", "none");
    assertWarning("class Nothing { }", "wire.astub:(line 1,col ", "com.acme.Nothing");
    assertWarning("class Wire { void transmit(ByteVector v) }", "(line 1,col ", "Parse error");
    assertWarning(
        "class Wire { static void transmit(@Claimed ByteVector v); }",
        "wire.astub:(line 1,col ",
        "@Claimed");
  }

  private void assertWarning(String entry, String... parts) throws IOException {
    List<String> found = compile("", stubs("package com.acme; " + entry));
    assertEquals(1, found.size(), found::toString);
    for (String part : parts) {
      assertTrue(found.getFirst().contains(part), found::toString);
    }
    assertTrue(found.getFirst().startsWith("WARNING"), found::toString);
  }

  @Test
  void aMissingStubFileIsReported() throws IOException {
    List<String> found = compile("", "-Astubs=none.astub");
    assertTrue(found.getFirst().contains("none.astub"), found::toString);
  }

  /** Each entry that is built in is used by a program that is accepted. */
  @Test
  void eachBuiltInEntryIsUsed() throws IOException {
    Path stubs = Javac.TEST_INPUTS.resolveSibling("stubs");
    Set<String> unused = new TreeSet<>();
    for (String name : List.of("jdk", "junit", "slf4j")) {
      String programs = programs(name);
      Matcher entry = ENTRY.matcher(Files.readString(stubs.resolve(name + ".astub")));
      while (entry.find()) {
        if (!programs.contains(entry.group(1) + "(")) {
          unused.add(name + " " + entry.group(1));
        }
      }
    }
    assertEquals(Set.of(), unused);
  }

  private static final Pattern ENTRY = Pattern.compile("(?m)^\\s+[\\w<> @.]+ (\\w+)\\(.*\\);$");

  private static String programs(String stub) throws IOException {
    String program =
        switch (stub) {
          case "jdk" -> "R21Libraries";
          case "junit" -> "R21Assertions";
          default -> "R21Logging";
        };
    return Files.readAllLines(Javac.TEST_INPUTS.resolve("accept").resolve(program + ".java"))
        .stream()
        .collect(Collectors.joining("\n"));
  }
}
