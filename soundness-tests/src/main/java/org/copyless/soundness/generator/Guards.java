package org.copyless.soundness.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.copyless.soundness.generator.Merge.Arm;
import org.copyless.soundness.generator.Scope.Status;
import org.copyless.soundness.program.Condition;
import org.copyless.soundness.program.Expression;
import org.copyless.soundness.program.Expression.Call;
import org.copyless.soundness.program.Flow;
import org.copyless.soundness.program.Statement;
import org.copyless.soundness.program.Statement.Handler;
import org.copyless.soundness.program.Statement.Resource;
import org.copyless.soundness.program.Statement.Try;
import org.copyless.soundness.program.Type;

/** Try statements. */
final class Guards {
  private final MethodMaker maker;
  private final Draw draw;
  private final Merge merge;

  Guards(MethodMaker maker, Merge merge) {
    this.maker = maker;
    this.draw = maker.draw;
    this.merge = merge;
  }

  private static Statement thrower(boolean checked) {
    return new Statement.Perform(
        new Call(checked ? Callees.MAY_THROW : Callees.MAY_STUMBLE, List.of()));
  }

  /** The body of a try statement has something to catch. */
  List<Statement> caught(Scope scope, Place place) {
    boolean checked = draw.chance(0.75);
    boolean hiccup = !checked || draw.chance(0.15);
    Scope inner = draw.chance(0.9) || hiccup ? scope.frozen() : scope.copy();
    Place within = place.catching(checked, hiccup, scope.size());
    List<Statement> body = new ArrayList<>();
    body.add(thrower(checked));
    body.addAll(maker.block(inner, within, 1 + draw.below(3)));
    List<Arm> arms = new ArrayList<>();
    arms.add(new Arm(body, inner));
    List<Handler> handlers = new ArrayList<>();
    for (boolean kind : new boolean[] {true, false}) {
      if (kind ? checked : hiccup) {
        Scope handling = scope.copy();
        List<Statement> reaction = maker.block(handling, place.deeper(), draw.below(3));
        arms.add(new Arm(reaction, handling));
        handlers.add(new Handler(kind, reaction));
      }
    }
    merge.of(scope, arms);
    List<Statement> last = draw.chance(0.15) ? fin(scope) : List.of();
    return List.of(new Try(List.of(), body, handlers, last));
  }

  /** Something harmless. */
  private List<Statement> fin(Scope scope) {
    List<String> lent = scope.names(c -> c.status() == Status.LENT);
    return lent.isEmpty()
        ? List.of()
        : List.of(
            new Statement.Read(
                scope.cell(lent.getFirst()).type(), maker.variable(lent.getFirst())));
  }

  /** A block that is closed in a finally body, whatever comes. */
  List<Statement> last(Scope scope, Place place) {
    List<String> ready =
        scope.names(c -> maker.consumable(c) || (c.status() == Status.MAYBE && !c.frozen()));
    if (ready.isEmpty()) {
      return List.of();
    }
    String name = draw.of(ready);
    Scope after = scope.copy();
    List<Statement> last = maker.disposal.of(after, name);
    Scope inner = scope.copy();
    inner.set(name, scope.cell(name).status() == Status.MAYBE ? Status.GONE : Status.LENT);
    List<Statement> body = maker.block(inner, place.deeper(), 1 + draw.below(3));
    inner.set(name, Status.GONE);
    scope.become(inner);
    return body.isEmpty() || last.isEmpty()
        ? List.of()
        : List.of(new Try(List.of(), body, List.of(), last));
  }

  /** The usual {@code done = true; return block} with a finally body that closes otherwise. */
  List<Statement> doneFlag(Scope scope, Place place) {
    Optional<Type> result = maker.own(place).result();
    List<String> ready =
        scope.names(c -> maker.consumable(c) && result.equals(Optional.of(c.type())));
    if (ready.isEmpty() || place.depth() > 0) {
      return List.of();
    }
    String name = draw.of(ready);
    String flag = maker.fresh("f");
    Scope inner = scope.copy();
    inner.set(name, Status.LENT);
    List<Statement> body = new ArrayList<>(maker.block(inner, place.deeper(), 1 + draw.below(2)));
    if (!Flow.completes(body)) {
      return List.of();
    }
    body.addAll(maker.disposal.all(inner, 0));
    body.add(new Statement.SetFlag(flag, new Condition.Constant(true)));
    body.add(new Statement.Return(Optional.of(maker.variable(name))));
    List<Statement> last =
        List.of(
            new Statement.If(
                new Condition.Not(new Condition.Flag(flag)),
                List.of(new Statement.Close(maker.variable(name))),
                List.of()));
    return List.of(
        new Statement.DeclareFlag(flag, new Condition.Constant(false)),
        new Try(List.of(), body, List.of(), last));
  }

  /** A block that a try statement closes. */
  List<Statement> resource(Scope scope, Place place) {
    Type type = draw.of(MethodMaker.BLOCKS);
    String name = maker.fresh("r");
    List<String> ready = scope.names(c -> c.type() == type && maker.consumable(c));
    Scope inner = scope.copy();
    Expression value = Disposal.allocation(type);
    if (!ready.isEmpty() && draw.chance(0.5)) {
      String old = draw.of(ready);
      value = maker.variable(old);
      inner.set(old, Status.LENT);
      inner.alias(name, old);
    } else {
      if (type == Type.BYTES && draw.chance(0.2)) {
        value = new Call(Disposal.library("perhaps"), List.of());
        inner.declare(name, type, Status.GONE, true);
      } else {
        inner.declare(name, type, Status.LENT, true);
      }
    }
    boolean catches = draw.chance(0.3);
    Place within = catches ? place.catching(true, false, scope.size()) : place.deeper();
    Scope body = catches ? inner.frozen() : inner;
    List<Statement> statements = new ArrayList<>();
    if (catches) {
      statements.add(thrower(true));
    }
    statements.addAll(maker.block(body, within, 1 + draw.below(3)));
    body.set(name, Status.GONE);
    return whole(scope, place, new Resource.Block(type, name, value), statements, body, catches);
  }

  private List<Statement> whole(
      Scope scope,
      Place place,
      Resource resource,
      List<Statement> body,
      Scope inner,
      boolean catches) {
    if (!catches) {
      scope.cut(inner);
      return List.of(new Try(List.of(resource), body, List.of(), List.of()));
    }
    Scope handling = scope.copy();
    handling.cut(inner);
    List<Statement> reaction = maker.block(handling, place.deeper(), draw.below(2));
    merge.of(scope, List.of(new Arm(body, inner), new Arm(reaction, handling)));
    return List.of(
        new Try(List.of(resource), body, List.of(new Handler(true, reaction)), List.of()));
  }
}
