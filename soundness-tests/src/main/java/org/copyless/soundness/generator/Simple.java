package org.copyless.soundness.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.soundness.generator.Scope.Cell;
import org.copyless.soundness.generator.Scope.Status;
import org.copyless.soundness.program.Condition;
import org.copyless.soundness.program.Expression;
import org.copyless.soundness.program.Expression.Call;
import org.copyless.soundness.program.Expression.Conditional;
import org.copyless.soundness.program.Parameter;
import org.copyless.soundness.program.Signature;
import org.copyless.soundness.program.Statement;
import org.copyless.soundness.program.Type;

/** Statements without statements in them. */
final class Simple {
  private final MethodMaker maker;
  private final Draw draw;

  Simple(MethodMaker maker) {
    this.maker = maker;
    this.draw = maker.draw;
  }

  List<Statement> declare(Scope scope, Place place) {
    if (!maker.birthIsFine(place)) {
      return use(scope, place);
    }
    Type type = draw.of(MethodMaker.BLOCKS);
    String name = maker.fresh("v");
    if (draw.chance(0.1)) {
      scope.declare(name, type, Status.NULL, false);
      return List.of(new Statement.Declare(type, name, new Expression.Nothing()));
    }
    Born born = born(scope, place, type);
    scope.declare(name, type, born.status(), false);
    return List.of(new Statement.Declare(type, name, born.value()));
  }

  /** A value that is owned, and what is believed of it. */
  record Born(Expression value, Status status) {}

  Born born(Scope scope, Place place, Type type) {
    if (type == Type.BYTES && draw.chance(0.15)) {
      return new Born(new Call(Disposal.library("perhaps"), List.of()), Status.MAYBE);
    }
    if (draw.chance(0.15)) {
      Expression or = new Expression.Nothing();
      return new Born(
          new Conditional(maker.condition(), Disposal.allocation(type), or), Status.MAYBE);
    }
    if (draw.chance(0.15)) {
      Expression one = Disposal.allocation(type);
      Expression two = Disposal.allocation(type);
      return new Born(
          draw.chance(0.5)
              ? new Conditional(maker.condition(), one, two)
              : new Expression.Switch(List.of(one, two)),
          Status.OWNED);
    }
    Call call = callReturning(scope, place, type);
    if (call != null && draw.chance(0.6)) {
      return new Born(call, call.callee().nullable() ? Status.MAYBE : Status.OWNED);
    }
    return new Born(wrapped(scope, type), Status.OWNED);
  }

  /** An allocation, whose field may be a block that is there. */
  private Expression wrapped(Scope scope, Type type) {
    if (type == Type.PACKET && draw.chance(0.4)) {
      List<String> ready = scope.names(c -> c.type() == Type.BYTES && maker.consumable(c));
      if (!ready.isEmpty()) {
        String data = draw.of(ready);
        scope.set(data, Status.GONE);
        return new Expression.Allocation(type, List.of(maker.variable(data)));
      }
    }
    return Disposal.allocation(type);
  }

  private @Nullable Call callReturning(Scope scope, Place place, Type type) {
    List<Signature> fitting =
        maker.callees.stream()
            .filter(each -> each.result().equals(Optional.of(type)))
            .filter(each -> !each.checked() || maker.checkedIsFine(scope, place))
            .toList();
    return fitting.isEmpty() ? null : call(scope, place, draw.of(fitting));
  }

  List<Statement> alias(Scope scope) {
    List<String> all =
        scope.names(c -> c.usable() || (c.status() == Status.MAYBE && draw.chance(0.3)));
    if (all.isEmpty()) {
      return List.of();
    }
    String other = draw.of(all);
    Cell cell = scope.cell(other);
    String name = maker.fresh("v");
    List<String> same =
        scope.names(c -> c.type() == cell.type() && c.usable()).stream()
            .filter(each -> scope.index(each) != scope.index(other))
            .toList();
    if (!same.isEmpty() && draw.chance(0.15)) {
      Expression either =
          new Conditional(maker.condition(), maker.variable(other), maker.variable(draw.of(same)));
      scope.declare(name, cell.type(), Status.GONE, true);
      return List.of(
          new Statement.Declare(cell.type(), name, either),
          new Statement.Read(cell.type(), maker.variable(name)));
    }
    scope.alias(name, other);
    Expression value = maker.variable(other);
    if (draw.chance(0.2)) {
      value = new Conditional(maker.condition(), value, value);
    }
    return List.of(new Statement.Declare(cell.type(), name, value));
  }

  List<Statement> use(Scope scope, Place place) {
    List<String> all = scope.names(c -> c.usable() || (c.status() == Status.GONE && draw.slip()));
    List<String> maybe = scope.names(c -> c.status() == Status.MAYBE);
    if (!maybe.isEmpty() && draw.chance(0.3)) {
      return maybeUse(scope, draw.of(maybe));
    }
    List<Signature> fitting =
        maker.callees.stream()
            .filter(each -> each.result().isEmpty())
            .filter(each -> each.parameters().stream().noneMatch(Parameter::claimed))
            .filter(each -> !each.checked() || maker.checkedIsFine(scope, place))
            .toList();
    if (draw.chance(0.5)) {
      Call call = call(scope, place, draw.of(fitting));
      return call == null ? List.of() : List.of(new Statement.Perform(call));
    }
    return all.isEmpty() ? List.of() : List.of(read(scope, draw.of(all)));
  }

