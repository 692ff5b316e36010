package org.copyless.soundness.oracle;

import java.util.Arrays;
import org.copyless.soundness.library.Choices;
import org.copyless.soundness.oracle.Conversation.Letter;
import org.copyless.soundness.program.Event;
import org.copyless.soundness.program.Field;
import org.copyless.soundness.program.Method;
import org.copyless.soundness.program.Parameter;
import org.copyless.soundness.program.Type;

/** Drives a method along one path, with the arguments that the driver of the run makes. */
final class Driver {
  private final Interpreter interpreter;
  private final Ownership ownership;
  private final Choices choices;

  Driver(Interpreter interpreter) {
    this.interpreter = interpreter;
    this.ownership = interpreter.ownership();
    this.choices = interpreter.choices();
  }

  Outcome drive(Method method) {
    Frame frame = new Frame();
    method.signature().parameters().forEach(each -> enter(frame, each));
    try {
      return Outcome.clean(interpreter.run(frame, method) == null ? Outcome.NULL : "");
    } catch (Abrupt.Thrown thrown) {
      return frame.doomed
          ? Outcome.ended("unchecked")
          : Outcome.clean(thrown.checked() ? Outcome.CHECKED : "");
    } catch (Abrupt.End end) {
      return end.outcome();
    } catch (Abrupt.Jump _) {
      return Outcome.ended("a jump to nowhere: no Java");
    }
  }

  private void enter(Frame frame, Parameter parameter) {
    if (parameter.type().isBox()) {
      Box box = box(parameter.type());
      frame.boxes.put(parameter.name(), box);
      frame.lent.add(box);
      return;
    }
    Block block = parameter.nullable() && choices.flip() ? null : make(parameter);
    Calls.enter(frame, parameter, block);
    frame.variables.put(parameter.name(), block);
  }

  /** A REF is full, an OUT is empty, a cell is this or that. */
  private Box box(Type type) {
    Box box = new Box(type);
    if (type == Type.REF || (type == Type.CELL && choices.flip())) {
      box.put(ownership.createWhole(Type.BYTES, box));
    }
    return box;
  }

  private Block make(Parameter parameter) {
    return switch (parameter.type()) {
      case IMP, EXP -> ticks(parameter.type());
      case DESK_IMP, DESK_EXP -> desk(parameter);
      default -> filled(ownership.createWhole(parameter.type(), Nobody.DRIVER));
    };
  }

  /** The driver is at the other end. */
  private Block desk(Parameter parameter) {
    Block exp = ownership.open(Type.DESK_EXP, Type.DESK_IMP, Nobody.DRIVER);
    Block end = parameter.type() == Type.DESK_EXP ? exp : exp.peer;
    end.conversation.played = true;
    end.stage = parameter.stage().orElseThrow();
    return end;
  }

  /** The other end is closed; before that it may have sent a tick, or the last message. */
  private Block ticks(Type type) {
    Block exp = ownership.open(Type.EXP, Type.IMP, Nobody.DRIVER);
    if (type == Type.EXP) {
      exp.peer.end();
      return exp;
    }
    switch (choices.pick(3)) {
      case 1 ->
          exp.conversation.send(
              Type.EXP, new Letter(Event.TICK, ownership.createWhole(Type.BYTES, Nobody.DRIVER)));
      case 2 -> exp.conversation.send(Type.EXP, new Letter(Event.STOP, null));
      default -> {}
    }
    exp.end();
    return exp.peer;
  }

  /** What may be null in an argument is there on some paths. */
  private Block filled(Block block) {
    if (block.type == Type.NODE && choices.flip()) {
      block.fields.put(Field.NEXT, ownership.createWhole(Type.NODE, block));
    }
    if (block.type == Type.VECTOR && choices.flip()) {
      Arrays.setAll(block.slots, _ -> ownership.createWhole(Type.BYTES, block));
    }
    if (block.type == Type.DEQUE && choices.flip()) {
      block.elements.add(ownership.createWhole(Type.BYTES, block));
    }
    return block;
  }
}
