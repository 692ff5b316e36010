package org.copyless.checker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.copyless.checker.diagnostic.Key;
import org.copyless.contract.ProblemKey;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each key of the checker and of the processor has a page under {@code docs/errors/}, whose first
 * program raises that error and no other, with the text that the page shows, and whose other
 * programs raise nothing. The page of a mistake on the command line has command lines instead.
 */
class ErrorPagesTest {
  private static final Path PAGES =
      Javac.TEST_INPUTS.resolveSibling("docs").resolve("errors").normalize();
  private static final Pattern PROGRAM = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern COMMAND =
      Pattern.compile("```sh\nbin/copylessc (-A\\S+) -d out Main.java\n```");
  private static final Pattern SHOWN = Pattern.compile("```text\n(.*?)\n```", Pattern.DOTALL);
  private static final Pattern CLASS =
      Pattern.compile(
          "^(?:public )?(?:final )?(?:class|interface|record) (\\w+)", Pattern.MULTILINE);

  /**
   * Keys that nothing on a page can raise: what is too intricate today may be understood tomorrow,
   * and a JVM that hides the compiler is not the one that runs this test, but {@link
   * BuildToolsTest} starts one.
   */
  private static final Set<Key> WITHOUT_PROGRAM = EnumSet.of(Key.TOO_COMPLEX, Key.ACCESS);

  /**
   * Keys of the processor without a page: no program and no option is to blame for a picture that
   * cannot be written where the directory could be, for a library that fails, or for a mistake of
   * ours.
   */
  private static final Set<org.copyless.processor.Key> WITHOUT_PAGE =
      EnumSet.of(
          org.copyless.processor.Key.INTERNAL,
          org.copyless.processor.Key.DIAGRAMS_WRITE,
          org.copyless.processor.Key.DIAGRAMS_DRAWING);

  /**
   * Problems without a page: the processor shows a contract's text one method of each name, and
   * {@code message.overloaded} speaks of the others, so that no program raises this one.
   */
  private static final Set<ProblemKey> PROBLEMS_WITHOUT_PAGE =
      EnumSet.of(ProblemKey.DUPLICATE_MESSAGE);

  /** Keys of mistakes on the command line: their pages have command lines, not programs. */
  private static final SortedSet<String> COMMAND_LINE =
      new TreeSet<>(
          List.of(
              Key.OPTION.toString(),
              org.copyless.processor.Key.OPTION.toString(),
              org.copyless.processor.Key.DIAGRAMS_DIRECTORY.toString()));

  private static final String OPTIONS = "// options: ";

  private static final Pattern LINK =
      Pattern.compile("^\\| \\[([\\w.]+)]\\(\\1\\.md\\) \\|", Pattern.MULTILINE);

  @TempDir static Path temporary;
  private static Path contracts;

  @BeforeAll
  static void compileContracts() throws IOException {
    contracts = Javac.compileContracts(Files.createDirectory(temporary.resolve("contracts")));
  }

  /** The keys of the processor that have a page. */
  private static SortedSet<String> processorKeys() {
    SortedSet<String> keys = new TreeSet<>();
    EnumSet.complementOf(EnumSet.copyOf(WITHOUT_PAGE)).forEach(key -> keys.add(key.toString()));
    EnumSet.complementOf(EnumSet.copyOf(PROBLEMS_WITHOUT_PAGE)).forEach(key -> keys.add(key.key()));
    return keys;
  }

