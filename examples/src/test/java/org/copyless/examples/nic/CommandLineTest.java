package org.copyless.examples.nic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.copyless.heap.ExchangeHeap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The program as a user starts it, in a JVM of its own. */
@Timeout(60)
final class CommandLineTest {
  @TempDir Path folder;

  @Test
  void withoutArguments() throws Exception {
    Outcome outcome = start();
    assertEquals("", outcome.err());
    assertEquals(0, outcome.code());
    assertEquals(List.of(589, 225_737), outcome.table().get("total"));
    assertEquals(0, outcome.liveBlocks());
  }

  @Test
  void anotherCapture() throws Exception {
    Outcome outcome = start(Capture.file("cooked2.pcap").toString());
    assertEquals("", outcome.err());
    assertEquals(0, outcome.code());
    assertEquals(82, outcome.table().get("total").get(0));
  }

  @Test
  void truncatedCapture() throws Exception {
    byte[] whole = Files.readAllBytes(Capture.file("loopback.pcap"));
    Path file = Files.write(folder.resolve("truncated.pcap"), Arrays.copyOf(whole, 100_000));
    Outcome outcome = start(file.toString());
    assertEquals(2, outcome.code());
    assertEquals(1, outcome.err().lines().count(), outcome.err());
    assertTrue(outcome.err().startsWith("nic: " + file + ": at offset "), outcome.err());
    assertEquals(0, outcome.liveBlocks());
  }

  @Test
  void tooManyArguments() throws Exception {
    Outcome outcome = start("a.pcap", "b.pcap");
    assertEquals(2, outcome.code());
    assertEquals("usage: nic [capture.pcap]", outcome.err().strip());
  }

  private Outcome start(String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Dcopyless.guard=on");
    command.add("-cp");
    command.add(String.join(File.pathSeparator, home(NicExample.class), home(ExchangeHeap.class)));
    command.add(NicExample.class.getName());
    command.addAll(List.of(arguments));
    File out = folder.resolve("out").toFile();
    File err = folder.resolve("err").toFile();
    Process process = new ProcessBuilder(command).redirectOutput(out).redirectError(err).start();
    try {
      int code = process.waitFor();
      return new Outcome(code, read(out), withoutJvmNotes(read(err)));
    } finally {
      process.destroyForcibly();
    }
  }

  /** A JVM that was given options by JAVA_TOOL_OPTIONS says so on stderr. */
  private static String withoutJvmNotes(String err) {
    return err.replaceAll("(?m)^Picked up .*\\R", "");
  }

  private static String read(File file) throws IOException {
    return Files.readString(file.toPath(), UTF_8);
  }

  /** The jar or folder of a class. */
  private static String home(Class<?> type) throws Exception {
    var source = Objects.requireNonNull(type.getProtectionDomain().getCodeSource());
    return Path.of(source.getLocation().toURI()).toString();
  }
}
