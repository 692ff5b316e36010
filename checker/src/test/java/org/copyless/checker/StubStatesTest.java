package org.copyless.checker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Protocol states in stub files and class files: {@code @State}, {@code then}, {@code @OnThrow}.
 */
class StubStatesTest {
  private static final String IMPORTS =
      """
      import java.io.IOException;
      import org.copyless.annotation.*;
      import org.copyless.heap.TCell;
      """;

  private static final String LIBRARY =
      IMPORTS
          + """
          public class Drivers {
            public static void configure(NicDeviceImp device, String file) throws IOException {}
            public static void keep(TCell<NicEventsExp> cell) {}
            public static NicEventsExp next() { return null; }
            public static void wake(@State("AWAKE") NicEventsExp events) {}
          }
          """;

  @TempDir static Path folder;
  private static Path contracts;
  private static Path library;

  @BeforeAll
  static void compileTheLibrary() throws IOException {
    contracts = Javac.compileContracts(Files.createDirectory(folder.resolve("contracts")));
    library = Files.createDirectory(folder.resolve("library"));
    Path source = Files.writeString(folder.resolve("Drivers.java"), LIBRARY);
    Javac.Result result = Javac.compile(List.of(source), List.of(contracts), library, "-proc:none");
    assertTrue(result.success(), result::output);
  }

  private static List<String> compile(String methods, String... options) throws IOException {
    String program = IMPORTS + "class Client {\n" + methods + "}\n";
    Path source = Files.writeString(folder.resolve("Client.java"), program);
    Path out = Files.createTempDirectory(folder, "out");
    return Javac.compile(List.of(source), List.of(contracts, library), out, options)
        .diagnostics()
        .stream()
        .map(each -> each.getMessage(Locale.ENGLISH))
        .toList();
  }

  private static String stubs(String method) throws IOException {
    String stub = IMPORTS + "class Drivers { " + method + " }";
    return "-Astubs=" + Files.writeString(folder.resolve("drivers.astub"), stub);
  }

  private static final String CONFIGURE =
      """
      static void start(@Claims @State("IO_CONFIGURED") NicDeviceImp device) {
        try (device) {
          Drivers.configure(device, "eth0");
          device.sendConfigureIO();
        } catch (IOException e) {
          %s
        }
      }
      """;

  @Test
  void aStubNamesTheStatesBeforeAndAfterAndThoseOfAnException() throws IOException {
    String configured =
        stubs(
            "static void configure(@OnThrow(\"IO_RUNNING\")"
                + " @State(value = \"IO_CONFIGURED\") NicDeviceImp device, String file)"
                + " throws IOException;");
    assertEquals(List.of(), compile(CONFIGURE.formatted(""), configured));
    List<String> without = compile(CONFIGURE.formatted(""));
    assertEquals(1, without.size(), without::toString);
    assertTrue(
        without.getFirst().contains("wanted: START, by argument 1 of Drivers.configure"),
        without::toString);
  }

  private static final String LOOK =
      """
      static void look(@State("IO_CONFIGURED") @OnThrow("IO_RUNNING") NicDeviceImp device)
          throws IOException {
        Drivers.configure(device, "eth0");
      }
      """;

  @Test
  void theStateAfterAnExceptionIsTheOneThatTheStubNames() throws IOException {
    String running =
        "static void configure(@OnThrow(\"IO_RUNNING\") @State(\"IO_CONFIGURED\")"
            + " NicDeviceImp device, String file) throws IOException;";
    assertEquals(List.of(), compile(LOOK, stubs(running)));
    List<String> found = compile(LOOK, stubs(running.replace("IO_RUNNING", "START")));
    assertEquals(1, found.size(), found::toString);
    assertTrue(
        found.getFirst().startsWith("[protocol.thrown] 'device' is in state START"),
        found::toString);
  }

  private static void assertUnknown(String name, String where, List<String> found) {
    assertEquals(1, found.size(), () -> where + found);
    assertTrue(
        found.getFirst().startsWith("[protocol.unknown] '" + name + "' is not a state of contract"),
        found::toString);
    assertTrue(found.getFirst().endsWith(", and " + where + ": mend it there"), found::toString);
  }

  @Test
  void aNameInAStubThatIsNoStateIsReportedWhereTheMethodIsUsed() throws IOException {
    String configure =
        "static void configure(@State(\"IO_CONFIGURED\") @OnThrow(\"NOPE\") NicDeviceImp device,"
            + " String file) throws IOException;";
    String where = "a stub file names it for Drivers.configure";
    assertUnknown("NOPE", where, compile(CONFIGURE.formatted(""), stubs(configure)));
    String then =
        "static void configure(@State(value = \"IO_CONFIGURED\", then = \"LOST\")"
            + " NicDeviceImp device, String file) throws IOException;";
    assertUnknown("LOST", where, compile(CONFIGURE.formatted(""), stubs(then)));
    assertUnknown(
        "NOPE",
        "a stub file names it for Drivers.keep",
        compile(
            "static void keep(TCell<NicEventsExp> cell) { Drivers.keep(cell); }\n",
            stubs("static void keep(TCell<@State(\"NOPE\") NicEventsExp> cell);")));
    assertUnknown(
        "NOPE",
        "a stub file names it for Drivers.next",
        compile(
            "static void drop() { Drivers.next().close(); }\n",
            stubs("static @State(\"NOPE\") NicEventsExp next();")));
  }

  @Test
  void theSameHoldsForAClassFile() throws IOException {
    assertUnknown(
        "AWAKE",
        "its class file names it for Drivers.wake",
        compile("static void wake(NicEventsExp events) { Drivers.wake(events); }\n"));
  }
}
