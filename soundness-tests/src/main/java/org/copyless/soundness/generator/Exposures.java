package org.copyless.soundness.generator;

import java.util.ArrayList;
import java.util.List;
import org.copyless.soundness.generator.Scope.Status;
import org.copyless.soundness.program.Condition;
import org.copyless.soundness.program.Expression;
import org.copyless.soundness.program.Field;
import org.copyless.soundness.program.Statement;
import org.copyless.soundness.program.Statement.Resource;
import org.copyless.soundness.program.Statement.Try;
import org.copyless.soundness.program.Type;

/** What is done with the fields of a struct and the slots of a vector. */
final class Exposures {
  private final MethodMaker maker;
  private final Draw draw;

  Exposures(MethodMaker maker) {
    this.maker = maker;
    this.draw = maker.draw;
  }

  List<Statement> any(Scope scope, Place place) {
    List<String> ready = scope.names(c -> c.usable() && c.type() != Type.BYTES);
    if (ready.isEmpty()) {
      return List.of();
    }
    String name = draw.of(ready);
    List<Statement> all = new ArrayList<>();
    switch (scope.cell(name).type()) {
      case PACKET -> struct(scope, place, name, Field.DATA, all);
      case NODE -> struct(scope, place, name, draw.chance(0.5) ? Field.PAYLOAD : Field.NEXT, all);
      case VECTOR -> slot(scope, place, name, all);
      default -> {}
    }
    return all;
  }

  private void struct(Scope scope, Place place, String name, Field field, List<Statement> all) {
    Expression content = new Expression.FieldOf(name, field);
    List<Statement> body = new ArrayList<>();
    if (field.nullable()) {
      perhaps(
          scope,
          place,
          content,
          field.type(),
          all,
          body,
          v -> new Statement.SetField(name, field, v));
    } else {
      always(scope, place, content, all, body, v -> new Statement.SetField(name, field, v));
    }
    all.add(new Try(List.of(new Resource.Exposed(name)), body, List.of(), List.of()));
  }

  private void slot(Scope scope, Place place, String name, List<Statement> all) {
    String slot = maker.fresh("s");
    List<Statement> body = new ArrayList<>();
    perhaps(
        scope,
        place,
        new Expression.SlotContent(slot),
        Type.BYTES,
        all,
        body,
        v -> new Statement.SetSlot(slot, v));
    all.add(
        new Try(
            List.of(new Resource.OpenSlot(name, draw.below(2), slot)), body, List.of(), List.of()));
  }

  /** How a value is stored. */
  interface Store {
    Statement of(Expression value);
  }

  private void add(List<Statement> body, Statement statement) {
    if (!draw.slip()) {
      body.add(statement);
    }
  }

  /** A field that is never null. */
  private void always(
      Scope scope,
      Place place,
      Expression content,
      List<Statement> before,
      List<Statement> body,
      Store store) {
    int roll = maker.birthIsFine(place) ? draw.below(5) : 0;
    switch (roll) {
      case 0 -> body.add(new Statement.Read(Type.BYTES, content));
      case 1 -> {
        String old = maker.fresh("v");
        body.add(new Statement.Declare(Type.BYTES, old, content));
        body.add(store.of(Disposal.allocation(Type.BYTES)));
        add(body, new Statement.Close(maker.variable(old)));
      }
      case 2 -> {
        body.add(new Statement.Close(content));
        add(body, store.of(filling(scope, Type.BYTES)));
      }
      case 3 -> {
        String kept = maker.fresh("v");
        before.add(new Statement.Declare(Type.BYTES, kept, new Expression.Nothing()));
        body.add(new Statement.Assign(kept, content));
        add(body, store.of(filling(scope, Type.BYTES)));
        scope.declare(kept, Type.BYTES, Status.OWNED, false);
      }
      default -> {
        String old = maker.fresh("v");
        body.add(new Statement.Declare(Type.BYTES, old, content));
        body.add(
            new Statement.If(
                maker.condition(),
                new ArrayList<>(
                    List.of(
                        store.of(Disposal.allocation(Type.BYTES)),
                        new Statement.Close(maker.variable(old)))),
                List.of()));
      }
    }
  }

  private Expression filling(Scope scope, Type type) {
    List<String> ready = scope.names(c -> c.type() == type && maker.consumable(c));
    if (ready.isEmpty() || draw.chance(0.4)) {
      return Disposal.allocation(type);
    }
    String name = draw.of(ready);
    scope.set(name, Status.GONE);
    return maker.variable(name);
  }

  /** A field or slot that may be null. */
  private void perhaps(
      Scope scope,
      Place place,
      Expression content,
      Type type,
      List<Statement> before,
      List<Statement> body,
      Store store) {
    String old = maker.fresh("v");
    Condition there = new Condition.NullTest(old, false);
    int roll = maker.birthIsFine(place) ? draw.below(4) : 0;
    if (roll == 3) {
      before.add(new Statement.Declare(type, old, new Expression.Nothing()));
      body.add(new Statement.Assign(old, content));
      add(body, store.of(draw.chance(0.5) ? new Expression.Nothing() : Disposal.allocation(type)));
      scope.declare(old, type, Status.MAYBE, false);
      return;
    }
    body.add(new Statement.Declare(type, old, content));
    switch (roll) {
      case 0 ->
          body.add(
              new Statement.If(
                  there, List.of(new Statement.Read(type, maker.variable(old))), List.of()));
      case 1 -> {
        body.add(
            new Statement.If(there, List.of(new Statement.Close(maker.variable(old))), List.of()));
        add(body, store.of(filling(scope, type)));
      }
      default -> {
        List<Statement> drop = new ArrayList<>();
        drop.add(new Statement.Close(maker.variable(old)));
        add(drop, store.of(new Expression.Nothing()));
        body.add(new Statement.If(there, drop, List.of()));
      }
    }
  }
}
