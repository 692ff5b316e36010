package org.copyless.architecture;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class PackageInfoTest {
  static Stream<Path> packages() {
    return Checkout.mainSources().stream()
        .flatMap(sources -> Checkout.javaFiles(sources).stream())
        .map(Path::getParent)
        .distinct();
  }

  @ParameterizedTest
  @MethodSource("packages")
  void everyPackageSaysWhatLivesThere(Path folder) throws IOException {
    Path info = folder.resolve("package-info.java");
    assertTrue(Files.isRegularFile(info), () -> "missing: " + info);
    assertTrue(Files.readString(info).contains("/**"), () -> "without Javadoc: " + info);
  }
}
