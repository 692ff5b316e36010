package org.copyless.examples.nic;

/** What a frame carries: a row of the table that the example prints. */
enum Protocol {
  ARP("ARP"),
  IPV4_ICMP("IPv4 ICMP"),
  IPV4_TCP("IPv4 TCP"),
  IPV4_UDP("IPv4 UDP"),
  IPV4_OTHER("IPv4 other"),
  IPV6_ICMP("IPv6 ICMPv6"),
  IPV6_TCP("IPv6 TCP"),
  IPV6_UDP("IPv6 UDP"),
  IPV6_OTHER("IPv6 other"),
  OTHER("other"),
  /** The capture does not have the headers as a whole. */
  CUT("cut short"),
  /** The headers contradict themselves. */
  MALFORMED("malformed");

  private final String label;

  Protocol(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }
}
