package org.copyless.soundness.oracle;

import java.util.ArrayList;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.soundness.library.Choices;
import org.copyless.soundness.program.Condition;
import org.copyless.soundness.program.Expression;
import org.copyless.soundness.program.Field;
import org.copyless.soundness.program.Method;
import org.copyless.soundness.program.Program;
import org.copyless.soundness.program.Type;

/** Runs one path of a program: conditions, expressions and calls. */
final class Interpreter {
  private final Program program;
  private final Choices choices;
  private final boolean byRules;
  private final Ownership ownership = new Ownership(this::mayHold);
  private final Calls calls = new Calls(this);
  private final Boxes boxes = new Boxes(this);

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

  Choices choices() {
    return choices;
  }

  Program program() {
    return program;
  }

  boolean byRules() {
    return byRules;
  }

  Boxes boxes() {
    return boxes;
  }

  Ownership ownership() {
    return ownership;
  }

  /** Runs a body, and checks what its exits leave behind. */
  @Nullable Block run(Frame frame, Method method) {
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
      ownership.keepPromises(frame, thrown);
      ownership.abandon(frame);
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
      case Condition.InState k -> {
        Block end = ownership.look(frame, frame.variables.get(k.name()));
        call(frame);
        yield end.isIn(k.stage());
      }
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

  /** Whether a pointer that may be null, and is, holds a block on another path. */
  boolean mayHold() {
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
      case Expression.Call e -> calls.invoke(frame, e);
      case Expression.Argument e -> argument(frame, e.view());
      case Expression.FieldOf e -> exposed(frame, e.struct()).fields.get(e.field());
      case Expression.SlotContent e -> content(frame, e.name());
      case Expression.Taken e -> boxes.taken(frame, e);
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

  List<@Nullable Block> evaluateAll(Frame frame, List<Expression> expressions) {
    List<@Nullable Block> values = new ArrayList<>();
    expressions.forEach(each -> values.add(evaluate(frame, each)));
    return values;
  }

  /** An unchecked exception of a call: where no handler of the method catches it, the SIP ends. */
  Abrupt stumble(Frame frame) {
    boolean dooms = frame.handlers == 0;
    frame.doomed |= dooms;
    return new Abrupt.Thrown(false, dooms);
  }
}
