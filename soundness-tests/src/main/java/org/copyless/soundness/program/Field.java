package org.copyless.soundness.program;

/** The tracked fields of the structs. */
public enum Field {
  /** Of a packet. */
  DATA(Type.PACKET, "data", Type.BYTES, false),
  /** Of a node. */
  PAYLOAD(Type.NODE, "payload", Type.BYTES, false),
  /** Of a node. */
  NEXT(Type.NODE, "next", Type.NODE, true);

  private final Type owner;
  private final String javaName;
  private final Type type;
  private final boolean nullable;

  Field(Type owner, String javaName, Type type, boolean nullable) {
    this.owner = owner;
    this.javaName = javaName;
    this.type = type;
    this.nullable = nullable;
  }

  /**
   * Returns the struct that has it.
   *
   * @return a struct
   */
  public Type owner() {
    return owner;
  }

  /**
   * Returns what it leads to.
   *
   * @return the field's type
   */
  public Type type() {
    return type;
  }

  /**
   * Tells whether it may be null when its struct is covered.
   *
   * @return whether it is declared so
   */
  public boolean nullable() {
    return nullable;
  }

  @Override
  public String toString() {
    return javaName;
  }
}
