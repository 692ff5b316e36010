package org.copyless.contract;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The slots in which the messages of one direction wait, and the queue index of each state.
 * Immutable.
 *
 * <p>Source: Fähndrich et al., §4.1.
 */
final class Slots {
  private final Optional<int[]> indices;
  private final List<Set<String>> arriving;

  private Slots(Optional<int[]> indices, List<Set<String>> arriving) {
    this.indices = indices;
    this.arriving = arriving;
  }

  /**
   * The slots of one direction.
   *
   * @param outgoing the transitions by state id, which have one direction in each state
   * @param messages the messages in the order of their tags
   * @param tags the place of each message in that order, from 1
   */
  static Slots of(
      Direction direction,
      List<List<Transition>> outgoing,
      List<String> messages,
      Map<String, Integer> tags) {
    Optional<int[]> indices = QueueIndices.of(direction, outgoing);
    List<BitSet> tagsBySlot = new ArrayList<>();
    indices.ifPresent(
        index -> {
          for (List<Transition> steps : outgoing) {
            steps.stream()
                .filter(step -> step.direction() == direction)
                .forEach(
                    step -> add(tagsBySlot, index[step.source().id()], tags.get(step.message())));
          }
        });
    return new Slots(
        indices, tagsBySlot.stream().map(tagSet -> inOrder(tagSet, messages)).toList());
  }

  private static void add(List<BitSet> tagsBySlot, int slot, int tag) {
    while (tagsBySlot.size() <= slot) {
      tagsBySlot.add(new BitSet());
    }
    tagsBySlot.get(slot).set(tag);
  }

  private static Set<String> inOrder(BitSet tags, List<String> messages) {
    Set<String> names = new LinkedHashSet<>();
    tags.stream().forEach(tag -> names.add(messages.get(tag - 1)));
    return Collections.unmodifiableSet(names);
  }

  /** Whether finitely many slots are enough. If not, there is none, and all indices are 0. */
  boolean areBounded() {
    return indices.isPresent();
  }

  int index(int state) {
    return indices.map(index -> index[state]).orElse(0);
  }

  int count() {
    return arriving.size();
  }

  /** The messages that can arrive in a slot, in the order of their tags. */
  Set<String> arriving(int slot) {
    if (slot < 0 || slot >= count()) {
      throw new IllegalArgumentException("no slot " + slot + ", slots=" + count());
    }
    return arriving.get(slot);
  }
}
