package org.copyless.soundness.oracle;

import java.util.ArrayList;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.soundness.program.Event;
import org.copyless.soundness.program.Expression;
import org.copyless.soundness.program.Method;
import org.copyless.soundness.program.Parameter;
import org.copyless.soundness.program.Signature;
import org.copyless.soundness.program.Stage;
import org.copyless.soundness.program.Type;

/** Runs one path of a program: calls of methods. */
final class Calls {
  private final Interpreter interpreter;

  Calls(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  /** A call with its arguments; of a block and a variable one is null. */
  private record Passed(Parameter parameter, @Nullable Block block, @Nullable Box box) {}

  @Nullable Block invoke(Frame frame, Expression.Call e) {
    List<Passed> arguments = new ArrayList<>();
    List<Parameter> parameters = e.callee().parameters();
    for (int i = 0; i < parameters.size(); i++) {
      arguments.add(evaluate(frame, parameters.get(i), e.arguments().get(i)));
    }
    Ownership.distinct(frame, arguments.stream().map(Passed::block).toList());
    if (arguments.stream().map(Passed::box).filter(each -> each != null).distinct().count()
        < arguments.stream().map(Passed::box).filter(each -> each != null).count()) {
      throw Ownership.end(frame, Outcome.rule("R13 arguments are not distinct"));
    }
    arguments.forEach(each -> pass(frame, each));
    return e.callee().isLibrary()
        ? invokeLibrary(frame, e.callee(), arguments)
        : invokeMethod(frame, e.callee(), arguments);
  }

  private Passed evaluate(Frame frame, Parameter parameter, Expression argument) {
    return parameter.type().isBox()
        ? new Passed(parameter, null, interpreter.boxes().find(frame, argument))
        : new Passed(parameter, interpreter.evaluate(frame, argument), null);
  }

  private void pass(Frame frame, Passed passed) {
    Parameter parameter = passed.parameter();
    Block argument = passed.block();
    if (passed.box() != null) {
      interpreter.boxes().lend(frame, passed.box());
      return;
    }
    if (argument == null && parameter.nullable()) {
      return;
    }
    Ownership ownership = interpreter.ownership();
    Block block =
        parameter.claimed() ? ownership.give(frame, argument) : ownership.lend(frame, argument);
    if (parameter.stage().isPresent()
        && (block.stage != parameter.stage().get() || !block.isKnown())) {
      throw Ownership.end(frame, Outcome.rule("R43 endpoint in another state"));
    }
  }

  /** What is claimed is gone; then the input says which of its outcomes comes. */
  private @Nullable Block invokeLibrary(Frame frame, Signature callee, List<Passed> arguments) {
    boolean actsFirst = callee.name().endsWith("ThenThrow");
    boolean refuses = callee.checked() && !actsFirst && interpreter.choices().flip();
    if (!refuses) {
      act(callee.name(), arguments);
    }
    for (Passed each : arguments) {
      if (each.block() != null && each.parameter().claimed() && each.block().holder == frame) {
        each.block().end();
      }
    }
    if (refuses || (actsFirst && interpreter.choices().flip())) {
      forget(arguments, true);
      throw new Abrupt.Thrown(true);
    }
    if (callee.unchecked() && interpreter.choices().flip()) {
      forget(arguments, false);
      throw interpreter.stumble(frame);
    }
    interpreter.call(frame);
    if (callee.result().isEmpty() || (callee.nullable() && interpreter.choices().flip())) {
      return null;
    }
    return interpreter.ownership().createWhole(callee.result().get(), frame);
  }

  /** What some methods of the library do beside what their signature says. */
  private void act(String name, List<Passed> arguments) {
    switch (name) {
      case "Library.tell" -> send(arguments, Event.TICK, arguments.get(1).block());
      case "Library.hangUp" -> send(arguments, Event.STOP, null);
      case "Library.ask", "Library.askOrThrow", "Library.askThenThrow" ->
          send(arguments, Event.ASK, arguments.get(1).block());
      case "Library.answer", "Library.answerThenThrow" -> send(arguments, Event.ANSWER, fresh());
      case "Library.replace" -> {
        arguments.get(0).box().content.end();
        arguments.get(0).box().put(arguments.get(1).block());
      }
      case "Library.produce" -> arguments.get(0).box().put(fresh());
      case "Library.push" -> {
        Block deque = arguments.get(0).block();
        Block element = arguments.get(1).block();
        element.holder = deque;
        deque.elements.add(element);
      }
      default -> {}
    }
  }

  private Block fresh() {
    return interpreter.ownership().createWhole(Type.BYTES, Nobody.DRIVER);
  }

  private static void send(List<Passed> arguments, Event event, @Nullable Block argument) {
    Block end = arguments.getFirst().block();
    end.conversation.send(end.type, new Conversation.Letter(event, argument));
    end.stage = end.stage.after(event).orElseThrow();
  }

  /**
   * After a checked exception an end that was lent is in one of the states that the callee names.
   */
  private void forget(List<Passed> arguments, boolean checked) {
    for (Passed each : arguments) {
      Block end = each.block();
      if (end != null && end.type.isEndpoint() && !each.parameter().claimed()) {
        List<Stage> said = checked ? each.parameter().thrown() : List.of();
        end.leaveIn(said.isEmpty() ? Stage.of(end.type) : said);
        end.stage = interpreter.byRules() ? any(end) : end.stage;
      }
    }
  }

  /** By the rules, any of the states that it may be in. */
  private Stage any(Block end) {
    List<Stage> all = end.isKnown() ? List.of(end.stage) : end.doubt;
    return all.get(interpreter.choices().pick(all.size()));
  }

  private @Nullable Block invokeMethod(Frame caller, Signature callee, List<Passed> arguments) {
    Frame frame = new Frame();
    arguments.forEach(each -> enter(frame, each));
    Block result;
    try {
      result = interpreter.run(frame, find(callee.name()));
    } catch (Abrupt.Thrown thrown) {
      forget(arguments, thrown.checked());
      throw thrown.checked() ? thrown : interpreter.stumble(caller);
    }
    interpreter.call(caller);
    if (result != null) {
      result.holder = caller;
    }
    return result;
  }

  private static void enter(Frame frame, Passed passed) {
    String name = passed.parameter().name();
    if (passed.box() != null) {
      frame.boxes.put(name, passed.box());
      frame.lent.add(passed.box());
    } else {
      enter(frame, passed.parameter(), passed.block());
      frame.variables.put(name, passed.block());
    }
  }

  /** A block comes to a method. */
  static void enter(Frame frame, Parameter parameter, @Nullable Block block) {
    if (block == null) {
      return;
    }
    if (parameter.claimed()) {
      block.holder = frame;
    } else {
      frame.borrowed.add(block);
      parameter.then().ifPresent(stage -> frame.promised.put(block, stage));
      if (!parameter.thrown().isEmpty()) {
        frame.thrown.put(block, parameter.thrown());
      }
    }
  }

  private Method find(String name) {
    return interpreter.program().methods().stream()
        .filter(each -> each.signature().name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
