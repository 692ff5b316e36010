package org.copyless.examples.nic;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.copyless.heap.ByteVector;

/**
 * Reads a capture file in pcap format: a header of 24 bytes, then packets, each behind a header of
 * its own of 16 bytes. Both byte orders, time in microseconds or nanoseconds.
 *
 * <p>Packets go from the file right into the exchange heap. What is wrong with a file is found
 * before any byte of the packet in question is read.
 *
 * @see <a href="https://www.tcpdump.org/manpages/pcap-savefile.5.html">pcap-savefile(5)</a>
 */
final class PcapReader implements Closeable {
  private static final int FILE_HEADER = 24;
  private static final int PACKET_HEADER = 16;
  private static final int MICROSECONDS = 0xa1b2c3d4;
  private static final int NANOSECONDS = 0xa1b23c4d;
  private static final int PCAPNG = 0x0a0d0d0a;

  /** The longest packet that libpcap writes or reads. */
  private static final int MAX_LENGTH = 262_144;

  private final Path file;
  private final SeekableByteChannel channel;
  private final ByteBuffer header = ByteBuffer.allocateDirect(FILE_HEADER);
  private int mtu;
  private LinkType linkType;
  private int packets;

  /** Bytes of the next packet; -1 if its header is still to be read. */
  private int next = -1;

  private PcapReader(Path file, SeekableByteChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Opens a file and reads its header.
   *
   * @param file the file
   * @return the reader, before the first packet
   * @throws PcapException if it is no capture in pcap format
   * @throws IOException if it cannot be read
   */
  static PcapReader open(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new PcapException(file, "no such file");
    }
    if (!Files.isRegularFile(file)) {
      throw new PcapException(file, "not a regular file");
    }
    if (!Files.isReadable(file)) {
      throw new PcapException(file, "no permission to read it");
    }
    PcapReader reader = new PcapReader(file, Files.newByteChannel(file));
    try {
      reader.readFileHeader();
      return reader;
    } catch (IOException e) {
      reader.close();
      throw e;
    }
  }

  /** The most bytes that a packet has. */
  int mtu() {
    return mtu;
  }

  LinkType linkType() {
    return linkType;
  }

  private void readFileHeader() throws IOException {
    readHeader(FILE_HEADER, "the file's header");
    checkMagic(header.getInt(0));
    int major = Short.toUnsignedInt(header.getShort(4));
    int minor = Short.toUnsignedInt(header.getShort(6));
    if (major != 2 || minor != 4) {
      throw broken(4, "format version " + major + "." + minor, "2.4");
    }
    int snapLength = header.getInt(16);
    mtu = snapLength > 0 && snapLength < MAX_LENGTH ? snapLength : MAX_LENGTH;
    int link = header.getInt(20) & 0x03ff_ffff; // above: length of a checksum behind each packet
    linkType =
        LinkType.of(link).orElseThrow(() -> broken(20, "link type " + link, LinkType.ALLOWED));
  }

  /** Finds out the byte order. */
  private void checkMagic(int magic) throws PcapException {
    int swapped = Integer.reverseBytes(magic);
    if (swapped == MICROSECONDS || swapped == NANOSECONDS) {
      header.order(ByteOrder.LITTLE_ENDIAN);
    } else if (magic == PCAPNG) {
      throw broken(
          0, "this is a pcapng file", "pcap; convert it: tcpdump -r in.pcapng -w out.pcap");
    } else if (magic != MICROSECONDS && magic != NANOSECONDS) {
      throw broken(
          0,
          "the file begins with 0x%08x".formatted(magic),
          "0x%08x or 0x%08x, in either byte order".formatted(MICROSECONDS, NANOSECONDS));
    }
  }

  /**
   * Tells whether there is another packet, and that it lies in the file as a whole.
   *
   * @throws PcapException if the file ends within the packet, or its length cannot be true
   */
  boolean hasNext() throws IOException {
    if (next < 0 && channel.position() < channel.size()) {
      long start = channel.position();
      readHeader(PACKET_HEADER, "the header of packet " + (packets + 1));
      int length = header.getInt(8);
      if (length < 0 || length > MAX_LENGTH) {
        throw broken(
            start + 8,
            "packet " + (packets + 1) + " has " + Integer.toUnsignedString(length) + " bytes",
            "0 to " + MAX_LENGTH);
      }
      checkRest(length, "packet " + (packets + 1));
      next = length;
    }
    return next >= 0;
  }

  /**
   * Reads the next packet, for which {@link #hasNext} must have been called. A packet longer than
   * the capture's own limit is cut to it, as libpcap does.
   *
   * @param buffer where it goes, from index 0 on; at least {@link #mtu} bytes
   * @return how many bytes it has there
   */
  int read(ByteVector buffer) throws IOException {
    long end = channel.position() + next;
    int length = Math.min(next, mtu);
    for (int done = 0; done < length; ) {
      int count = buffer.readFrom(channel, done, length - done);
      if (count < 0) {
        throw broken(channel.position(), "the file has been cut while it was read", "no change");
      }
      done += count;
    }
    channel.position(end);
    packets++;
    next = -1;
    return length;
  }

  private void readHeader(int length, String what) throws IOException {
    checkRest(length, what);
    header.clear().limit(length);
    while (header.hasRemaining()) {
      if (channel.read(header) < 0) {
        throw broken(channel.position(), "the file has been cut while it was read", "no change");
      }
    }
  }

  private void checkRest(int length, String what) throws IOException {
    long rest = channel.size() - channel.position();
    if (rest < length) {
      throw broken(
          channel.position(),
          "the file ends after " + rest + " bytes of " + what,
          length + " bytes");
    }
  }

  private PcapException broken(long offset, String found, String allowed) {
    return new PcapException(file, offset, found, allowed);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
