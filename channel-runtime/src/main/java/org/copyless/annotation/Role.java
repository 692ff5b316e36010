package org.copyless.annotation;

/** The two ends of a channel. Contracts are written from the view of {@link #EXP}. */
public enum Role {
  /** The importing end: sends {@code ?} messages and receives {@code !} messages. */
  IMP,
  /** The exporting end: sends {@code !} messages and receives {@code ?} messages. */
  EXP;

  /** {@return the other end} */
  public Role peer() {
    return this == IMP ? EXP : IMP;
  }
}
