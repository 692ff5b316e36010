package org.copyless.soundness.oracle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.soundness.program.Field;
import org.copyless.soundness.program.Type;

/** The ledger of a path: each block, who has it, and what may be done with it. */
final class Ownership {
  private final List<Block> blocks = new ArrayList<>();
  private final BooleanSupplier mayHold;

  /** Starts with nothing; {@code mayHold} says whether a field that is null holds a block. */
  Ownership(BooleanSupplier mayHold) {
    this.mayHold = mayHold;
  }

  Block create(Type type, Holder holder) {
    Block block = new Block(type, holder);
    blocks.add(block);
    return block;
  }

  /** Makes a channel and returns one of its ends; the other is created behind it. */
  Block open(Type exp, Type imp, Holder holder) {
    Conversation conversation = new Conversation();
    Block sender = create(exp, holder);
    sender.conversation = conversation;
    sender.peer = create(imp, holder);
    sender.peer.conversation = conversation;
    sender.peer.peer = sender;
    return sender;
  }

  /** Makes a block with all that its fields need. */
  Block createWhole(Type type, Holder holder) {
    Block block = create(type, holder);
    for (Field field : Field.values()) {
      if (field.owner() == type && !field.nullable()) {
        block.fields.put(field, createWhole(field.type(), block));
      }
    }
    if (type == Type.VECTOR) {
      block.slots[0] = createWhole(Type.BYTES, block);
    }
    return block;
  }

  /** Checks that a pointer may be followed. */
  Block use(Frame frame, @Nullable Block block) {
    if (block == null) {
      throw end(frame, Outcome.rule("R16 null"));
    }
    if (block.isGone() || block.broken) {
      throw end(frame, Outcome.fault("dangling"));
    }
    if (!frame.mayUse(block)) {
      throw end(frame, Outcome.rule(foreign(block.holder)));
    }
    return block;
  }

  /** Checks a pointer that is read; what is read of an endpoint does not lie in its block. */
  Block look(Frame frame, @Nullable Block block) {
    if (block != null && block.isGone() && block.type.isEndpoint()) {
      throw end(frame, Outcome.rule("R66 closed endpoint"));
    }
    return use(frame, block);
  }

  private static String foreign(Holder holder) {
    return switch (holder) {
      case Box box when box.type == Type.CELL -> "R25 in a cell";
      case Box _ -> "R14 in a variable for calls";
      case Block container when container.type.isContainer() -> "R21 in a container";
      default -> "R32 content used outside of its expose block";
    };
  }

  /** Checks that a block may be given away. */
  Block give(Frame frame, @Nullable Block pointer) {
    Block block = use(frame, pointer);
    if (block.exposed) {
      throw end(frame, Outcome.rule("R34 exposed"));
    }
    if (block.holder != frame) {
      throw end(frame, Outcome.fault("borrowed"));
    }
    return block;
  }

  /** Checks that a block may be lent to a call. */
  Block lend(Frame frame, @Nullable Block pointer) {
    Block block = use(frame, pointer);
    if (block.exposed) {
      throw end(frame, Outcome.rule("R34 exposed"));
    }
    return block;
  }

  void close(Frame frame, @Nullable Block pointer) {
    give(frame, pointer).end();
  }

  /** From here on the frame has what the fields lead to. */
  Block expose(Frame frame, @Nullable Block pointer) {
    Block block = use(frame, pointer);
    if (block.exposed) {
      throw end(frame, Outcome.rule("R31 exposed twice"));
    }
    block.exposed = true;
    for (Field field : Field.values()) {
      if (field.owner() == block.type) {
        Block content = block.fields.get(field);
        if (content == null && field.nullable() && mayHold.getAsBoolean()) {
          content = createWhole(field.type(), block);
          block.fields.put(field, content);
        }
        take(frame, content);
      }
    }
    return block;
  }

  void exposeSlot(Frame frame, Block vector, int index) {
    if (vector.exposed) {
      throw end(frame, Outcome.rule("R39 exposed twice"));
    }
    vector.exposed = true;
    if (vector.slots[index] == null && mayHold.getAsBoolean()) {
      vector.slots[index] = createWhole(Type.BYTES, vector);
    }
    take(frame, vector.slots[index]);
  }

  private static void take(Frame frame, @Nullable Block content) {
    if (content != null) {
      content.holder = frame;
    }
  }

  /** What the fields lead to goes back; each must have a block of its own. */
  void cover(Frame frame, Block block) {
    block.exposed = false;
    for (Map.Entry<Field, Block> each : block.fields.entrySet()) {
      if (each.getValue() == null && !each.getKey().nullable()) {
        throw end(frame, Outcome.rule("R33 field is null"));
      }
      takeBack(frame, block, each.getValue());
    }
  }

  void coverSlot(Frame frame, Block vector, int index) {
    vector.exposed = false;
    takeBack(frame, vector, vector.slots[index]);
  }

  private static void takeBack(Frame frame, Block block, @Nullable Block content) {
    if (content == null) {
      return;
    }
    if (content.holder != frame || content.exposed || content == block) {
      if (frame.borrowed.contains(block)) {
        throw new Abrupt.End(Outcome.rule("R33 the caller gets back a broken block"));
      }
      if (frame.doomed) {
        block.broken = true;
        return;
      }
      throw end(frame, Outcome.rule("R33 field owns no block"));
    }
    content.holder = block;
  }

  /** Checks that tracked arguments are distinct. */
  static void distinct(Frame frame, List<@Nullable Block> arguments) {
    Set<Block> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Block each : arguments) {
      if (each != null && !seen.add(each)) {
        throw end(frame, Outcome.rule("R13 arguments are not distinct"));
      }
    }
  }

  /** Checks that nothing is left behind at a normal exit. */
  void leave(Frame frame) {
    frame.promised.forEach(
        (end, stage) -> {
          if (end.stage != stage || !end.isKnown()) {
            throw end(frame, Outcome.rule("R47 borrowed endpoint in another state"));
          }
        });
    if (frame.lent.stream().anyMatch(box -> box.type != Type.CELL && !box.isFull())) {
      throw end(frame, Outcome.rule("R14 the caller gets back an empty variable"));
    }
    abandon(frame);
  }

  /** Checks the states in which an exception of the method's own leaves what is lent. */
  void keepPromises(Frame frame, Abrupt.Thrown thrown) {
    frame.thrown.forEach(
        (end, stages) -> {
          boolean kept = end.isKnown() ? stages.contains(end.stage) : stages.containsAll(end.doubt);
          if (!thrown.dooms() && !kept) {
            throw end(frame, Outcome.rule("R96 an exception leaves an endpoint in another state"));
          }
        });
  }

  /** Checks that nothing is left behind at any exit. */
  void abandon(Frame frame) {
    for (Block each : blocks) {
      if (each.holder == frame) {
        throw end(frame, Outcome.fault("leak"));
      }
    }
    for (Box each : frame.boxes.values()) {
      if (each.isFull() && !frame.lent.contains(each)) {
        throw end(frame, Outcome.fault("leak"));
      }
    }
  }

  /** Ends the path, unless the SIP ends anyway: then nothing is said. */
  static Abrupt end(Frame frame, Outcome outcome) {
    if (frame.doomed && frame.unlikely && !outcome.what().equals("leak")) {
      return new Abrupt.End(Outcome.rule("decision 1: dangling in a finally body"));
    }
    return new Abrupt.End(
        frame.doomed && !outcome.isWaiting() ? Outcome.ended("unchecked") : outcome);
  }
}
