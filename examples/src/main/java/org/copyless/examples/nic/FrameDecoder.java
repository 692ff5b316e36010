package org.copyless.examples.nic;

import org.copyless.heap.ByteVector;

/**
 * Finds out what a frame carries, from its headers, where they lie. Packets are told apart by the
 * protocol number of their IP header, later fragments of a datagram too.
 *
 * <p>In all methods {@code at} is the index of a header and {@code end} that behind the last byte
 * of the frame: the buffer may be longer, and hold the rest of another frame there.
 */
final class FrameDecoder {
  private static final int IPV4 = 0x0800;
  private static final int ARP = 0x0806;
  private static final int IPV6 = 0x86dd;

  private static final int VLAN = 0x8100;
  private static final int SERVICE_VLAN = 0x88a8;

  private static final int HOP_BY_HOP = 0;
  private static final int ICMP = 1;
  private static final int TCP = 6;
  private static final int UDP = 17;
  private static final int ROUTING = 43;
  private static final int FRAGMENT = 44;
  private static final int AUTHENTICATION = 51;
  private static final int ICMPV6 = 58;
  private static final int DESTINATION = 60;
  private static final int MOBILITY = 135;

  private FrameDecoder() {}

  static Protocol decode(LinkType link, ByteVector frame, int end) {
    return switch (link) {
      case ETHERNET -> ethernet(frame, end);
      case LINUX_SLL -> cooked(frame, 14, 16, end);
      case LINUX_SLL2 -> cooked(frame, 0, 20, end);
      case LOOPBACK -> loopback(frame, end);
      case RAW_IP -> rawIp(frame, end);
    };
  }

  private static Protocol ethernet(ByteVector frame, int end) {
    int typeAt = 12;
    while (typeAt + 2 <= end) {
      int type = unsignedShort(frame, typeAt);
      if (type != VLAN && type != SERVICE_VLAN) {
        return network(type, frame, typeAt + 2, end);
      }
      typeAt += 4;
    }
    return Protocol.CUT;
  }

  private static Protocol cooked(ByteVector frame, int typeAt, int length, int end) {
    return end < length ? Protocol.CUT : network(unsignedShort(frame, typeAt), frame, length, end);
  }

  /** The address family is in the byte order of the capturing machine, and small. */
  private static Protocol loopback(ByteVector frame, int end) {
    if (end < 4) {
      return Protocol.CUT;
    }
    int bigEndian = frame.getInt(0);
    int family = (bigEndian & 0xffff) == 0 ? Integer.reverseBytes(bigEndian) : bigEndian;
    return switch (family) {
      case 2 -> ipv4(frame, 4, end);
      case 10, 24, 28, 30 -> ipv6(frame, 4, end); // Linux, NetBSD, FreeBSD, macOS
      default -> Protocol.OTHER;
    };
  }

  private static Protocol rawIp(ByteVector frame, int end) {
    if (end < 1) {
      return Protocol.CUT;
    }
    return switch (version(frame, 0)) {
      case 4 -> ipv4(frame, 0, end);
      case 6 -> ipv6(frame, 0, end);
      default -> Protocol.MALFORMED;
    };
  }

  private static Protocol network(int type, ByteVector frame, int at, int end) {
    return switch (type) {
      case ARP -> Protocol.ARP;
      case IPV4 -> ipv4(frame, at, end);
      case IPV6 -> ipv6(frame, at, end);
      default -> Protocol.OTHER;
    };
  }

  private static Protocol ipv4(ByteVector frame, int at, int end) {
    if (end < at + 20) {
      return Protocol.CUT;
    }
    int headerLength = 4 * (frame.get(at) & 0xf);
    int totalLength = unsignedShort(frame, at + 2); // 0 where the network card cuts segments
    boolean tooShort = totalLength != 0 && totalLength < headerLength;
    if (version(frame, at) != 4 || headerLength < 20 || tooShort) {
      return Protocol.MALFORMED;
    }
    int protocol = unsignedByte(frame, at + 9);
    boolean laterFragment = (unsignedShort(frame, at + 6) & 0x1fff) != 0;
    if (!laterFragment && !isSound(protocol, frame, at + headerLength, end)) {
      return Protocol.MALFORMED;
    }
    return switch (protocol) {
      case ICMP -> Protocol.IPV4_ICMP;
      case TCP -> Protocol.IPV4_TCP;
      case UDP -> Protocol.IPV4_UDP;
      default -> Protocol.IPV4_OTHER;
    };
  }

  private static Protocol ipv6(ByteVector frame, int at, int end) {
    if (end < at + 40) {
      return Protocol.CUT;
    }
    if (version(frame, at) != 6) {
      return Protocol.MALFORMED;
    }
    int header = unsignedByte(frame, at + 6);
    int headerAt = at + 40;
    while (isExtension(header)) {
      if (end < headerAt + 4) {
        return Protocol.CUT;
      }
      int next = unsignedByte(frame, headerAt);
      if (header == FRAGMENT && unsignedShort(frame, headerAt + 2) >= 8) {
        return ipv6Payload(next); // not the first fragment: data follow, whatever next says
      }
      headerAt += extensionLength(header, frame, headerAt);
      header = next;
    }
    return isSound(header, frame, headerAt, end) ? ipv6Payload(header) : Protocol.MALFORMED;
  }

  private static boolean isExtension(int header) {
    return switch (header) {
      case HOP_BY_HOP, ROUTING, FRAGMENT, AUTHENTICATION, DESTINATION, MOBILITY -> true;
      default -> false;
    };
  }

  private static int extensionLength(int header, ByteVector frame, int at) {
    int length = unsignedByte(frame, at + 1);
    return switch (header) {
      case FRAGMENT -> 8;
      case AUTHENTICATION -> 4 * (length + 2);
      default -> 8 * (length + 1);
    };
  }

  private static Protocol ipv6Payload(int header) {
    return switch (header) {
      case ICMPV6 -> Protocol.IPV6_ICMP;
      case TCP -> Protocol.IPV6_TCP;
      case UDP -> Protocol.IPV6_UDP;
      default -> Protocol.IPV6_OTHER;
    };
  }

  /** Whether a transport header claims at least its own length, as far as it is there. */
  private static boolean isSound(int protocol, ByteVector frame, int at, int end) {
    return switch (protocol) {
      case TCP -> end < at + 20 || unsignedByte(frame, at + 12) >> 4 >= 5;
      case UDP -> {
        int length = end < at + 8 ? 0 : unsignedShort(frame, at + 4); // 0 in jumbograms
        yield length == 0 || length >= 8;
      }
      default -> true;
    };
  }

  private static int version(ByteVector frame, int at) {
    return unsignedByte(frame, at) >> 4;
  }

  private static int unsignedByte(ByteVector frame, int index) {
    return Byte.toUnsignedInt(frame.get(index));
  }

  private static int unsignedShort(ByteVector frame, int index) {
    return Short.toUnsignedInt(frame.getShort(index));
  }
}
