package org.copyless.channel.spi;

import java.util.List;
import java.util.function.Supplier;
import org.copyless.annotation.Role;
import org.copyless.heap.spi.Block;
import org.copyless.heap.spi.BlockType;

/**
 * What the runtime must know of one end of a contract's channels: its slots, where the messages
 * that it can receive carry pointers, and the names for messages to people.
 *
 * <p>Generated code holds one in a static final field per endpoint class. Immutable and
 * thread-safe.
 *
 * <p>Source: Fähndrich et al., §4.1.
 *
 * @param <T> the generated endpoint class
 */
public final class EndpointType<T extends EndpointBlock> extends BlockType<T> {
  private static final long[] NONE = {};

  private final String contract;
  private final Role role;
  private final int slots;
  private final long stride;
  private final int initialState;
  private final List<String> states;
  private final List<String> messages;
  private final long[][] argumentPointers;

  private EndpointType(
      String contract,
      Role role,
      int slots,
      long slotBytes,
      int initialState,
      List<String> states,
      List<String> messages,
      long[][] argumentPointers,
      Supplier<T> factory) {
    super(
        contract + (role == Role.IMP ? "Imp" : "Exp"),
        EndpointDescriptor.slot(slots, EndpointDescriptor.stride(slotBytes)),
        NONE,
        factory);
    this.contract = contract;
    this.role = role;
    this.slots = slots;
    this.stride = EndpointDescriptor.stride(slotBytes);
    this.initialState = initialState;
    this.states = List.copyOf(states);
    this.messages = List.copyOf(messages);
    this.argumentPointers = argumentPointers.clone();
  }

  /**
   * Describes one end.
   *
   * @param <T> the generated class
   * @param contract the contract's name
   * @param role which end
   * @param slots number of slots in which this end receives
   * @param slotBytes bytes of the largest message in such a slot: 8 for tag and waiting flag, then
   *     the arguments, each at a multiple of its size; booleans take a byte, pointers eight
   * @param initialState id of the state in which a channel is opened
   * @param states names of the states by id
   * @param messages names of all messages of the contract, that with tag 1 first
   * @param argumentPointers by tag, from 0: where the message's pointer arguments lie, from the
   *     start of the slot; row 0 is not used, rows of messages that this end does not receive are
   *     empty
   * @param factory the generated class's constructor
   * @return the type
   */
  public static <T extends EndpointBlock> EndpointType<T> of(
      String contract,
      Role role,
      int slots,
      long slotBytes,
      int initialState,
      List<String> states,
      List<String> messages,
      long[][] argumentPointers,
      Supplier<T> factory) {
    if (argumentPointers.length != messages.size() + 1) {
      throw new IllegalArgumentException(
          contract + ": rows=" + argumentPointers.length + " for messages=" + messages.size());
    }
    return new EndpointType<>(
        contract,
        role,
        slots,
        slotBytes,
        initialState,
        states,
        messages,
        argumentPointers,
        factory);
  }

  @Override
  protected long dispose(Block block, long holder, long head) {
    return ((EndpointBlock) block).dispose(head);
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

  long stride() {
    return stride;
  }

  int initialState() {
    return initialState;
  }

  String stateName(int state) {
    return states.get(state);
  }

  String messageName(int tag) {
    return messages.get(tag - 1);
  }

  long[] argumentPointers(int tag) {
    return argumentPointers[tag];
  }
}
