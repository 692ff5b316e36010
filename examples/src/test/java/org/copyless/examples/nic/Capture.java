package org.copyless.examples.nic;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Capture files for tests: those of the resources, and variations of them. */
record Capture(ByteOrder order, int magic, int snapLength, int link, List<Frame> frames) {
  static final int MICROSECONDS = 0xa1b2c3d4;
  static final int NANOSECONDS = 0xa1b23c4d;

  /** A frame as it was captured, and how long it had been on the wire. */
  static final class Frame {
    private final byte[] bytes;
    private final int wireLength;

    Frame(byte[] bytes, int wireLength) {
      this.bytes = bytes;
      this.wireLength = wireLength;
    }

    byte[] bytes() {
      return bytes;
    }

    int wireLength() {
      return wireLength;
    }
  }

  /** The resource of that name, as a file. */
  static Path file(String name) {
    try {
      return Path.of(Objects.requireNonNull(Capture.class.getResource(name), name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Reads a capture in the byte order of this kind of machine, trusting it. */
  static Capture read(String name) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file(name))).order(ByteOrder.LITTLE_ENDIAN);
    List<Frame> frames = new ArrayList<>();
    for (in.position(24); in.hasRemaining(); ) {
      in.getLong(); // time
      byte[] bytes = new byte[in.getInt()];
      int wireLength = in.getInt();
      in.get(bytes);
      frames.add(new Frame(bytes, wireLength));
    }
    return new Capture(ByteOrder.LITTLE_ENDIAN, in.getInt(0), in.getInt(16), in.getInt(20), frames);
  }

  Capture withOrder(ByteOrder other) {
    return new Capture(other, magic, snapLength, link, frames);
  }

  Capture withMagic(int other) {
    return new Capture(order, other, snapLength, link, frames);
  }

  Capture withSnapLength(int other) {
    return new Capture(order, magic, other, link, frames);
  }

  Capture withLink(int other) {
    return new Capture(order, magic, snapLength, other, frames);
  }

  Capture withFrames(List<Frame> others) {
    return new Capture(order, magic, snapLength, link, others);
  }

  Capture first(int count) {
    return withFrames(frames.subList(0, count));
  }

  /** The file's content. */
  byte[] bytes() {
    int size = 24 + frames.stream().mapToInt(frame -> 16 + frame.bytes().length).sum();
    ByteBuffer out = ByteBuffer.allocate(size).order(order);
    out.putInt(magic).putShort((short) 2).putShort((short) 4).putLong(0);
    out.putInt(snapLength).putInt(link);
    for (Frame frame : frames) {
      out.putLong(0).putInt(frame.bytes().length).putInt(frame.wireLength()).put(frame.bytes());
    }
    return out.array();
  }

  /** Writes the file. */
  Path writeTo(Path folder) throws IOException {
    return Files.write(folder.resolve("capture.pcap"), bytes());
  }
}
