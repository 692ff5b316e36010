package org.copyless.soundness.program;

/** The types of random programs: tracked ones, and the variables and cells that hold a block. */
public enum Type {
  /** A vector of bytes. */
  BYTES("ByteVector"),
  /** The packet of paper 001, with one field that is never null. */
  PACKET("NetworkPacket"),
  /** A list node: a field that is never null, and one that may be. */
  NODE("Node"),
  /** A vector of pointers. */
  VECTOR("TrackedVector<ByteVector>"),
  /** The receiving end of {@code Ticks}. */
  IMP("TicksImp"),
  /** The sending end of {@code Ticks}. */
  EXP("TicksExp"),
  /** The end of {@code Desk} that asks. */
  DESK_IMP("DeskImp"),
  /** The end of {@code Desk} that answers. */
  DESK_EXP("DeskExp"),
  /** A container that owns its elements. */
  DEQUE("TrackedDeque<ByteVector>"),
  /** A set of ends that are asked. */
  EXP_SET("EndpointSet<@State(\"READY\") DeskExp>"),
  /** A set of ends that are answered. */
  IMP_SET("EndpointSet<@State(\"ASKED\") DeskImp>"),
  /** A map of ends that are asked, with a word for each. */
  EXP_MAP("EndpointMap<@State(\"READY\") DeskExp, String>"),
  /** A parameter whose block may be replaced. */
  REF("Ref<ByteVector>"),
  /** A parameter that is filled. */
  OUT("Out<ByteVector>"),
  /** A cell that threads share. */
  CELL("TCell<ByteVector>");

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
    return this == IMP || this == EXP || isDesk();
  }

  /**
   * Tells whether it is an end of {@code Desk}.
   *
   * @return whether both sides send
   */
  public boolean isDesk() {
    return this == DESK_IMP || this == DESK_EXP;
  }

  /**
   * Tells whether it is a set of ends, or a map.
   *
   * @return whether its members are in one state
   */
  public boolean isSet() {
    return this == EXP_SET || this == IMP_SET || isMap();
  }

  /**
   * Tells whether it is a map of ends.
   *
   * @return whether something is kept with each member
   */
  public boolean isMap() {
    return this == EXP_MAP;
  }

  /**
   * Returns what can be a source of a wait.
   *
   * @return the type of the members of a set; of an end, its own
   */
  public Type member() {
    return switch (this) {
      case EXP_SET, EXP_MAP -> DESK_EXP;
      case IMP_SET -> DESK_IMP;
      default -> this;
    };
  }

  /**
   * Returns the state of the members of a set.
   *
   * @return the one that its type names
   */
  public Stage memberStage() {
    return this == IMP_SET ? Stage.ASKED : Stage.READY;
  }

  /**
   * Tells whether it owns elements.
   *
   * @return whether elements are put in
   */
  public boolean isContainer() {
    return this == DEQUE || isSet();
  }

  /**
   * Tells whether it is no block, but holds one.
   *
   * @return whether it is a variable or a cell
   */
  public boolean isBox() {
    return this == REF || this == OUT || this == CELL;
  }

  /**
   * Returns the state of a new channel.
   *
   * @return the first of the contract of this end
   */
  public Stage first() {
    return isDesk() ? Stage.READY : Stage.OPEN;
  }

  @Override
  public String toString() {
    return javaName;
  }
}
