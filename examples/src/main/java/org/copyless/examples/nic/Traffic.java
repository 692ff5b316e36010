package org.copyless.examples.nic;

import java.io.PrintStream;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Counts packets by protocol, and prints the table. */
final class Traffic {
  private final Map<Protocol, Long> packets = new EnumMap<>(Protocol.class);
  private final Map<Protocol, Long> bytes = new EnumMap<>(Protocol.class);
  private long copied;

  void count(Protocol protocol, int length) {
    packets.merge(protocol, 1L, Long::sum);
    bytes.merge(protocol, (long) length, Long::sum);
  }

  /** Counts bytes that came from another process as a copy. */
  void countCopied(int length) {
    copied += length;
  }

  long packets(Protocol protocol) {
    return packets.getOrDefault(protocol, 0L);
  }

  long bytes(Protocol protocol) {
    return bytes.getOrDefault(protocol, 0L);
  }

  long copied() {
    return copied;
  }

  void print(PrintStream out) {
    out.printf("%-12s%12s%14s%n", "protocol", "packets", "bytes");
    for (Protocol protocol : Protocol.values()) {
      printRow(out, protocol.label(), packets(protocol), bytes(protocol));
    }
    printRow(out, "total", sum(packets), sum(bytes));
  }

  private static long sum(Map<Protocol, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  private static void printRow(PrintStream out, String label, long packets, long bytes) {
    out.printf(Locale.ROOT, "%-12s%,12d%,14d%n", label, packets, bytes);
  }
}
