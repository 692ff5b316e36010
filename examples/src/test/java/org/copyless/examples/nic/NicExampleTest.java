package org.copyless.examples.nic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The table against tcpdump, which knows nothing of this program. The expected figures were printed
 * by this function, with a capture and the filter beside each figure as its arguments:
 *
 * <pre>{@code
 * count() {
 *   tcpdump -ner "$@" |
 *     awk 'match($0, /length [0-9]+/) { n++; b += substr($0, RSTART + 7, RLENGTH - 7) } END { print n, b }'
 * }
 * }</pre>
 */
@Timeout(60)
final class NicExampleTest {
  private static final Map<String, List<Integer>> LOOPBACK =
      Map.of(
          "ARP", List.of(2, 84), // arp
          "IPv4 ICMP", List.of(43, 19_696), // ip and icmp
          "IPv4 TCP", List.of(212, 75_924), // ip and tcp
          "IPv4 UDP", List.of(25, 2_340), // ip and udp
          "IPv4 other", List.of(1, 46), // ip and not (icmp or tcp or udp)
          "IPv6 ICMPv6", List.of(37, 19_724), // ip6 protochain 58
          "IPv6 TCP", List.of(231, 94_956), // ip6 protochain 6
          "IPv6 UDP", List.of(37, 12_901), // ip6 protochain 17
          "IPv6 other", List.of(1, 66), // ip6 protochain 253
          "total", List.of(589, 225_737)); // no filter

  @TempDir Path folder;

  @Test
  void tableOfTheShippedCaptureIsThatOfTcpdump() throws Exception {
    assertTable(LOOPBACK, Capture.file("loopback.pcap"));
  }

  @Test
  void figuresBelowTheTable() throws Exception {
    Outcome outcome = Outcome.of(Capture.file("loopback.pcap"));
    int start = 5; // DeviceInfo, RegisterForEvents, SetParameters, Success, StartIO
    int buffers = 2 * 32; // PacketForReceive, Success
    int packets = 4 * 589; // GetReceivedPacket, ReceivedPacket, PacketForReceive, Success
    int events = 4 * (37 + 1); // GetReceivedPacket, NoPacket, NicEvent, AckEvent; bursts of 16
    assertEquals(start + buffers + packets + events, outcome.figure("messages"));
    assertEquals(0, outcome.liveBlocks());
    assertEquals(0, outcome.figure("bytes copied between the processes"));
  }

  @Test
  void linuxCooked() throws Exception {
    // tcpdump counts the bytes on the wire, the table those in the file: 14,399 - 24 - 82 * 16
    Map<String, Integer> packets = packets(Outcome.of(Capture.file("cooked.pcap")));
    assertEquals(cookedPackets(), packets);
    assertEquals(13_063, Outcome.of(Capture.file("cooked.pcap")).table().get("total").get(1));
  }

  @Test
  void linuxCooked2() throws Exception {
    assertEquals(cookedPackets(), packets(Outcome.of(Capture.file("cooked2.pcap"))));
  }

  private static Map<String, Integer> cookedPackets() {
    Map<String, Integer> expected = new TreeMap<>();
    expected.put("ARP", 2); // arp
    expected.put("IPv4 ICMP", 21); // ip and icmp
    expected.put("IPv4 TCP", 12); // ip and tcp
    expected.put("IPv4 UDP", 3); // ip and udp
    expected.put("IPv4 other", 1); // ip and not (icmp or tcp or udp)
    expected.put("IPv6 ICMPv6", 15); // ip6 protochain 58
    expected.put("IPv6 TCP", 12); // ip6 protochain 6
    expected.put("IPv6 UDP", 15); // ip6 protochain 17
    expected.put("IPv6 other", 1); // ip6 protochain 253
    expected.put("total", 82); // no filter
    return expected;
  }

  /** Sixty bytes of each packet, time in nanoseconds: extension headers of IPv6 are cut off. */
  @Test
  void packetsCutByTheSnapLength() throws Exception {
    Map<String, Integer> expected = cookedPackets();
    expected.put("IPv6 UDP", 5); // ip6 protochain 17
    expected.put("cut short", 10); // ip6, less the four others: 43 - 15 - 12 - 5 - 1
    Outcome outcome = Outcome.of(Capture.file("cut.pcap"));
    assertEquals(expected, packets(outcome));
    assertEquals(6_188 - 24 - 82 * 16, outcome.table().get("total").get(1));
  }

  @ParameterizedTest
  @CsvSource({"BIG_ENDIAN, MICROSECONDS", "BIG_ENDIAN, NANOSECONDS", "LITTLE_ENDIAN, NANOSECONDS"})
  void byteOrdersAndClocks(String order, String clock) throws Exception {
    Capture capture =
        Capture.read("loopback.pcap")
            .withOrder(order.equals("BIG_ENDIAN") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN)
            .withMagic(clock.equals("NANOSECONDS") ? Capture.NANOSECONDS : Capture.MICROSECONDS);
    assertTable(LOOPBACK, capture.writeTo(folder));
  }

