package org.copyless.checker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What tools around javac rely on. IntelliJ IDEA's build and Maven without {@code <fork>} ask each
 * diagnostic, while javac runs, where it starts and ends and what it says; Maven with {@code
 * <fork>} reads the lines that javac prints.
 */
class BuildToolsTest {
  private static final String PROGRAM =
      """
      import org.copyless.annotation.Claims;
      import org.copyless.annotation.State;
      import org.copyless.channel.ChannelClosedException;
      import org.copyless.heap.ByteVector;
      import org.copyless.heap.ExchangeHeap;

      class Driver {
        static Object last;

        static void twice(@Claims ByteVector packet) {
          packet.close();
          packet.close();
        }

        static void lost(ExchangeHeap heap) {
          ByteVector packet = heap.bytes(1514);
          packet.set(0, (byte) 0);
        }

        static void lent(ByteVector packet) {
          packet.close();
        }

        static void kept(ByteVector packet) {
          last = packet;
        }

        static void halfDone(@State("IO_CONFIGURED") NicDeviceImp device) {
          device.sendStartIO();
        }

        static void early(@Claims NicDeviceImp device, ByteVector first, ByteVector second) {
          device
              .sendStartIO();
          Frames.swap(first,
              first);
          device.close();
        }

        static int unopened(NetworkPacket packet) {
          return packet.data().length();
        }

        static void start(@Claims NicEventsImp events)
            throws InterruptedException, ChannelClosedException {
          halfDone(NicDeviceChannel.open(events.heap()).imp());
          String text = "" + events;
          events.close();
        }
      }

      class Frames {
        static void swap(ByteVector a, ByteVector b) {}
      }
      """;

  /** Line, column, what is underlined, message: the column is that of javac's caret. */
  private static final String SHOWN =
      """
      12:5 «packet» [ownership.dangling] 'packet' is dangling: closed at line 11
      18:3 «}» [ownership.leak] 'packet' is still owned at the end of lost: close it, \
      return it, send it or pass it to a @Claims parameter
      21:5 «packet» [ownership.borrowed] 'packet' is only borrowed and cannot be closed: \
      declare the parameter @Claims, or leave that to the caller
      25:12 «packet» [tracked.escapes] 'packet' cannot be stored in last; tracked \
      pointers live in locals, parameters, results, message arguments and fields of rep \
      structs
      30:3 «}» [protocol.exit] 'device' is left in state IO_RUNNING; declared: \
      IO_CONFIGURED. Bring it there before the end of halfDone, or declare it @State(..., \
      then = ...)
      34:21 «device .sendStartIO()» [protocol.state] sendStartIO is not allowed in state \
      START; allowed there: receive deviceInfo or close (contract NicDevice)
      36:9 «first» [ownership.aliased] 'first' stands twice in this call: the tracked \
      arguments of swap must be distinct blocks
      41:23 «packet.data()» [expose.required] 'packet.data()' is reached only while \
      'packet' is exposed: put it into try (var _ = packet.expose()) { ... }
      46:35 «NicDeviceChannel.open(events.heap())» [channel.end] 'exp()' is never taken: \
      each end of a new channel is taken exactly once
      46:54 «NicDeviceChannel.open(events.heap()).imp()» [protocol.declared] \
      'NicDeviceChannel.open(events.heap()).imp()' is in state START; wanted: \
      IO_CONFIGURED, by parameter 'device' of halfDone (contract NicDevice). Bring it \
      there first, or declare the other state
      """;

  @TempDir static Path temporary;
  private static Path contracts;

  @BeforeAll
  static void compileContracts() throws IOException {
    contracts = Javac.compileContracts(Files.createDirectory(temporary.resolve("contracts")));
  }

