package org.copyless.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contracts with more states than anybody can look at. */
class LargeContractTest {
  @TempDir private Path temporary;

  @Test
  void aLargeDiagramIsMentionedInJavadocOnly() throws Exception {
    assertTrue(channel(30).contains("<pre class=\"mermaid\">"));
    String large = channel(31);
    assertFalse(large.contains("mermaid"));
    assertTrue(
        large.contains("62 states and 62 transitions; {@code -Acopyless.diagrams} draws it."),
        large);
  }

  @Test
  void twoHundredStatesAreDrawn() {
    Compilation compilation = compile(100);
    assertEquals(List.of(), compilation.diagnostics());
    assertTrue(Files.exists(temporary.resolve("Ring.svg")));
  }

  @Test
  void fiveHundredAndTwoStatesAreNotDrawnAndAWarningSaysSo() {
    Compilation compilation = compile(251);
    assertEquals(
        List.of(
            "[diagrams.large] Ring has 502 states and 502 transitions, and no picture is drawn of"
                + " more than 1000 together: Ring.mmd has its text"),
        compilation.diagnostics().stream().map(d -> d.getMessage(Locale.ROOT)).toList());
    assertTrue(Files.exists(temporary.resolve("Ring.mmd")));
    assertFalse(Files.exists(temporary.resolve("Ring.svg")));
  }

  /** The most steps that a contract can have, all with one message, which is the hardest. */
  @Test
  void theLargestContractIsCompiled() {
    String text =
        IntStream.range(0, 1_000)
            .mapToObj(i -> "S%d: page! -> S%d;".formatted(i, i + 1))
            .collect(Collectors.joining(" "));
    String chain =
        """
        import org.copyless.annotation.*;
        @Contract("%s S1000: ;")
        public interface Chain { @Out void page(int number); }
        """
            .formatted(text);
    assertEquals(List.of(), Compile.sources(chain).errors());
  }

  private Compilation compile(int pairs) {
    return Compile.with(List.of("-proc:only", "-Acopyless.diagrams=" + temporary), ring(pairs));
  }

  private static String channel(int pairs) throws Exception {
    return Compile.sources(ring(pairs)).generatedSourceFiles().stream()
        .filter(f -> f.getName().endsWith("/RingChannel.java"))
        .findFirst()
        .orElseThrow()
        .getCharContent(true)
        .toString()
        .replaceAll("\\s*\\n \\* ", " ");
  }

  /** A contract with two states and two transitions for each pair. */
  private static String ring(int pairs) {
    String text =
        IntStream.range(0, pairs)
            .mapToObj(i -> "S%d: ask? -> answer! -> S%d;".formatted(i, (i + 1) % pairs))
            .collect(Collectors.joining(" "));
    return """
    import org.copyless.annotation.*;
    @Contract("%s")
    public interface Ring { @In void ask(); @Out void answer(); }
    """
        .formatted(text);
  }
}
