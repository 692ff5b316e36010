package org.copyless.examples.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksumsTest {
  private static final int CHUNK_BYTES = 4096;

  @TempDir private Path folder;

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4095, 4096, 4097, 100_000})
  void eachChunkHasItsSum(int length) throws IOException, InterruptedException {
    byte[] content = new byte[length];
    new Random(length).nextBytes(content);
    assertEquals(Optional.empty(), run(Files.write(folder.resolve("file"), content)));
    assertEquals(expected(content), printed.toString(StandardCharsets.UTF_8));
  }

  @Test
  void aMissingFileIsNamed() throws InterruptedException {
    Optional<Throwable> failure = run(folder.resolve("nowhere"));
    assertInstanceOf(NoSuchFileException.class, failure.orElseThrow());
    assertTrue(failure.get().getMessage().endsWith("nowhere"));
    assertEquals("", printed.toString(StandardCharsets.UTF_8));
  }

  private Optional<Throwable> run(Path file) throws InterruptedException {
    return Checksums.print(file, new PrintStream(printed, true, StandardCharsets.UTF_8));
  }

  private static String expected(byte[] content) {
    StringBuilder sums = new StringBuilder();
    for (int at = 0; at < content.length; at += CHUNK_BYTES) {
      CRC32 crc = new CRC32();
      crc.update(Arrays.copyOfRange(content, at, Math.min(at + CHUNK_BYTES, content.length)));
      sums.append("%08x%n".formatted(crc.getValue()));
    }
    return sums.toString();
  }
}
