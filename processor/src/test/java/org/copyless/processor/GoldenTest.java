package org.copyless.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.testing.compile.Compilation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/**
 * One generated class as a whole, so that a change of the generator shows what it does to users'
 * code. After an intended change, copy what the test has written to {@code target/golden}.
 */
class GoldenTest {
  @Test
  void nicEventsExp() throws Exception {
    Compilation compilation = Compile.withPaper();
    JavaFileObject file =
        compilation.generatedSourceFiles().stream()
            .filter(f -> f.getName().endsWith("/NicEventsExp.java"))
            .findFirst()
            .orElseThrow();
    String actual = file.getCharContent(true).toString();
    Path written = Path.of("target", "golden", "NicEventsExp.java.txt");
    Files.createDirectories(written.getParent());
    Files.writeString(written, actual);
    try (var golden = GoldenTest.class.getResourceAsStream("/golden/NicEventsExp.java.txt")) {
      assertEquals(new String(golden.readAllBytes(), StandardCharsets.UTF_8), actual);
    }
  }
}