  private static SortedSet<String> keys() {
    return Arrays.stream(Key.values())
        .map(Key::toString)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String page(String key) throws IOException {
    return Files.readString(PAGES.resolve(key + ".md"));
  }

  private static List<String> programs(String page) {
    List<String> programs = new ArrayList<>();
    for (Matcher matcher = PROGRAM.matcher(page); matcher.find(); ) {
      programs.add(matcher.group(1));
    }
    return programs;
  }

  @TestFactory
  Stream<DynamicTest> programs() {
    return Stream.concat(withProgram().stream(), processorKeys().stream())
        .filter(key -> !COMMAND_LINE.contains(key))
        .map(key -> DynamicTest.dynamicTest(key, () -> check(key, page(key))));
  }

  private static SortedSet<String> withProgram() {
    SortedSet<String> keys = keys();
    WITHOUT_PROGRAM.forEach(key -> keys.remove(key.toString()));
    keys.removeAll(COMMAND_LINE);
    return keys;
  }

  @TestFactory
  Stream<DynamicTest> commandLines() {
    return COMMAND_LINE.stream()
        .map(key -> DynamicTest.dynamicTest(key, () -> checkCommands(key, page(key))));
  }

  private static void checkCommands(String key, String page) throws IOException {
    List<String> options = COMMAND.matcher(page).results().map(each -> each.group(1)).toList();
    assertTrue(options.size() >= 2, "a command line with the mistake and one that is mended");
    for (String option : options) {
      Javac.Result result = compile("final class Main {}", option);
      boolean isFirst = option.equals(options.getFirst());
      assertEquals(
          isFirst ? List.of(key) : List.of(),
          result.diagnostics().stream().map(Expectations::key).toList());
      if (isFirst) {
        assertEquals(shown(page), text(result, key), "the text that the page shows");
      }
    }
  }

  private static void check(String key, String page) throws IOException {
    List<String> programs = programs(page);
    assertTrue(programs.size() >= 2, "a program that raises the error and one that is mended");
    for (String program : programs) {
      boolean isFirst = program.equals(programs.getFirst());
      Expectations expected = Expectations.of(program.lines().toList());
      assertEquals(isFirst ? List.of(key) : List.of(), keys(expected), program);
      Javac.Result result = compile(program, options(program));
      expected.verify(result, program);
      if (isFirst) {
        assertEquals(shown(page), text(result, key), "the text that the page shows");
      }
    }
  }

  private static List<String> keys(Expectations expected) {
    return expected.errors().stream()
        .map(Expectations.Expected::key)
        .filter(key -> !key.startsWith("compiler.")) // what javac says beside it
        .toList();
  }

  private static Javac.Result compile(String program, String... options) throws IOException {
    Matcher name = CLASS.matcher(program);
    assertTrue(name.find(), program);
    Path out = Files.createTempDirectory(temporary, "out");
    Path file = Files.writeString(out.resolve(name.group(1) + ".java"), program);
    return Javac.compile(List.of(file), List.of(contracts), out, options);
  }

  private static String[] options(String program) {
    String first = program.lines().findFirst().orElse("");
    return first.startsWith(OPTIONS) ? first.substring(OPTIONS.length()).split(" ") : new String[0];
  }

  private static String shown(String page) {
    Matcher matcher = SHOWN.matcher(page);
    assertTrue(matcher.find(), "the text as it is printed");
    return matcher.group(1);
  }

  private static String text(Javac.Result result, String key) {
    return result.diagnostics().stream()
        .filter(each -> Expectations.key(each).equals(key))
        .findFirst()
        .map(each -> each.getMessage(Locale.ENGLISH).replaceFirst("^warning: ", ""))
        .orElseThrow();
  }

  @Test
  void eachKeyHasAPage() throws IOException {
    SortedSet<String> keys = keys();
    keys.addAll(processorKeys());
    for (String key : keys) {
      assertTrue(Files.exists(PAGES.resolve(key + ".md")), () -> key + " has no page");
      assertTrue(page(key).startsWith("# " + key + "\n"), () -> "the title is not " + key);
    }
  }

  @Test
  void theIndexListsTheCheckersKeysAndThenTheProcessors() throws IOException {
    String index = Files.readString(PAGES.resolve("README.md"));
    assertEquals(keys(), links(section(index, "## Of the checker")));
    assertEquals(processorKeys(), links(index.substring(index.indexOf("## Of the processor"))));
  }

  @Test
  void eachPageIsInTheIndex() throws IOException {
    SortedSet<String> pages = new TreeSet<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(PAGES, "*.*.md")) {
      files.forEach(file -> pages.add(file.getFileName().toString().replaceFirst("\\.md$", "")));
    }
    assertEquals(pages, links(Files.readString(PAGES.resolve("README.md"))));
  }

  private static String section(String index, String heading) {
    String behind = index.substring(index.indexOf(heading) + heading.length());
    int next = behind.indexOf("\n## ");
    return next < 0 ? behind : behind.substring(0, next);
  }

  private static SortedSet<String> links(String text) {
    return LINK.matcher(text)
        .results()
        .map(each -> each.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void eachKeyIsExpectedByAProgramThatSaysWhatIsUnderlined() throws IOException {
    SortedSet<String> missing = withProgram();
    for (String folder : List.of("reject", "attacks")) {
      for (Path file : Javac.javaFiles(Javac.TEST_INPUTS.resolve(folder))) {
        missing.removeAll(Expectations.of(Files.readAllLines(file)).underlinedKeys());
      }
    }
    assertEquals(
        new TreeSet<>(),
        missing,
        "keys that no program of test-inputs expects with the text that is underlined");
  }
}
