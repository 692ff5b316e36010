package org.copyless.examples.nic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The pictures under {@code docs/diagrams} are those that the build draws of this module's
 * contracts. After a change: {@code cp examples/target/diagrams/*NicDevice.* docs/diagrams/}.
 */
class DiagramsTest {
  @ParameterizedTest(name = "NicDevice.{0}")
  @ValueSource(strings = {"mmd", "svg"})
  void committedPictureIsUpToDate(String kind) throws IOException {
    String name = "org.copyless.examples.nic.NicDevice." + kind;
    assertEquals(
        Files.readString(Path.of("target", "diagrams", name)),
        Files.readString(Path.of("..", "docs", "diagrams", name)));
  }
}
