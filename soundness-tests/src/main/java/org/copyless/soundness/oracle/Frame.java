package org.copyless.soundness.oracle;

import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.soundness.program.Stage;

/** One activation of a method. */
final class Frame implements Holder {
  /** A slot that is exposed. */
  record OpenSlot(Block vector, int index) {}

  final Map<String, @Nullable Block> variables = new HashMap<>();
  final Map<String, Boolean> flags = new HashMap<>();
  final Map<String, Block> arguments = new HashMap<>();
  final Map<String, OpenSlot> slots = new HashMap<>();

  /** The variables for calls, by name; and cells. */
  final Map<String, Box> boxes = new HashMap<>();

  /** Those of them that the caller gets back full. */
  final Set<Box> lent = Collections.newSetFromMap(new IdentityHashMap<>());

  /** The state in which each borrowed end is to be left. */
  final IdentityHashMap<Block, Stage> promised = new IdentityHashMap<>();

  /** The states in which an exception may leave it, where that is said. */
  final IdentityHashMap<Block, List<Stage>> thrown = new IdentityHashMap<>();

  final Set<Block> borrowed = Collections.newSetFromMap(new IdentityHashMap<>());

  /** How many handlers of this method stand around what runs now, and catch a Hiccup. */
  int handlers;

  /** How many finally bodies and resources of this method wait around what runs now. */
  int cleanups;

  /** Whether a call has thrown that never does so at run time. */
  boolean unlikely;

  /** Whether an exception leaves it that ends the SIP. */
  boolean doomed;

  /**
   * Whether it matters that a call throws: code of this method runs afterwards, or the caller gets
   * back a block that stands open now.
   */
  boolean isWatched() {
    return handlers + cleanups > 0 || borrowed.stream().anyMatch(each -> each.exposed);
  }

  boolean mayUse(Block block) {
    return block.holder == this || borrowed.contains(block);
  }
}
