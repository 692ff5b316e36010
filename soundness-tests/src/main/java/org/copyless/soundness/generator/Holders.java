package org.copyless.soundness.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.copyless.soundness.generator.Merge.Arm;
import org.copyless.soundness.generator.Scope.Cell;
import org.copyless.soundness.generator.Scope.Status;
import org.copyless.soundness.program.Boxing;
import org.copyless.soundness.program.Expression;
import org.copyless.soundness.program.Expression.Call;
import org.copyless.soundness.program.Statement;
import org.copyless.soundness.program.Type;

/** What is done with variables for calls, containers and cells. */
final class Holders {
  private final MethodMaker maker;
  private final Draw draw;
  private final Merge merge;
  private final Simple simple;
  private final Sets sets;

  Holders(MethodMaker maker, Simple simple) {
    this.maker = maker;
    this.draw = maker.draw;
    this.merge = new Merge(maker);
    this.simple = simple;
    this.sets = new Sets(maker);
  }

  List<Statement> any(Scope scope, Place place) {
    List<String> ready =
        scope.names(c -> (c.type().isBox() || c.type().isContainer()) && isThere(c)).stream()
            .filter(each -> maker.isFree(scope, place, each))
            .toList();
    if (ready.isEmpty() || draw.chance(0.15)) {
      return maker.birthIsFine(place) ? make(scope) : List.of();
    }
    String name = draw.of(ready);
    return switch (scope.cell(name).type()) {
      case DEQUE -> deque(scope, place, name);
      case EXP_SET, IMP_SET, EXP_MAP ->
          maker.birthIsFine(place) ? sets.add(scope, name) : List.of();
      case CELL -> draw.chance(0.6) ? acquire(scope, place, name) : release(scope, place, name);
      default -> box(scope, place, name);
    };
  }

  private static boolean isThere(Cell cell) {
    return cell.usable() || cell.type().isBox();
  }

  private List<Statement> make(Scope scope) {
    String name = maker.fresh("b");
    return switch (draw.below(5)) {
      case 3, 4 -> sets.make(scope);
      case 0 -> {
        scope.declare(name, Type.DEQUE, Status.OWNED, false);
        yield List.of(new Statement.Declare(Type.DEQUE, name, Disposal.allocation(Type.DEQUE)));
      }
      case 1 -> {
        Expression content = given(scope);
        scope.declare(name, Type.REF, Status.FULL, false);
        yield List.of(new Boxing.Make(Type.REF, name, Optional.of(content)));
      }
      default -> {
        scope.declare(name, Type.OUT, Status.EMPTY, false);
        yield List.of(new Boxing.Make(Type.OUT, name, Optional.empty()));
      }
    };
  }

  /** A block to give away. */
  private Expression given(Scope scope) {
    List<String> ready = scope.names(c -> c.type() == Type.BYTES && maker.consumable(c));
    if (ready.isEmpty() || draw.chance(0.4)) {
      return Disposal.allocation(Type.BYTES);
    }
    String name = draw.of(ready);
    scope.set(name, Status.GONE);
    return maker.variable(name);
  }

  private List<Statement> box(Scope scope, Place place, String name) {
    Type type = scope.cell(name).type();
    if (draw.chance(0.4)) {
      return called(scope, place, type);
    }
    boolean full = scope.cell(name).status() == Status.FULL ^ draw.slip();
    if (!full) {
      Statement put = new Boxing.Put(type, name, given(scope));
      scope.set(name, Status.FULL);
      return List.of(put);
    }
    scope.set(name, Status.EMPTY);
    return taken(scope, place, new Expression.Taken(type, name), Status.OWNED);
  }

  private List<Statement> called(Scope scope, Place place, Type type) {
    List<Call> calls = new ArrayList<>();
    maker.callees.stream()
        .filter(each -> each.result().isEmpty() && !each.checked())
        .filter(each -> each.parameters().stream().anyMatch(p -> p.type() == type))
        .findAny()
        .ifPresent(
            each -> {
              Scope after = scope.copy();
              Call call = simple.call(after, place, each);
              if (call != null) {
                scope.become(after);
                calls.add(call);
              }
            });
    return calls.stream().<Statement>map(Statement.Perform::new).toList();
  }

  private List<Statement> taken(Scope scope, Place place, Expression value, Status status) {
    if (!maker.birthIsFine(place)) {
      return status == Status.OWNED ? List.of(new Statement.Close(value)) : List.of();
    }
    String block = maker.fresh("v");
    scope.declare(block, Type.BYTES, status, false);
    return List.of(new Statement.Declare(Type.BYTES, block, value));
  }

  private List<Statement> deque(Scope scope, Place place, String name) {
    if (draw.chance(0.5)) {
      return taken(scope, place, new Expression.Taken(Type.DEQUE, name), Status.MAYBE);
    }
    return List.of(new Boxing.Put(Type.DEQUE, name, given(scope)));
  }

  private List<Statement> acquire(Scope scope, Place place, String cell) {
    String block = maker.fresh("v");
    Scope inner = scope.copy();
    List<Statement> body =
        maker.block(
            inner,
            place.deeper(),
            start -> {
              start.declare(block, Type.BYTES, Status.OWNED, false);
              return new ArrayList<>();
            },
            1 + draw.below(2));
    Scope other = scope.copy();
    List<Statement> interrupted =
        draw.chance(0.3)
            ? maker.disposal.leaving(other, maker.own(place))
            : maker.block(other, place.deeper(), draw.below(2));
    merge.of(scope, List.of(new Arm(body, inner), new Arm(interrupted, other)));
    return List.of(new Boxing.Acquire(cell, block, body, interrupted));
  }

  private List<Statement> release(Scope scope, Place place, String cell) {
    Expression value = given(scope);
    List<Statement> interrupted =
        draw.chance(0.5) ? maker.disposal.leaving(scope.copy(), maker.own(place)) : List.of();
    return List.of(new Boxing.Release(cell, value, interrupted));
  }
}
