package org.copyless.soundness.oracle;

import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.soundness.program.Boxing;
import org.copyless.soundness.program.Expression;
import org.copyless.soundness.program.Type;

/** Runs one path of a program: variables for calls, containers, cells. */
final class Boxes {
  private final Interpreter interpreter;

  Boxes(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  Box find(Frame frame, Expression name) {
    return find(frame, ((Expression.Variable) name).name());
  }

  private static Box find(Frame frame, String name) {
    Box box = frame.boxes.get(name);
    if (box == null) {
      throw Ownership.end(frame, Outcome.rule("no such variable"));
    }
    return box;
  }

  /** A REF is lent full, an OUT empty. */
  void lend(Frame frame, Box box) {
    if (box.type == Type.REF && !box.isFull()) {
      throw Ownership.end(frame, Outcome.rule("R14 an empty variable is lent"));
    }
    if (box.type == Type.OUT && box.isFull()) {
      throw Ownership.end(frame, Outcome.rule("R15 a full variable is lent to be filled"));
    }
  }

  @Nullable Block taken(Frame frame, Expression.Taken e) {
    if (e.type() == Type.DEQUE) {
      return polled(frame, e.name());
    }
    Box box = find(frame, e.name());
    if (!box.isFull()) {
      throw Ownership.end(frame, Outcome.fault("empty"));
    }
    interpreter.call(frame);
    return box.take(frame);
  }

  private @Nullable Block polled(Frame frame, String name) {
    Block deque = interpreter.ownership().lend(frame, frame.variables.get(name));
    interpreter.call(frame);
    Block first = deque.elements.poll();
    if (interpreter.mayHold()) {
      first = first == null ? interpreter.ownership().createWhole(Type.BYTES, frame) : null;
    }
    if (first != null) {
      first.holder = frame;
    }
    return first;
  }

  /** Runs what does not wait. */
  void run(Frame frame, Boxing.Make s) {
    Box box = new Box(s.type());
    s.content()
        .ifPresent(
            each ->
                box.put(interpreter.ownership().give(frame, interpreter.evaluate(frame, each))));
    interpreter.call(frame);
    Box ofLastRound = frame.boxes.put(s.name(), box);
    if (ofLastRound != null && ofLastRound.isFull()) {
      throw Ownership.end(frame, Outcome.fault("leak"));
    }
  }

  void run(Frame frame, Boxing.Put s) {
    Ownership ownership = interpreter.ownership();
    if (s.type().isContainer()) {
      arrive(frame, s);
      Block deque = ownership.lend(frame, frame.variables.get(s.name()));
      Block element = ownership.give(frame, interpreter.evaluate(frame, s.value()));
      if (element == deque || deque.isGone()) {
        throw Ownership.end(frame, Outcome.fault("dangling"));
      }
      if (s.type().isSet() && (element.stage != s.type().memberStage() || !element.isKnown())) {
        throw Ownership.end(frame, Outcome.rule("R88 a member in another state"));
      }
      element.holder = deque;
      deque.elements.add(element);
    } else {
      Box box = find(frame, s.name());
      Block block = ownership.give(frame, interpreter.evaluate(frame, s.value()));
      if (box.isFull()) {
        throw Ownership.end(frame, Outcome.fault("full"));
      }
      box.put(block);
    }
    interpreter.call(frame);
  }

  /** What the other side of a member does before it becomes one. */
  private void arrive(Frame frame, Boxing.Put s) {
    if (s.arrives() && !interpreter.byRules()) {
      Block end = interpreter.ownership().use(frame, interpreter.evaluate(frame, s.value()));
      if (end.type == s.type().member()) {
        new Arrivals(interpreter).at(end, false);
      }
    }
  }

  /** Takes a block out of a cell; null if the wait is interrupted. */
  @Nullable Block acquire(Frame frame, Boxing.Acquire s) {
    boolean interrupted = interpreter.choices().flip();
    interpreter.call(frame);
    Box cell = find(frame, s.cell());
    if (interrupted) {
      return null;
    }
    if (!cell.isFull() && interpreter.mayHold()) {
      cell.put(interpreter.ownership().createWhole(Type.BYTES, cell)); // by another thread
    }
    if (!cell.isFull()) {
      throw Ownership.end(frame, Outcome.waits());
    }
    Block block = cell.take(frame);
    frame.variables.put(s.name(), block);
    return block;
  }

  /** Puts a block into a cell; false if the wait is interrupted. */
  boolean release(Frame frame, Boxing.Release s) {
    boolean interrupted = interpreter.choices().flip();
    Box cell = find(frame, s.cell());
    Block block = interpreter.ownership().give(frame, interpreter.evaluate(frame, s.value()));
    block.holder = Nobody.GONE;
    interpreter.call(frame);
    if (interrupted && (cell.isFull() || interpreter.mayHold())) {
      block.end();
      return false;
    }
    if (cell.isFull() && interpreter.mayHold()) {
      cell.take(frame).end(); // by another thread
    }
    if (cell.isFull()) {
      throw Ownership.end(frame, Outcome.waits());
    }
    cell.put(block);
    return true;
  }
}
