package org.copyless.examples.nic;

import java.util.Optional;

/** What the frames of a device begin with. */
public enum LinkType {
  /** Ethernet, on Linux also of the loopback interface. */
  ETHERNET,
  /** Linux cooked capture, {@code tcpdump -i any -y LINUX_SLL}. */
  LINUX_SLL,
  /** Linux cooked capture version 2, {@code tcpdump -i any}. */
  LINUX_SLL2,
  /** No link header: the frame is an IPv4 or IPv6 packet. */
  RAW_IP,
  /** Four bytes with the address family: loopback on BSD and macOS. */
  LOOPBACK;

  /** The numbers that {@link #of} knows, for error messages. */
  static final String ALLOWED =
      "1 (Ethernet), 113 and 276 (Linux cooked), 12, 14, 101, 228 and 229 (raw IP),"
          + " 0 and 108 (loopback)";

  /**
   * Finds the link type that has a number in capture files.
   *
   * @see <a href="https://www.tcpdump.org/linktypes.html">tcpdump.org/linktypes.html</a>
   */
  static Optional<LinkType> of(int number) {
    return switch (number) {
      case 1 -> Optional.of(ETHERNET);
      case 113 -> Optional.of(LINUX_SLL);
      case 276 -> Optional.of(LINUX_SLL2);
      case 12, 14, 101, 228, 229 -> Optional.of(RAW_IP);
      case 0, 108 -> Optional.of(LOOPBACK);
      default -> Optional.empty();
    };
  }
}
