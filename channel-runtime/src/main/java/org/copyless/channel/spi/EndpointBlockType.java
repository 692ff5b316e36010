package org.copyless.channel.spi;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Role;
import org.copyless.heap.spi.Block;
import org.copyless.heap.spi.BlockType;
import org.copyless.heap.spi.Reach;

/**
 * One end of a contract, as the runtime sees it: how many slots of which size it needs, where the
 * messages that it can receive carry pointers, and the names for messages to people.
 *
 * <p>Generated code holds one in a static final field per endpoint class, also where one endpoint
 * class extends another. Immutable and thread-safe.
 *
 * <p>Source: Fähndrich et al., §4.1.
 *
 * @param <T> the generated endpoint class
 */
public final class EndpointBlockType<T extends EndpointBlock> extends BlockType<T> {
  /** The tag of no message. */
  public static final int NO_MESSAGE = 0;

  private static final long[] NONE = {};

  private final String contract;
  private final Role role;
  private final long fingerprint;
  private final int slots;
  private final long slotBytes;
  private final long stride;
  private final boolean local;
  private final int references;
  private final List<String> states;
  private final List<String> messages;
  private final long[][] argumentPointers;
  private final long carriers;
  private final int[] queueIndices;
  private final @Nullable Class<?>[] views;

  private EndpointBlockType(Builder description, Supplier<T> factory) {
    super(
        description.name(),
        EndpointDescriptor.size(description.slots, description.slotBytes),
        description.local ? Reach.PROCESS : Reach.MESSAGE,
        factory);
    this.contract = description.contract;
    this.role = description.role;
    this.fingerprint = description.fingerprint;
    this.slots = description.slots;
    this.slotBytes = description.slotBytes;
    this.stride = EndpointDescriptor.stride(description.slotBytes);
    this.local = description.local;
    this.references = description.references;
    this.states = description.states;
    this.messages = description.messages;
    this.argumentPointers = description.argumentPointers.clone();
    this.carriers = carriers(argumentPointers);
    this.queueIndices = description.queueIndices;
    this.views = description.views;
    MessageSegment.initialise();
    ReceivedArguments.initialise();
  }

  /**
   * Begins the description of one end.
   *
   * @param contract the contract's name
   * @param role which end
   * @return what collects the rest
   */
  public static Builder describe(String contract, Role role) {
    return new Builder(contract, role);
  }

  /** Collects the facts of one end; each may be left out. Confined to one thread. */
  public static final class Builder {
    private final String contract;
    private final Role role;
    private long fingerprint;
    private int slots;
    private long slotBytes = EndpointDescriptor.ARGUMENTS_OFFSET;
    private boolean local;
    private int references;
    private List<String> states = List.of();
    private List<String> messages = List.of();
    private long[][] argumentPointers = {NONE};
    private int[] queueIndices = {};
    private @Nullable Class<?>[] views = {};

    private Builder(String contract, Role role) {
      this.contract = Objects.requireNonNull(contract);
      this.role = Objects.requireNonNull(role);
    }

    private String name() {
      return contract + (role == Role.IMP ? "Imp" : "Exp");
    }

    /**
     * Sets the number that tells this version of the contract from others.
     *
     * @param value taken over automaton, messages and layouts; 0 if there is none
     * @return this
     */
    public Builder fingerprint(long value) {
      fingerprint = value;
      return this;
    }

    /**
     * Sets the slots in which this end receives; none, if it is not called.
     *
     * @param count how many; 0 also for an end of an unbounded contract whose queue has no bound,
     *     whose messages then lie in segments
     * @param bytes of the largest message in such a slot: 8 for tag and waiting word, then the
     *     arguments, each at a multiple of its size; booleans take a byte, pointers eight
     * @return this
     */
    public Builder slots(int count, long bytes) {
      if (count < 0 || bytes < EndpointDescriptor.ARGUMENTS_OFFSET) {
        throw new IllegalArgumentException(name() + ": slots=" + count + " of bytes=" + bytes);
      }
      slots = count;
      slotBytes = bytes;
      return this;
    }

    /**
     * Names the protocol states.
     *
     * @param names by id, from 0; the first is the initial state
     * @return this
     */
    public Builder states(String... names) {
      states = List.of(names);
      return this;
    }

    /**
     * Names all messages of the contract, whoever sends them.
     *
     * @param names by tag, from 1
     * @return this
     */
    public Builder messages(String... names) {
      messages = List.of(names);
      argumentPointers = new long[names.length + 1][];
      Arrays.fill(argumentPointers, NONE);
      return this;
    }