  /** What a listener is told of each diagnostic, at once. */
  private static String listen(Path file, Locale locale, String... options) throws IOException {
    StringBuilder told = new StringBuilder();
    var javac = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager = javac.getStandardFileManager(null, locale, null)) {
      javac
          .getTask(
              null,
              manager,
              each -> told.append(shown(each, locale)).append('\n'),
              Javac.arguments(List.of(contracts), newFolder(), options),
              null,
              manager.getJavaFileObjects(file))
          .call();
    }
    return told.toString();
  }

  private static String shown(Diagnostic<? extends JavaFileObject> each, Locale locale) {
    assertEquals(Diagnostic.Kind.ERROR, each.getKind());
    assertEquals("compiler.err.proc.messager", each.getCode());
    assertTrue(each.getStartPosition() <= each.getPosition());
    assertTrue(each.getPosition() < each.getEndPosition());
    return "%d:%d «%s» %s"
        .formatted(
            each.getLineNumber(),
            each.getColumnNumber(),
            Expectations.underlined(each),
            each.getMessage(locale));
  }

  private static Path newFolder() throws IOException {
    return Files.createTempDirectory(temporary, "out");
  }

  private static Path driver() throws IOException {
    return Files.writeString(newFolder().resolve("Driver.java"), PROGRAM);
  }

  @Test
  void aListenerIsToldWhereEachErrorStartsAndEndsAndWhatItSays() throws IOException {
    assertEquals(SHOWN, listen(driver(), Locale.ENGLISH));
    assertEquals(SHOWN, listen(driver(), Locale.ROOT));
    assertEquals(SHOWN, listen(driver(), Locale.JAPAN));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-Xdiags:compact",
        "-Xdiags:verbose",
        "-XDrawDiagnostics",
        "-implicit:none",
        "-proc:full",
        "-proc:only",
        "-Werror",
        "--enable-preview --release 25",
        "--release 25",
        "-XDcompilePolicy=simple",
        "-XDcompilePolicy=byfile",
        "-XDshould-stop.ifError=FLOW"
      })
  void optionsOfOtherToolsChangeNothing(String options) throws IOException {
    assertEquals(SHOWN, listen(driver(), Locale.ENGLISH, options.split(" ", -1)));
  }

  @Test
  void asManyErrorsAsAreAskedFor() throws IOException {
    String first = SHOWN.substring(0, SHOWN.indexOf('\n') + 1);
    assertEquals(first, listen(driver(), Locale.ENGLISH, "-Xmaxerrs", "1"));
  }

  @Test
  void aRunLeavesNothingBehindForTheNext() throws IOException {
    Path accepted = Javac.TEST_INPUTS.resolve("accept/PaperVectors.java");
    assertEquals("", listen(accepted, Locale.ENGLISH));
    assertNotEquals(SHOWN, listen(driver(), Locale.ENGLISH, "-Acopyless.exceptions=all"));
    assertEquals("", listen(accepted, Locale.ENGLISH));
    assertEquals(SHOWN, listen(driver(), Locale.ENGLISH));
  }

  @Test
  void javacPrintsFileLineAndMessageAndPointsAtTheColumn() throws IOException {
    assertEquals(
        """
        Driver.java:12: error: [ownership.dangling] 'packet' is dangling: closed at line 11
            packet.close();
            ^
        1 error
        only showing the first 1 errors, of 10 total; use -Xmaxerrs if you would like to see more
        """,
        print(driver(), "-Xmaxerrs", "1"));
  }

  @Test
  void rawDiagnosticsHaveLineAndColumn() throws IOException {
    assertEquals(
        """
        Driver.java:12:5: compiler.err.proc.messager: [ownership.dangling] 'packet' is dangling: \
        closed at line 11
        1 error
        only showing the first 1 errors, of 10 total; use -Xmaxerrs if you would like to see more
        """,
        print(driver(), "-XDrawDiagnostics", "-Xmaxerrs", "1"));
  }

  /** What javac prints without a listener, file names without folders. */
  private static String print(Path file, String... options) throws IOException {
    var javac = ToolProvider.getSystemJavaCompiler();
    StringWriter output = new StringWriter();
    try (StandardJavaFileManager manager =
        javac.getStandardFileManager(null, Locale.ENGLISH, null)) {
      javac
          .getTask(
              output,
              manager,
              null,
              Javac.arguments(List.of(contracts), newFolder(), options),
              null,
              manager.getJavaFileObjects(file))
          .call();
    }
    return output.toString().replace(file.getParent() + "/", "");
  }

  /** As Maven without {@code <fork>} and without {@code .mvn/jvm.config} runs it. */
  @Test
  void aJvmThatDoesNotShowTheCompilerGetsASentenceAndNoStackTrace() throws Exception {
    String page = read("docs/errors/checker.access.md");
    String shown = page.replaceFirst("(?s).*?```text\n(.*?)\n```.*", "$1");
    assertEquals(
        Stream.concat(shown.lines().map(String::strip), Stream.of("1 error")).toList(),
        run(List.of()).lines().map(line -> line.strip().replaceFirst("^error: ", "")).toList());
  }

  @Test
  void theOptionsOfTheReadmeAreThoseThatMavenNeeds() throws Exception {
    List<String> options =
        Pattern.compile("<arg>(.*?)</arg>")
            .matcher(read("README.md"))
            .results()
            .map(each -> each.group(1))
            .toList();
    assertTrue(run(options).startsWith("Driver.java:12: error: [ownership.dangling]"));
  }

  @Test
  void theOptionsOfTheManualAreThoseThatTheJvmNeeds() throws Exception {
    List<String> options =
        read("docs/ides.md").lines().filter(line -> line.startsWith("--add-")).toList();
    List<String> forJavac = options.stream().map("-J"::concat).toList();
    assertTrue(run(forJavac).startsWith("Driver.java:12: error: [ownership.dangling]"));
    String lastMissing = run(forJavac.subList(0, forJavac.size() - 1));
    assertTrue(lastMissing.contains("[checker.access]"), lastMissing);
    assertTrue(lastMissing.contains(options.getLast()), lastMissing);
    assertFalse(lastMissing.contains(options.getFirst()), lastMissing);
  }

  private static String read(String file) throws IOException {
    return Files.readString(Javac.TEST_INPUTS.resolveSibling(file));
  }

  /** What a javac in a process of its own prints. */
  private static String run(List<String> options) throws IOException, InterruptedException {
    Path driver = driver();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "javac").toString());
    command.addAll(options);
    command.addAll(Javac.arguments(List.of(contracts), newFolder()));
    command.add(driver.toString());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(1, process.waitFor(), output);
    return output.replace(driver.getParent() + "/", "");
  }

  /** javac says itself that it has compiled more than it was given. */
  @Test
  void whatIsFoundOnTheSourcePathIsNotCheckedAndJavacSaysSo() throws IOException {
    Path folder = newFolder();
    Files.writeString(
        folder.resolve("Lossy.java"),
        """
        import org.copyless.heap.ExchangeHeap;

        class Lossy {
          static void lose(ExchangeHeap heap) {
            heap.bytes(8);
          }
        }
        """);
    Path user =
        Files.writeString(
            folder.resolve("User.java"),
            """
            import org.copyless.heap.ExchangeHeap;

            class User {
              static void use(ExchangeHeap heap) {
                Lossy.lose(heap);
              }
            }
            """);
    String said = print(user, "-sourcepath", folder.toString());
    assertTrue(said.contains("Implicitly compiled files were not subject to annotation"), said);
  }
}
