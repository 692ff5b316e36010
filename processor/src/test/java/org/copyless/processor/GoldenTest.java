package org.copyless.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.testing.compile.Compilation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.JavaFileObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Generated classes as a whole, so that a change of the generator shows what it does to users'
 * code. After an intended change, copy what the test has written to {@code target/golden}.
 */
class GoldenTest {
  @ParameterizedTest
  @ValueSource(strings = {"NicDeviceExp", "NicEventsExp", "NetworkPacketRep"})
  void generated(String name) throws Exception {
    Compilation compilation = Compile.withPaper();
    JavaFileObject file =
        compilation.generatedSourceFiles().stream()
            .filter(f -> f.getName().endsWith("/" + name + ".java"))
            .findFirst()
            .orElseThrow();
    String actual = file.getCharContent(true).toString();
    Path written = Path.of("target", "golden", name + ".java.txt");
    Files.createDirectories(written.getParent());
    Files.writeString(written, actual);
    try (var golden = GoldenTest.class.getResourceAsStream("/golden/" + name + ".java.txt")) {
      assertEquals(new String(golden.readAllBytes(), StandardCharsets.UTF_8), actual);
    }
  }
}
