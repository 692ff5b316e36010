package org.copyless.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The option {@code -Acopyless.diagrams}. */
class DiagramFilesTest {
  @TempDir private Path temporary;

  @Test
  void eachContractHasTwoFilesInADirectoryThatIsMade() throws IOException {
    Path directory = temporary.resolve("docs/diagrams");
    assertEquals(List.of(), compile(directory.toString()).diagnostics());
    assertEquals(
        List.of(
            "paper.NicDevice.mmd",
            "paper.NicDevice.svg",
            "paper.NicEvents.mmd",
            "paper.NicEvents.svg"),
        names(directory));
    assertTrue(
        Files.readString(directory.resolve("paper.NicEvents.mmd"))
            .contains("READY --> READY_NIC_EVENT : NicEvent!"));
    assertTrue(
        Files.readString(directory.resolve("paper.NicEvents.svg")).contains(">NicEvent!</text>"));
  }

  @Test
  void filesThatAreUpToDateAreNotTouched() throws IOException {
    compile(temporary.toString());
    Path file = temporary.resolve("paper.NicEvents.svg");
    String before = Files.readString(file);
    FileTime past = FileTime.from(Instant.EPOCH);
    Files.setLastModifiedTime(file, past);
    compile(temporary.toString());
    assertEquals(past, Files.getLastModifiedTime(file));
    Files.writeString(file, "old");
    compile(temporary.toString());
    assertEquals(before, Files.readString(file));
  }

  @Test
  void directoryThatIsAFileIsAnError() throws IOException {
    Path file = Files.writeString(temporary.resolve("taken"), "");
    assertError("(it is a file)", file.toString(), compile(file.toString()));
  }

  @Test
  void directoryThatCannotBeMadeIsAnError() throws IOException {
    Path below = Files.writeString(temporary.resolve("taken"), "").resolve("docs");
    assertError("(", below.toString(), compile(below.toString()));
  }

  @Test
  void directoryWithoutNameIsAnError() {
    assertError("(it is empty)", "", compile(""));
  }

  @Test
  void fileThatCannotBeWrittenIsAnErrorAtItsContract() throws IOException {
    Files.createDirectory(temporary.resolve("paper.NicEvents.mmd"));
    Compilation compilation = compile(temporary.toString());
    assertEquals(1, compilation.errors().size());
    assertTrue(
        Compile.errors(compilation)
            .getFirst()
            .contains("[diagrams.write] cannot write the diagram of paper.NicEvents"));
  }

  /** No AWT, which would want fonts and perhaps a screen. */
  @Test
  void drawingLibraryIsLoadedOnDemandAndAwtNever() throws Exception {
    List<String> without = loaded();
    assertTrue(without.contains("org.copyless.processor.diagram.StateDiagram"));
    assertFalse(without.stream().anyMatch(name -> name.startsWith("org.eclipse.")));
    List<String> with = loaded("-Acopyless.diagrams=" + temporary.resolve("out"));
    assertTrue(with.stream().anyMatch(name -> name.startsWith("org.eclipse.elk.")));
    assertFalse(with.stream().anyMatch(name -> name.startsWith("java.awt.")));
  }

  @Test
  void withoutTheLibraryTheTextStaysAndAWarningSaysSo() throws Exception {
    Path directory = temporary.resolve("out");
    String output =
        javac(
            path -> !path.contains("elk"),
            List.of("-XDrawDiagnostics", "-Acopyless.diagrams=" + directory));
    assertEquals(List.of("paper.NicDevice.mmd", "paper.NicEvents.mmd"), names(directory));
    assertTrue(output.contains("[diagrams.drawing] cannot draw paper.NicEvents.svg"), output);
    assertFalse(output.contains("\tat "), output);
  }

  private static Compilation compile(String directory) {
    return Compiler.javac()
        .withProcessors(new CopylessProcessor())
        .withOptions("-Xlint:all,-processing", "-Acopyless.diagrams=" + directory)
        .compile(Compile.paper());
  }

  private static void assertError(String reason, String directory, Compilation compilation) {
    assertEquals(1, compilation.errors().size());
    String message = compilation.errors().getFirst().getMessage(Locale.ROOT);
    assertTrue(message.startsWith("[diagrams.directory] "), message);
    assertTrue(message.contains("'" + directory + "' " + reason), message);
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** The classes that a javac of its own loads while it compiles the paper's contracts. */
  private List<String> loaded(String... options) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("-J-Xlog:class+load:stdout:none"));
    arguments.addAll(List.of(options));
    return javac(_ -> true, arguments).lines().map(line -> line.split(" ", 2)[0]).toList();
  }

  private String javac(Predicate<String> onPath, List<String> options) throws Exception {
    String path =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(onPath)
            .collect(Collectors.joining(File.pathSeparator));
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "javac").toString()));
    command.addAll(options);
    command.addAll(
        List.of(
            "-d",
            Files.createDirectories(temporary.resolve("classes")).toString(),
            "-cp",
            path,
            "-processorpath",
            path,
            "-processor",
            CopylessProcessor.class.getName()));
    for (var source : Compile.paper()) {
      Path file = temporary.resolve(Path.of(source.getName()).getFileName().toString());
      command.add(Files.writeString(file, source.getCharContent(true)).toString());
    }
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
    return output;
  }
}
