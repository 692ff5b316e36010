package org.copyless.examples.nic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FrameDecoderTest {
  private static final String ETHERNET = "000000000000 000000000000";
  private static final String ADDRESSES4 = "7f000001 7f000001";
  private static final String ADDRESSES6 =
      "00000000000000000000000000000001 00000000000000000000000000000001";
  private static final String TCP = "d431 1f90 00000001 00000000 5002 ffff 0000 0000";
  private static final String UDP = "d431 14e9 0008 0000";
  private static final String OPTIONS8 = "00 010400000000";

  @ParameterizedTest
  @CsvSource({
    "8100 0001 0800, IPV4_UDP", // a VLAN
    "88a8 0001 8100 0001 0800, IPV4_UDP", // a VLAN in a provider's VLAN
    "0806, ARP",
    "0026, OTHER", // IEEE 802.3: a length
    "8847, OTHER", // MPLS
  })
  void etherTypes(String types, Protocol expected) {
    assertDecoded(expected, ETHERNET, types, ipv4(5, 0, 17), UDP);
  }

  @ParameterizedTest
  @CsvSource({
    "1, IPV4_ICMP",
    "6, IPV4_TCP",
    "17, IPV4_UDP",
    "2, IPV4_OTHER",
    "58, IPV4_OTHER",
  })
  void ipv4Protocols(int protocol, Protocol expected) {
    assertDecoded(expected, ETHERNET, "0800", ipv4(5, 0, protocol), TCP);
  }

  /** Read at the wrong place, the options would be a TCP header shorter than itself. */
  @Test
  void ipv4OptionsAreSkipped() {
    assertDecoded(Protocol.IPV4_TCP, ETHERNET, "0800", ipv4(15, 0, 6), "00".repeat(40), TCP);
  }

  @Test
  void laterFragmentHasNoTransportHeader() {
    String data = "00".repeat(20);
    assertDecoded(Protocol.MALFORMED, ETHERNET, "0800", ipv4(5, 0x2000, 6), data);
    assertDecoded(Protocol.IPV4_TCP, ETHERNET, "0800", ipv4(5, 0x2001, 6), data);
    assertDecoded(Protocol.IPV4_TCP, ETHERNET, "0800", ipv4(5, 0x0fff, 6), data);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "44 00 0014", // header shorter than itself
        "65 00 0014", // version 6
        "46 00 0014 0000 0000 40 06 0000", // total length shorter than the header
      })
  void malformedIpv4(String header) {
    assertDecoded(Protocol.MALFORMED, ETHERNET, "0800", header, "00".repeat(40));
  }

  @Test
  void malformedTransport() {
    String tcp = TCP.replace("5002", "4002");
    String udp = UDP.replace("0008", "0007");
    assertDecoded(Protocol.MALFORMED, ETHERNET, "0800", ipv4(5, 0, 6), tcp);
    assertDecoded(Protocol.MALFORMED, ETHERNET, "0800", ipv4(5, 0, 17), udp);
    assertDecoded(Protocol.MALFORMED, ETHERNET, "86dd", ipv6(6), tcp);
    assertDecoded(Protocol.MALFORMED, ETHERNET, "86dd", ipv6(17), udp);
  }

  @ParameterizedTest
  @CsvSource({
    "6, IPV6_TCP",
    "17, IPV6_UDP",
    "58, IPV6_ICMP",
    "59, IPV6_OTHER",
    "50, IPV6_OTHER",
    "1, IPV6_OTHER",
  })
  void ipv6Protocols(int protocol, Protocol expected) {
    assertDecoded(expected, ETHERNET, "86dd", ipv6(protocol), TCP);
  }

  @Test
  void ipv6ExtensionHeadersAreWalked() {
    assertDecoded(
        Protocol.IPV6_UDP,
        ETHERNET,
        "86dd",
        ipv6(0),
        "3c" + OPTIONS8, // hop by hop, then destination options
        "2b 01" + "00".repeat(14), // destination options of 16 bytes, then routing
        "33 00" + "00".repeat(6), // routing, then authentication
        "87 04" + "00".repeat(22), // authentication of 24 bytes, then mobility
        "2c 00" + "00".repeat(6), // mobility, then fragment
        "11 ff 0001 00000000", // the first of more, then UDP; the second byte is no length
        UDP);
  }

  @Test
  void ipv6LaterFragmentEndsTheWalk() {
    assertDecoded(
        Protocol.IPV6_TCP, ETHERNET, "86dd", ipv6(44), "06 00 0008 00000000", "00".repeat(20));
    assertDecoded(
        Protocol.IPV6_OTHER, ETHERNET, "86dd", ipv6(44), "3c 00 0009 00000000", "06 00".repeat(10));
  }

  @Test
  void malformedIpv6() {
    assertDecoded(Protocol.MALFORMED, ETHERNET, "86dd", "4" + ipv6(6).substring(1), TCP);
  }

  @Test
  void otherLinkHeaders() {
    String packet = ipv4(5, 0, 17) + UDP;
    assertEquals(Protocol.IPV4_UDP, decode(LinkType.RAW_IP, hex(packet)));
    assertEquals(Protocol.IPV6_UDP, decode(LinkType.RAW_IP, hex(ipv6(17) + UDP)));
    assertEquals(Protocol.MALFORMED, decode(LinkType.RAW_IP, hex("55" + packet)));
    assertEquals(Protocol.IPV4_UDP, decode(LinkType.LOOPBACK, hex("02000000" + packet)));
    assertEquals(Protocol.OTHER, decode(LinkType.LOOPBACK, hex("00000007" + packet)));
    String cooked = "0000 0304 0006 000000000000 0000 0800";
    assertEquals(Protocol.IPV4_UDP, decode(LinkType.LINUX_SLL, hex(cooked + packet)));
    String cooked2 = "0800 0000 00000001 0304 00 06 0000000000000000";
    assertEquals(Protocol.IPV4_UDP, decode(LinkType.LINUX_SLL2, hex(cooked2 + packet)));
  }

  /** What lies in the buffer behind the frame has no say: it is the rest of another frame. */
  @ParameterizedTest
  @ValueSource(strings = {"loopback.pcap", "cooked.pcap", "cooked2.pcap"})
  void frameCutAtEveryLength(String name) throws Exception {
    Capture capture = Capture.read(name);
    LinkType link = LinkType.of(capture.link()).orElseThrow();
    try (ExchangeHeap heap = ExchangeHeap.create()) {
      for (Capture.Frame frame : capture.frames()) {
        int length = Math.min(frame.bytes().length, 120);
        for (int end = 0; end <= length; end++) {
          byte[] cut = Arrays.copyOf(frame.bytes(), end);
          assertEquals(
              decode(heap, link, cut, end),
              decode(heap, link, frame.bytes(), end),
              "length " + end);
        }
      }
      assertEquals(0, heap.statistics().liveBlocks());
    }
  }

  @ParameterizedTest
  @EnumSource
  void noiseHarmsNobody(LinkType link) {
    Random random = new Random(link.name().hashCode());
    try (ExchangeHeap heap = ExchangeHeap.create()) {
      for (int round = 0; round < 20_000; round++) {
        byte[] noise = new byte[random.nextInt(100)];
        random.nextBytes(noise);
        if (noise.length > 60) { // more of it gets past the link header
          noise[12] = (byte) 0x86;
          noise[13] = (byte) 0xdd;
          noise[14] = 0x60;
          noise[20] = (byte) new int[] {0, 43, 44, 51, 60, 135}[random.nextInt(6)];
        }
        decode(heap, link, noise, noise.length);
      }
    }
  }

  private static String ipv4(int words, int fragment, int protocol) {
    return "%x%x 00 0000 0000 %04x 40 %02x 0000 %s"
        .formatted(4, words, fragment, protocol, ADDRESSES4);
  }

  private static String ipv6(int next) {
    return "60000000 0000 %02x 40 %s".formatted(next, ADDRESSES6);
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text.replace(" ", ""));
  }

  private static void assertDecoded(Protocol expected, String... headers) {
    assertEquals(expected, decode(LinkType.ETHERNET, hex(String.join("", headers))));
  }

  private static Protocol decode(LinkType link, byte[] frame) {
    try (ExchangeHeap heap = ExchangeHeap.create()) {
      return decode(heap, link, frame, frame.length);
    }
  }

  private static Protocol decode(ExchangeHeap heap, LinkType link, byte[] frame, int end) {
    try (ByteVector buffer = heap.bytes(frame.length)) {
      buffer.copyFrom(frame, 0, 0, frame.length);
      return FrameDecoder.decode(link, buffer, end);
    }
  }
}
