package org.copyless.soundness.oracle;

import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.soundness.program.Type;

/** A variable for calls, or a cell: it has the block that is in it. */
final class Box implements Holder {
  final Type type;
  @Nullable Block content;

  Box(Type type) {
    this.type = type;
  }

  void put(Block block) {
    block.holder = this;
    content = block;
  }

  Block take(Holder holder) {
    Block taken = content;
    taken.holder = holder;
    content = null;
    return taken;
  }

  boolean isFull() {
    return content != null;
  }
}
