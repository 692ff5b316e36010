package org.copyless.soundness.program;

/** The tracked types of random programs. */
public enum Type {
  /** A vector of bytes. */
  BYTES("ByteVector"),
  /** The packet of paper 001, with one field that is never null. */
  PACKET("NetworkPacket"),
  /** A list node: a field that is never null, and one that may be. */
  NODE("Node"),
  /** A vector of pointers. */
  VECTOR("TrackedVector<ByteVector>"),
  /** The receiving end of a channel. */
  IMP("TicksImp"),
  /** The sending end. */
  EXP("TicksExp");

  private final String javaName;

  Type(String javaName) {
    this.javaName = javaName;
  }

  /**
   * Tells whether it is an end of a channel.
   *
   * @return whether it has a protocol state
   */
  public boolean isEndpoint() {
    return this == IMP || this == EXP;
  }

  @Override
  public String toString() {
    return javaName;
  }
}