    /**
     * Tells where a message that this end receives carries pointers.
     *
     * @param tag the message, one of those named before
     * @param offsets of its pointer arguments, from the start of the slot
     * @return this
     */
    public Builder pointers(int tag, long... offsets) {
      if (tag < 1 || tag >= argumentPointers.length) {
        throw new IllegalArgumentException(
            name() + ": tag=" + tag + " is none of the " + messages.size() + " messages");
      }
      argumentPointers[tag] = offsets.clone();
      return this;
    }

    /**
     * Tells in which slot the next message arrives.
     *
     * @param byStateId the queue index of each state (§4.1), in the order of {@link #states}; -1
     *     where this end does not receive
     * @return this
     */
    public Builder queueIndices(int... byStateId) {
      queueIndices = byStateId.clone();
      return this;
    }

    /**
     * Tells as what messages are received.
     *
     * @param byTag the view class of each message, in the order of {@link #messages}; null where
     *     this end does not receive it
     * @return this
     */
    public Builder views(@Nullable Class<?>... byTag) {
      views = byTag.clone();
      return this;
    }

    /**
     * Makes the contract process-local (§5.3): its messages may carry Java objects, and its
     * endpoints stay within their process.
     *
     * @param mostPerMessage the most Java objects in a message that this end receives
     * @return this
     */
    public Builder references(int mostPerMessage) {
      if (mostPerMessage < 0) {
        throw new IllegalArgumentException(name() + ": references=" + mostPerMessage);
      }
      local = true;
      references = mostPerMessage;
      return this;
    }

    /**
     * Makes the type.
     *
     * @param <T> the generated class
     * @param factory its constructor
     * @return the type
     */
    public <T extends EndpointBlock> EndpointBlockType<T> build(Supplier<T> factory) {
      return new EndpointBlockType<>(this, factory);
    }
  }

  @Override
  protected long dispose(Block block, long holder, long head) {
    return ((EndpointBlock) block).dispose(holder, head);
  }

  /**
   * Returns the number that tells this version of the contract from others.
   *
   * @return a hash over automaton, messages and layouts; 0 if the description gave none
   */
  public long fingerprint() {
    return fingerprint;
  }

  /**
   * Finds the message that is received as a class of views; a contract's own, or of one that it
   * extends.
   *
   * @param view the class
   * @return the message's tag; {@link #NO_MESSAGE} if this end receives no message, or several, as
   *     that
   */
  public int tagOf(Class<?> view) {
    int found = NO_MESSAGE;
    for (int tag = 1; tag <= messages.size(); tag++) {
      Class<?> received = view(tag);
      if (received != null && view.isAssignableFrom(received)) {
        if (found != NO_MESSAGE) {
          return NO_MESSAGE;
        }
        found = tag;
      }
    }
    return found;
  }

  /**
   * Names what this end can receive, for messages.
   *
   * @return the view classes, in the order of their tags
   */
  public List<String> received() {
    return Arrays.stream(views)
        .filter(Objects::nonNull)
        .map(view -> Objects.requireNonNullElse(view.getCanonicalName(), view.getName()))
        .toList();
  }

  /**
   * Returns how many messages the contract has.
   *
   * @return the largest tag
   */
  public int messageCount() {
    return messages.size();
  }

  String contract() {
    return contract;
  }

  Role role() {
    return role;
  }

  int slots() {
    return slots;
  }

  /** Bytes of the largest message, tag and waiting word included. */
  long slotBytes() {
    return slotBytes;
  }

  long stride() {
    return stride;
  }

  /** Refuses a number that is no state's. */
  void checkState(int state) {
    if (state < 0 || state >= states.size()) {
      throw new IllegalArgumentException(
          "state="
              + state
              + " is none of the states 0 to "
              + (states.size() - 1)
              + " of "
              + name());
    }
  }

  boolean isLocal() {
    return local;
  }

  int references() {
    return references;
  }

  String stateName(int state) {
    return states.get(state);
  }

  String messageName(int tag) {
    return messages.get(tag - 1);
  }

  /** Returns the slot in which the next message arrives; -1 if none can be received. */
  int queueIndex(int state) {
    return queueIndices.length == 0 ? -1 : queueIndices[state];
  }

  /** Returns the class of a received message's view; null if this end does not receive it. */
  @Nullable Class<?> view(int tag) {
    return views.length == 0 ? null : views[tag - 1];
  }

  long[] argumentPointers(int tag) {
    return argumentPointers[tag];
  }

  /**
   * Returns which messages carry pointers, as a set of bits: a message whose tag's bit, counted
   * modulo 64, is clear carries none.
   */
  long carriers() {
    return carriers;
  }

  private static long carriers(long[][] pointersByTag) {
    long bits = 0;
    for (int tag = 0; tag < pointersByTag.length; tag++) {
      bits |= pointersByTag[tag].length == 0 ? 0 : 1L << tag;
    }
    return bits;
  }
}