  private Statement read(Scope scope, String name) {
    Type type = scope.cell(name).type();
    return new Statement.Read(type, maker.dressed(type, maker.variable(name)));
  }

  private List<Statement> maybeUse(Scope scope, String name) {
    Condition known = new Condition.NullTest(name, false);
    Condition test = draw.chance(0.7) ? known : new Condition.Both(maker.condition(), known);
    return List.of(new Statement.If(test, List.of(read(scope, name)), List.of()));
  }

  /** A call with arguments of the scope; null if there are none that fit. */
  @Nullable Call call(Scope scope, Place place, Signature callee) {
    List<Expression> arguments = new ArrayList<>();
    List<String> given = new ArrayList<>();
    List<Integer> taken = new ArrayList<>();
    List<Consumer<Scope>> after = new ArrayList<>();
    for (Parameter parameter : callee.parameters()) {
      List<String> fitting =
          scope.names(c -> c.type() == parameter.type() && fits(parameter, c)).stream()
              .filter(each -> !taken.contains(scope.index(each)) || draw.slip())
              .filter(each -> !changes(parameter) || maker.isFree(scope, place, each))
              .toList();
      if (fitting.isEmpty()) {
        if (!parameter.claimed() || parameter.type().isEndpoint()) {
          return null;
        }
        arguments.add(
            parameter.nullable() && draw.chance(0.3)
                ? new Expression.Nothing()
                : Disposal.allocation(parameter.type()));
        continue;
      }
      String name = draw.of(fitting);
      taken.add(scope.index(name));
      if (parameter.claimed()) {
        given.add(name);
      }
      arguments.add(
          parameter.type().isBox()
              ? maker.variable(name)
              : maker.dressed(parameter.type(), maker.variable(name)));
      after.add(inner -> leave(inner, parameter, name));
    }
    after.forEach(each -> each.accept(scope));
    given.forEach(each -> scope.set(each, Status.GONE));
    if (callee.checked() && !maker.checkedIsFine(scope, place)) {
      return null;
    }
    return new Call(callee, arguments);
  }

  /** Whether the call leaves an end in another state, or fills a variable. */
  private static boolean changes(Parameter parameter) {
    return parameter.type() == Type.OUT
        || parameter.type() == Type.REF
        || !parameter.then().equals(parameter.stage());
  }

  private static void leave(Scope scope, Parameter parameter, String name) {
    if (parameter.type() == Type.OUT) {
      scope.set(name, Status.FULL);
    }
    if (!parameter.claimed()) {
      parameter.then().ifPresent(stage -> scope.stage(name, stage));
    }
  }

  private boolean fits(Parameter parameter, Cell cell) {
    if (parameter.type().isBox()) {
      return cell.status()
          == switch (parameter.type()) {
            case REF -> Status.FULL;
            case OUT -> Status.EMPTY;
            default -> Status.LENT;
          };
    }
    if (parameter.stage().isPresent() && cell.stage() != parameter.stage().get()) {
      return draw.wide() && cell.usable() && draw.slip();
    }
    if (!parameter.claimed()) {
      return cell.usable();
    }
    return maker.consumable(cell)
        || (parameter.nullable() && cell.status() == Status.MAYBE && !cell.frozen());
  }

  List<Statement> consume(Scope scope, Place place) {
    if (draw.chance(0.3)) {
      List<Signature> fitting =
          maker.callees.stream()
              .filter(each -> each.result().isEmpty() && !each.parameters().isEmpty())
              .filter(each -> !each.checked() || place.mayThrow())
              .toList();
      Scope after = scope.copy();
      Call call = call(after, place, draw.of(fitting));
      if (call != null) {
        scope.become(after);
        return List.of(new Statement.Perform(call));
      }
    }
    List<String> ready =
        scope.names(c -> maker.consumable(c) || (c.status() == Status.GONE && draw.slip()));
    return ready.isEmpty() ? List.of() : maker.disposal.of(scope, draw.of(ready));
  }

  List<Statement> reassign(Scope scope, Place place) {
    List<String> ready =
        scope
            .names(
                c ->
                    !c.stable()
                        && !c.type().isEndpoint()
                        && !c.type().isBox()
                        && c.status() != Status.LENT)
            .stream()
            .filter(each -> !scope.hasAlias(each))
            .filter(each -> !scope.cell(each).frozen())
            .toList();
    if (ready.isEmpty() || !maker.birthIsFine(place)) {
      return List.of();
    }
    String name = draw.of(ready);
    List<Statement> all = new ArrayList<>(maker.disposal.of(scope, name));
    if (draw.chance(0.25)) {
      all.add(new Statement.Assign(name, new Expression.Nothing()));
      scope.set(name, Status.NULL);
      return all;
    }
    Born born = born(scope, place, scope.cell(name).type());
    scope.set(name, born.status());
    all.add(new Statement.Assign(name, born.value()));
    return all;
  }

  List<Statement> stumble(Scope scope, Place place) {
    if (draw.chance(0.5) && maker.checkedIsFine(scope, place)) {
      return List.of(new Statement.Perform(new Call(Callees.MAY_THROW, List.of())));
    }
    return List.of(new Statement.Perform(new Call(Callees.MAY_STUMBLE, List.of())));
  }
}
