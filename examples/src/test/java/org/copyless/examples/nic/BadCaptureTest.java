package org.copyless.examples.nic;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are no sound captures: one line, exit code 2, and nothing stays allocated. */
@Timeout(60)
final class BadCaptureTest {
  @TempDir Path folder;

  @Test
  void truncatedAtEveryLength() throws Exception {
    Capture capture = Capture.read("loopback.pcap").first(7);
    byte[] whole = capture.bytes();
    Set<Integer> sound = new HashSet<>(List.of(24));
    int end = 24;
    for (Capture.Frame frame : capture.frames()) {
      end += 16 + frame.bytes().length;
      sound.add(end);
    }
    assertTrue(sound.contains(whole.length));
    for (int length = 0; length <= whole.length; length++) {
      Path file = write(Arrays.copyOf(whole, length));
      if (sound.contains(length)) {
        assertEquals(0, Outcome.of(file).code(), "length " + length);
      } else {
        assertRefused(file, "the file ends after ");
      }
    }
  }

  @Test
  void truncatedWithinAPacketOfALaterBurst() throws Exception {
    byte[] whole = Files.readAllBytes(Capture.file("loopback.pcap"));
    assertRefused(
        write(Arrays.copyOf(whole, whole.length - 1)),
        "at offset 235143: the file ends after 41 bytes of packet 589; allowed: 42 bytes");
  }

  @Test
  void emptyFile() throws Exception {
    assertRefused(
        write(new byte[0]),
        "at offset 0: the file ends after 0 bytes of the file's header; allowed: 24 bytes");
  }

  @Test
  void picture() throws Exception {
    byte[] png = "\211PNG\r\n\032\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\b\6\0\0\0".getBytes(ISO_8859_1);
    assertRefused(write(png), "at offset 0: the file begins with 0x89504e47; allowed: 0xa1b2c3d4 ");
  }

  @Test
  void text() throws Exception {
    assertRefused(write("The quick brown fox jumps over it.".getBytes(UTF_8)), "at offset 0: ");
  }

  @Test
  void pcapng() throws Exception {
    ByteBuffer section = ByteBuffer.allocate(28).order(ByteOrder.LITTLE_ENDIAN);
    section.putInt(0x0a0d0d0a).putInt(28).putInt(0x1a2b3c4d).putShort((short) 1);
    assertRefused(
        write(section.array()), "at offset 0: this is a pcapng file; allowed: pcap; convert");
  }

  @Test
  void compressed() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(Capture.read("loopback.pcap").first(7).bytes());
    }
    assertRefused(write(bytes.toByteArray()), "at offset 0: the file begins with 0x1f8b");
  }

  @Test
  void otherVersion() throws Exception {
    byte[] bytes = Capture.read("loopback.pcap").first(7).bytes();
    bytes[6] = 5;
    assertRefused(write(bytes), "at offset 4: format version 2.5; allowed: 2.4");
  }

  @Test
  void otherLinkType() throws Exception {
    Path file = Capture.read("loopback.pcap").withLink(105).writeTo(folder);
    assertRefused(file, "at offset 20: link type 105; allowed: 1 (Ethernet), ");
  }

  @ParameterizedTest
  @ValueSource(ints = {262_145, Integer.MAX_VALUE, Integer.MIN_VALUE, -1})
  void impossibleLength(int length) throws Exception {
    byte[] bytes = Capture.read("loopback.pcap").first(7).bytes();
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(24 + 8, length);
    assertRefused(
        write(bytes),
        "at offset 32: packet 1 has "
            + Integer.toUnsignedString(length)
            + " bytes; allowed: 0 to 262144");
  }

  @Test
  void folderInsteadOfAFile() throws Exception {
    assertRefused(folder, "not a regular file");
  }

  @Test
  void missingFile() throws Exception {
    assertRefused(folder.resolve("missing.pcap"), "no such file");
  }

  private Path write(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("bad.pcap"), bytes);
  }

  private static void assertRefused(Path file, String reason) throws InterruptedException {
    Outcome outcome = Outcome.of(file);
    assertTrue(outcome.err().startsWith("nic: " + file + ": "), outcome.err());
    assertTrue(outcome.err().contains(reason), outcome.err());
    assertEquals(1, outcome.err().lines().count());
    assertEquals(2, outcome.code());
    assertEquals(0, outcome.liveBlocks());
    assertTrue(outcome.table().isEmpty(), outcome.out());
  }
}