  @ParameterizedTest
  @ValueSource(ints = {12, 14, 101, 228, 229})
  void rawIp(int link) throws Exception {
    assertTable(ipOnly(0), relinked(link, new byte[0], new byte[0]).writeTo(folder));
  }

  @ParameterizedTest
  @CsvSource({"0, 2, 10", "0, 2, 24", "0, 2, 28", "0, 2, 30", "108, 2, 30"})
  void loopback(int link, int ipv4, int ipv6) throws Exception {
    byte[] bigEndian4 = {0, 0, 0, (byte) ipv4};
    byte[] bigEndian6 = {0, 0, 0, (byte) ipv6};
    assertTable(ipOnly(4), relinked(link, bigEndian4, bigEndian6).writeTo(folder));
    byte[] littleEndian4 = {(byte) ipv4, 0, 0, 0};
    byte[] littleEndian6 = {(byte) ipv6, 0, 0, 0};
    assertTable(ipOnly(4), relinked(link, littleEndian4, littleEndian6).writeTo(folder));
  }

  @Test
  void capturesWithoutPackets() throws Exception {
    assertTable(Map.of(), Capture.read("loopback.pcap").first(0).writeTo(folder));
  }

  /** The upper bits tell that a checksum of four bytes ends each frame. */
  @Test
  void upperBitsOfTheLinkType() throws Exception {
    Capture capture = Capture.read("loopback.pcap").withLink(0x4400_0001);
    assertTable(LOOPBACK, capture.writeTo(folder));
  }

  /** As tcpdump does: {@code tcpdump -r} shows no more than the file's own limit. */
  @Test
  void packetsLongerThanTheMtuAreCutToIt() throws Exception {
    Capture capture = Capture.read("loopback.pcap").withSnapLength(100);
    Outcome outcome = Outcome.of(capture.writeTo(folder));
    int bytes = capture.frames().stream().mapToInt(f -> Math.min(100, f.bytes().length)).sum();
    assertEquals(List.of(589, bytes), outcome.table().get("total"));
    assertEquals(0, outcome.liveBlocks());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 65_535, 262_144, 262_145, Integer.MAX_VALUE})
  void packetsOfTheGreatestLength(int snapLength) throws Exception {
    int length = snapLength == 65_535 ? 65_535 : 262_144;
    byte[] jumbo = Arrays.copyOf(Capture.read("loopback.pcap").frames().get(0).bytes(), length);
    Capture capture =
        Capture.read("loopback.pcap")
            .withSnapLength(snapLength)
            .withFrames(List.of(new Capture.Frame(jumbo, length)));
    List<Integer> row = List.of(1, length);
    assertTable(Map.of("IPv4 TCP", row, "total", row), capture.writeTo(folder));
  }

  private static void assertTable(Map<String, List<Integer>> expected, Path capture)
      throws InterruptedException {
    Outcome outcome = Outcome.of(capture);
    assertEquals("", outcome.err());
    assertEquals(0, outcome.code());
    assertEquals(new TreeMap<>(expected), outcome.table());
    assertEquals(0, outcome.liveBlocks());
    assertEquals(0, outcome.figure("bytes copied between the processes"));
  }

  private static Map<String, Integer> packets(Outcome outcome) {
    assertEquals("", outcome.err());
    assertEquals(0, outcome.code());
    assertEquals(0, outcome.liveBlocks());
    Map<String, Integer> packets = new TreeMap<>();
    outcome.table().forEach((protocol, row) -> packets.put(protocol, row.get(0)));
    return packets;
  }

  /** The shipped capture with another link header on the IP packets, and without the others. */
  private static Capture relinked(int link, byte[] ipv4, byte[] ipv6) throws IOException {
    Capture ethernet = Capture.read("loopback.pcap");
    List<Capture.Frame> frames = new ArrayList<>();
    for (Capture.Frame frame : ethernet.frames()) {
      byte[] packet = Arrays.copyOfRange(frame.bytes(), 14, frame.bytes().length);
      byte[] header = frame.bytes()[12] == 8 ? ipv4 : ipv6;
      if (frame.bytes()[13] != 6) { // ARP
        byte[] bytes = Arrays.copyOf(header, header.length + packet.length);
        System.arraycopy(packet, 0, bytes, header.length, packet.length);
        frames.add(new Capture.Frame(bytes, bytes.length));
      }
    }
    return ethernet.withLink(link).withFrames(frames);
  }

  /** What is expected of a relinked capture with link headers of that length. */
  private static Map<String, List<Integer>> ipOnly(int header) {
    Map<String, List<Integer>> rows = new TreeMap<>();
    LOOPBACK.forEach(
        (protocol, row) ->
            rows.put(protocol, List.of(row.get(0), row.get(1) + row.get(0) * (header - 14))));
    List<Integer> arp = rows.remove("ARP");
    List<Integer> all = rows.get("total");
    rows.put("total", List.of(all.get(0) - arp.get(0), all.get(1) - arp.get(1)));
    return rows;
  }
}
