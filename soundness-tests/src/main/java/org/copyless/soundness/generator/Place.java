package org.copyless.soundness.generator;

import java.util.ArrayList;
import java.util.List;

/**
 * Where statements stand.
 *
 * @param checkedBase blocks from here on are lost where an {@code IOException} is thrown
 * @param hiccupBase the same for a {@code Hiccup}; -1: nobody in this method catches it
 * @param mayThrow whether the method may throw an {@code IOException} here
 * @param loops the loops around, innermost last
 * @param inSelect whether a jump needs a label
 * @param depth how deep statements are nested
 * @param process whether it is the body of a process
 */
record Place(
    int checkedBase,
    int hiccupBase,
    boolean mayThrow,
    List<LoopPlace> loops,
    boolean inSelect,
    int depth,
    boolean process) {
  /**
   * A loop.
   *
   * @param name its counter
   * @param entry what is believed at its entry
   * @param base how many blocks there are at its entry
   */
  record LoopPlace(String name, Scope entry, int base) {}

  static Place ofMethod() {
    return new Place(0, -1, true, List.of(), false, 0, false);
  }

  Place deeper() {
    return new Place(checkedBase, hiccupBase, mayThrow, loops, inSelect, depth + 1, process);
  }

  Place inLoop(LoopPlace loop) {
    List<LoopPlace> all = new ArrayList<>(loops);
    all.add(loop);
    return new Place(
        checkedBase, hiccupBase, mayThrow, List.copyOf(all), false, depth + 1, process);
  }

  /** The body of a process, as deep as it stands here. */
  Place inProcess() {
    return new Place(0, -1, true, List.of(), false, depth + 1, true);
  }

  Place select() {
    return new Place(checkedBase, hiccupBase, mayThrow, loops, true, depth + 1, process);
  }

  Place catching(boolean checked, boolean hiccup, int base) {
    return new Place(
        checked ? base : checkedBase,
        hiccup ? base : hiccupBase,
        mayThrow,
        loops,
        inSelect,
        depth + 1,
        process);
  }
}
