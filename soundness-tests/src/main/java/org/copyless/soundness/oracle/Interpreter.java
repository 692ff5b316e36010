package org.copyless.soundness.oracle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.soundness.library.Choices;
import org.copyless.soundness.program.Condition;
import org.copyless.soundness.program.Expression;
import org.copyless.soundness.program.Field;
import org.copyless.soundness.program.Method;
import org.copyless.soundness.program.Parameter;
import org.copyless.soundness.program.Program;
import org.copyless.soundness.program.Signature;
import org.copyless.soundness.program.Type;

/** Runs one path of a program: conditions, expressions and calls. */
final class Interpreter {
  private final Program program;
  private final Choices choices;
  private final boolean byRules;
  private final Ownership ownership = new Ownership(this::mayHold);

  /**
   * Starts a path.
   *
   * @param byRules whether each call throws on one path where code of the same method runs
   *     afterwards, and a field that may be null is null on one path and holds a block on another,
   *     as the checker must believe; otherwise only what happens at run time
   */
  Interpreter(Program program, Choices choices, boolean byRules) {
    this.program = program;
    this.choices = choices;
    this.byRules = byRules;
  }

  Ownership ownership() {
    return ownership;
  }

  /** Drives a method as the driver of the run does. */
  Outcome drive(Method method) {
    Frame frame = new Frame();
    for (Parameter each : method.signature().parameters()) {
      Block block = null;
      if (each.type().isEndpoint()) {
        block = endpoint(each.type(), each.claimed() ? frame : Nobody.DRIVER);
        enter(frame, each, block);
      } else if (!each.nullable() || !choices.flip()) {
        block = ownership.createWhole(each.type(), each.claimed() ? frame : Nobody.DRIVER);
        fill(block);
        enter(frame, each, block);
      }
      frame.variables.put(each.name(), block);
    }
    try {
      return Outcome.clean(run(frame, method) == null ? Outcome.NULL : "");
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

  /** The other end is closed; before that it may have sent a tick, or the last message. */
  private Block endpoint(Type type, Holder holder) {
    Block[] ends = new Block[2];
    ownership.open(Nobody.DRIVER, exp -> ends[0] = exp, imp -> ends[1] = imp);
    Block kept = ends[type == Type.EXP ? 0 : 1];
    if (type == Type.IMP) {
      switch (choices.pick(3)) {
        case 1 ->
            kept.conversation.send(Optional.of(ownership.createWhole(Type.BYTES, Nobody.DRIVER)));
        case 2 -> kept.conversation.send(Optional.empty());
        default -> {}
      }
    }
    ends[type == Type.EXP ? 1 : 0].end();
    kept.holder = holder;
    return kept;
  }

  /** What may be null in an argument is there on some paths. */
  private void fill(Block block) {
    if (block.type == Type.NODE && choices.flip()) {
      block.fields.put(Field.NEXT, ownership.createWhole(Type.NODE, block));
    }
    if (block.type == Type.VECTOR && choices.flip()) {
      Arrays.setAll(block.slots, _ -> ownership.createWhole(Type.BYTES, block));
    }
  }

  private static void enter(Frame frame, Parameter parameter, @Nullable Block block) {
    if (block == null) {
      return;
    }
    if (parameter.claimed()) {
      block.holder = frame;
    } else {
      frame.borrowed.add(block);
    }
  }

  /** Runs a body, and checks what its exits leave behind. */
  private @Nullable Block run(Frame frame, Method method) {
    Block result = null;
    try {
      new Statements(this, frame).run(method.body());
    } catch (Abrupt.Returned returned) {
      result = returned.value();
      if (result != null) {
        ownership.give(frame, result).holder = Nobody.DRIVER;
      } else if (method.signature().result().isPresent() && !method.signature().nullable()) {
        throw Ownership.end(frame, Outcome.rule("R16 null"));
      }
    } catch (Abrupt.Thrown thrown) {
      ownership.leave(frame);
      throw thrown;
    }
    ownership.leave(frame);
    return result;
  }

  boolean test(Frame frame, Condition condition) {
    return switch (condition) {
      case Condition.Flip _ -> {
        call(frame);
        yield choices.flip();
      }
      case Condition.Flag k -> Boolean.TRUE.equals(frame.flags.get(k.name()));
      case Condition.Constant k -> k.value();
      case Condition.NullTest k -> (frame.variables.get(k.name()) == null) == k.equal();
      case Condition.Same k -> frame.variables.get(k.one()) == frame.variables.get(k.other());
      case Condition.Not k -> !test(frame, k.operand());
      case Condition.Both k -> test(frame, k.first()) && test(frame, k.second());
      case Condition.Either k -> test(frame, k.first()) || test(frame, k.second());
    };
  }

  int pick(Frame frame, int arity) {
    call(frame);
    return choices.pick(arity);
  }

  /** A call of which nothing is known but that it may throw. */
  void call(Frame frame) {
    if (byRules && frame.isWatched() && choices.flip()) {
      frame.unlikely = true;
      throw stumble(frame);
    }
  }

  /** By the rules, all that the contract allows may come. */
  void arrive(Conversation conversation) {
    if (byRules && conversation.isEmpty()) {
      switch (choices.pick(4)) {
        case 1 -> conversation.send(Optional.of(ownership.createWhole(Type.BYTES, Nobody.DRIVER)));
        case 2 -> conversation.send(Optional.empty());
        case 3 -> conversation.close(true);
        default -> {}
      }
    }
  }

  /** Whether a pointer that may be null, and is, holds a block on another path. */
  private boolean mayHold() {
    return byRules && choices.flip();
  }

  @Nullable Block evaluate(Frame frame, Expression expression) {
    return switch (expression) {
      case Expression.Variable e -> frame.variables.get(e.name());
      case Expression.Nothing _ -> null;
      case Expression.Allocation e -> allocate(frame, e);
      case Expression.Conditional e ->
          evaluate(frame, test(frame, e.condition()) ? e.first() : e.second());
      case Expression.Switch e -> evaluate(frame, e.arms().get(pick(frame, e.arms().size())));
      case Expression.Cast e -> evaluate(frame, e.operand());
      case Expression.Assignment e -> {
        Block value = evaluate(frame, e.value());
        frame.variables.put(e.name(), value);
        yield value;
      }
      case Expression.Call e -> invoke(frame, e);
      case Expression.Argument e -> argument(frame, e.view());
      case Expression.FieldOf e -> exposed(frame, e.struct()).fields.get(e.field());
      case Expression.SlotContent e -> content(frame, e.name());
    };
  }

  Block exposed(Frame frame, String struct) {
    Block block = ownership.use(frame, frame.variables.get(struct));
    if (!block.exposed) {
      throw Ownership.end(frame, Outcome.rule("R30 not exposed"));
    }
    return block;
  }

  /** A message's block is taken by the one who looks at it. */
  private Block argument(Frame frame, String view) {
    Block block = frame.arguments.get(view);
    if (block == null) {
      throw Ownership.end(frame, Outcome.rule("no such message"));
    }
    if (block.holder instanceof Block) {
      block.holder = frame;
    }
    return block;
  }

  Frame.OpenSlot slot(Frame frame, String name) {
    Frame.OpenSlot open = frame.slots.get(name);
    if (open == null) {
      throw Ownership.end(frame, Outcome.rule("no such slot"));
    }
    return open;
  }

  private @Nullable Block content(Frame frame, String slot) {
    Frame.OpenSlot open = slot(frame, slot);
    ownership.use(frame, open.vector());
    return open.vector().slots[open.index()];
  }

  private Block allocate(Frame frame, Expression.Allocation e) {
    List<@Nullable Block> values = evaluateAll(frame, e.fields());
    Ownership.distinct(frame, values);
    List<Field> fields = fieldsOf(e.type());
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i) != null || !fields.get(i).nullable()) {
        ownership.give(frame, values.get(i)).holder = Nobody.GONE;
      }
    }
    call(frame);
    Block block = ownership.create(e.type(), frame);
    for (int i = 0; i < values.size(); i++) {
      block.fields.put(fields.get(i), values.get(i));
      if (values.get(i) != null) {
        values.get(i).holder = block;
      }
    }
    return block;
  }

  private static List<Field> fieldsOf(Type type) {
    return List.of(Field.values()).stream().filter(each -> each.owner() == type).toList();
  }

  private List<@Nullable Block> evaluateAll(Frame frame, List<Expression> expressions) {
    List<@Nullable Block> values = new ArrayList<>();
    expressions.forEach(each -> values.add(evaluate(frame, each)));
    return values;
  }

  private @Nullable Block invoke(Frame frame, Expression.Call e) {
    List<@Nullable Block> arguments = evaluateAll(frame, e.arguments());
    Ownership.distinct(frame, arguments);
    List<Parameter> parameters = e.callee().parameters();
    for (int i = 0; i < arguments.size(); i++) {
      pass(frame, parameters.get(i), arguments.get(i));
    }
    return e.callee().isLibrary()
        ? invokeLibrary(frame, e.callee(), arguments)
        : invokeMethod(frame, e.callee(), arguments);
  }

  private void pass(Frame frame, Parameter parameter, @Nullable Block argument) {
    if (argument == null && parameter.nullable()) {
      return;
    }
    if (parameter.claimed()) {
      ownership.give(frame, argument);
    } else {
      ownership.lend(frame, argument);
    }
  }

  /** What is claimed is gone; then the input says which of its outcomes comes. */
  private @Nullable Block invokeLibrary(
      Frame frame, Signature callee, List<@Nullable Block> arguments) {
    for (int i = 0; i < arguments.size(); i++) {
      if (arguments.get(i) != null && callee.parameters().get(i).claimed()) {
        arguments.get(i).end();
      }
    }
    if (callee.checked() && choices.flip()) {
      throw new Abrupt.Thrown(true);
    }
    if (callee.unchecked() && choices.flip()) {
      throw stumble(frame);
    }
    call(frame);
    if (callee.result().isEmpty() || (callee.nullable() && choices.flip())) {
      return null;
    }
    return ownership.createWhole(callee.result().get(), frame);
  }

  private @Nullable Block invokeMethod(
      Frame caller, Signature callee, List<@Nullable Block> arguments) {
    Frame frame = new Frame();
    for (int i = 0; i < arguments.size(); i++) {
      Parameter parameter = callee.parameters().get(i);
      enter(frame, parameter, arguments.get(i));
      frame.variables.put(parameter.name(), arguments.get(i));
    }
    Block result;
    try {
      result = run(frame, find(callee.name()));
    } catch (Abrupt.Thrown thrown) {
      throw thrown.checked() ? thrown : stumble(caller);
    }
    call(caller);
    if (result != null) {
      result.holder = caller;
    }
    return result;
  }

  private Method find(String name) {
    return program.methods().stream()
        .filter(each -> each.signature().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** An unchecked exception of a call: where no handler of the method catches it, the SIP ends. */
  Abrupt stumble(Frame frame) {
    boolean dooms = frame.handlers == 0;
    frame.doomed |= dooms;
    return new Abrupt.Thrown(false, dooms);
  }
}
