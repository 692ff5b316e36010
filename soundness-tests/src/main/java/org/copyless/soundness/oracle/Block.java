package org.copyless.soundness.oracle;

import java.util.EnumMap;
import java.util.Map;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.soundness.program.Field;
import org.copyless.soundness.program.Type;

/** A block, and who has it: one activation of a method, another block, the driver, or nobody. */
final class Block implements Holder {
  private static final int SLOTS = 2;

  final Type type;
  final Map<Field, Block> fields = new EnumMap<>(Field.class);
  final @Nullable Block[] slots = new Block[SLOTS];
  Holder holder;
  boolean exposed;

  /** Whether an exception has left a field without a block. */
  boolean broken;

  Block(Type type, Holder holder) {
    this.type = type;
    this.holder = holder;
  }

  /** The channel of an end. */
  @Nullable Conversation conversation;

  Conversation.State state = Conversation.State.OPEN;

  /** Ends the block and all that it owns. */
  void end() {
    holder = Nobody.GONE;
    if (conversation != null) {
      conversation.close(type == Type.EXP);
    }
    fields.values().forEach(this::endIfHeld);
    for (Block content : slots) {
      endIfHeld(content);
    }
  }

  private void endIfHeld(@Nullable Block content) {
    if (content != null && content.holder == this) {
      content.end();
    }
  }

  boolean isGone() {
    return holder == Nobody.GONE;
  }
}
