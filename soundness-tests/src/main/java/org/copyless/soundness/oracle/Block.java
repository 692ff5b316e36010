package org.copyless.soundness.oracle;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.soundness.program.Field;
import org.copyless.soundness.program.Stage;
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
    this.stage = type.isEndpoint() ? type.first() : null;
  }

  /** The channel of an end. */
  @Nullable Conversation conversation;

  /** The other end. */
  @Nullable Block peer;

  /** The protocol state of an end. */
  @Nullable Stage stage;

  /** The states among which nobody knows; null: the state is known. */
  @Nullable List<Stage> doubt;

  /** Whether an end may be used as one in its state. */
  boolean isKnown() {
    return doubt == null;
  }

  /** An exception has left it in one of these states. */
  void leaveIn(List<Stage> stages) {
    doubt = stages.size() == 1 ? null : stages;
  }

  /** The answer of a test of the state, which tells more of it. */
  boolean isIn(Stage asked) {
    boolean answer = stage == asked;
    if (doubt != null) {
      leaveIn(answer ? List.of(asked) : doubt.stream().filter(each -> each != asked).toList());
    }
    return answer;
  }

  /** The elements of a container. */
  final Deque<Block> elements = new ArrayDeque<>();

  /** Ends the block and all that it owns. */
  void end() {
    holder = Nobody.GONE;
    if (conversation != null) {
      conversation.close(type);
    }
    fields.values().forEach(this::endIfHeld);
    for (Block content : slots) {
      endIfHeld(content);
    }
    elements.forEach(this::endIfHeld);
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
