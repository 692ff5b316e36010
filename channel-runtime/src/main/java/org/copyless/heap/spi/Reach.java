package org.copyless.heap.spi;

/**
 * How far a block may be given away from where it is. Each may go where those before it may, and
 * further.
 */
public enum Reach {
  /** Nowhere: it is no block of its own, but a part of one, or a message's copy. */
  VALUE("is a value, part of something else: copy its fields into a block of its own"),

  /** Nowhere for now: one of its slots is exposed (§3.2). */
  EXPOSED("has an exposed slot: close the slot first"),

  /** Within its process: an endpoint of a process-local contract (§5.3). */
  PROCESS("is an endpoint of a process-local contract, which stays within its process"),

  /** To SIPs as they start: a container, because it may hold endpoints (§2.6). */
  SIP("is a container, which goes to a SIP as it starts and never in a message, struct or vector"),

  /** In messages and to SIPs: any other endpoint, because its peer must know where it is (§2.6). */
  MESSAGE("is an endpoint, which travels in messages and never in a struct or a vector"),

  /** Everywhere: also into fields of structs and slots of vectors. */
  FIELD("may go everywhere");

  private final String limit;

  Reach(String limit) {
    this.limit = limit;
  }

  /** Returns why it goes no further, to be said after the name of the block. */
  String limit() {
    return limit;
  }
}
