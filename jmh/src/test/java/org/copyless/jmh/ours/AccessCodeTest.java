package org.copyless.jmh.ours;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.copyless.jmh.window.Contender;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What the second compiler makes of an access within an expose block, and of one without: code of
 * the same length, which is known to eight bytes. A look at a field and a branch need nine.
 */
class AccessCodeTest {
  private static final String METHODS = "org/copyless/jmh/ours/Access.*exposed";

  private static final Pattern CODE =
      Pattern.compile(
          "Compiled method \\(c2\\)[^\\n]*Access::(exposed|unexposed) [^%\\n]*\\n"
              + "(?:[^\\n]*\\n){1,2}? main code +\\[[^\\]]*] = (\\d+)");

  /** What is compiled. */
  static final class Accesses {
    private static final int CALLS = 20_000;
    private static final int ROUNDS = 100;

    private Accesses() {}

    /** Uses both until they are compiled. */
    public static void main(String[] arguments) throws Exception {
      try (Contender exposed = Access.exposed();
          Contender unexposed = Access.unexposed()) {
        for (int i = 0; i < CALLS; i++) {
          exposed.ask(ROUNDS);
          unexposed.ask(ROUNDS);
        }
      }
    }
  }

  @Test
  @DisplayName("P13 an expose block adds no instruction")
  void exposeAddsNoInstruction() throws IOException, InterruptedException {
    Map<String, Long> bytes = compiled();
    assertEquals(Set.of("exposed", "unexposed"), bytes.keySet());
    assertEquals(1, Set.copyOf(bytes.values()).size(), bytes.toString());
  }

  private static Map<String, Long> compiled() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xbatch",
                "-XX:-TieredCompilation",
                "-XX:-UseOnStackReplacement",
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:CompileCommand=quiet",
                "-XX:CompileCommand=dontinline," + METHODS,
                "-XX:CompileCommand=print," + METHODS,
                "-cp",
                System.getProperty("java.class.path"),
                Accesses.class.getName())
            .redirectErrorStream(true)
            .start();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, process.waitFor(), printed);
    return CODE.matcher(printed)
        .results()
        .collect(
            Collectors.toMap(
                each -> each.group(1),
                each -> Long.parseLong(each.group(2)),
                (first, last) -> last));
  }
}
