package org.copyless.soundness.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.copyless.soundness.generator.Scope.Cell;
import org.copyless.soundness.generator.Scope.Status;
import org.copyless.soundness.program.Condition;
import org.copyless.soundness.program.Expression;
import org.copyless.soundness.program.Expression.Variable;
import org.copyless.soundness.program.Flow;
import org.copyless.soundness.program.Method;
import org.copyless.soundness.program.Parameter;
import org.copyless.soundness.program.Signature;
import org.copyless.soundness.program.Statement;
import org.copyless.soundness.program.Type;

/** Makes one method: its signature, and its statements one after the other. */
final class MethodMaker {
  static final List<Type> BLOCKS =
      List.of(Type.BYTES, Type.BYTES, Type.BYTES, Type.PACKET, Type.PACKET, Type.NODE, Type.VECTOR);
  private static final int DEEPEST = 3;

  final Draw draw;
  final Disposal disposal;
  final List<Signature> callees;
  final Signature own;
  private final Branches branches;
  private final Simple simple;
  private final Exposures exposures;
  private final Talk talk;
  private final Wide wide;
  private int names;

  MethodMaker(Draw draw, String name, List<Signature> callees) {
    this.draw = draw;
    this.disposal = new Disposal(draw);
    this.callees = callees;
    this.own = signature(name);
    this.branches = new Branches(this);
    this.simple = new Simple(this);
    this.exposures = new Exposures(this);
    this.talk = new Talk(this);
    this.wide = new Wide(this, simple, talk);
  }

  private Signature signature(String name) {
    List<Parameter> parameters = new ArrayList<>();
    for (int i = draw.below(4); i > 0; i--) {
      if (draw.wide() && draw.chance(0.4)) {
        parameters.add(Wide.parameter(draw, fresh("p")));
        continue;
      }
      boolean claimed = draw.chance(0.6);
      if (draw.chance(0.2)) {
        Type end = draw.chance(0.5) ? Type.IMP : Type.EXP;
        parameters.add(Parameter.of(end, fresh("p"), claimed || end == Type.IMP, false));
        continue;
      }
      parameters.add(
          Parameter.of(draw.of(BLOCKS), fresh("p"), claimed, claimed && draw.chance(0.2)));
    }
    Optional<Type> result = draw.chance(0.4) ? Optional.of(draw.of(BLOCKS)) : Optional.empty();
    boolean nullable = result.isPresent() && draw.chance(0.4);
    return new Signature(name, parameters, result, nullable, true, false);
  }

  /** What leaves the code at a place: a method, or the body of a process. */
  Signature own(Place place) {
    return place.process()
        ? new Signature("", List.of(), Optional.empty(), false, true, false)
        : own;
  }

  String fresh(String prefix) {
    return prefix + names++;
  }

  Method make() {
    Scope scope = new Scope();
    for (Parameter each : own.parameters()) {
      scope.declare(
          each.name(),
          new Cell(
              each.type(),
              status(each),
              "",
              false,
              each.type().isBox(),
              each.stage().orElse(null),
              each.then().orElse(null)));
    }
    List<Statement> body = statements(scope, Place.ofMethod(), 3 + draw.below(5));
    if (Flow.completes(body)) {
      body.addAll(disposal.leaving(scope, own));
    }
    if (own.result().isEmpty() && body.getLast() instanceof Statement.Return) {
      body.removeLast();
    }
    return new Method(
        new Signature(
            own.name(),
            own.parameters(),
            own.result(),
            own.nullable(),
            Flow.throwsChecked(body),
            false),
        body);
  }

  private static Status status(Parameter parameter) {
    if (parameter.type() == Type.REF || parameter.type() == Type.OUT) {
      return parameter.type() == Type.REF ? Status.FULL : Status.EMPTY;
    }
    if (!parameter.claimed()) {
      return Status.LENT;
    }
    return parameter.nullable() ? Status.MAYBE : Status.OWNED;
  }

  /** A block whose variables end with it. */
  List<Statement> block(Scope scope, Place place, int count) {
    return block(scope, place, _ -> List.of(), count);
  }

  /** A block that starts with something; what that declares ends with the block, too. */
  List<Statement> block(
      Scope scope, Place place, Function<Scope, List<Statement>> start, int count) {
    int base = scope.size();
    List<String> outer = scope.names(_ -> true);
    List<String> flagged = scope.names(c -> c.status() == Status.FLAGGED);
    List<Statement> body = new ArrayList<>(start.apply(scope));
    body.addAll(statements(scope, place, count));
    if (Flow.completes(body)) {
      body.addAll(endOfBlock(scope, outer, flagged, base));
    }
    return body;
  }

  private List<Statement> endOfBlock(
      Scope scope, List<String> outer, List<String> flagged, int base) {
    List<Statement> end = new ArrayList<>();
    for (String name : scope.names(c -> c.status() == Status.FLAGGED)) {
      if (outer.contains(name)
          && !flagged.contains(name)
          && scope.cell(name).status() == Status.FLAGGED) {
        end.addAll(disposal.of(scope, name));
      }
    }
    for (String name : scope.toDispose(base)) {
      int index = scope.index(name);
      if (outer.stream().noneMatch(each -> scope.index(each) == index)) {
        end.addAll(disposal.of(scope, name));
      }
    }
    scope.retain(outer);
    return end;
  }

  private List<Statement> statements(Scope scope, Place place, int count) {
    List<Statement> body = new ArrayList<>();
    for (int i = 0; i < count && Flow.completes(body); i++) {
      body.addAll(next(scope, place));
    }
    return body;
  }

  private List<Statement> next(Scope scope, Place place) {
    if (draw.wide() && draw.chance(0.35)) {
      return wide.any(scope, place);
    }
    int roll = draw.below(place.depth() < DEEPEST ? 100 : 62);
    if (roll < 14) {
      return simple.declare(scope, place);
    }
    if (roll < 20) {
      return simple.alias(scope);
    }
    if (roll < 34) {
      return simple.use(scope, place);
    }
    if (roll < 42) {
      return simple.consume(scope, place);
    }
    if (roll < 46) {
      return simple.reassign(scope, place);
    }
    if (roll < 50) {
      return simple.stumble(scope, place);
    }
    if (roll < 55) {
      return talk.any(scope, place);
    }
    if (roll < 62) {
      return exposures.any(scope, place);
    }
    return branches.any(scope, place);
  }

  /** A condition that says nothing about blocks. */
  Condition condition() {
    Condition flip = new Condition.Flip();
    return draw.chance(0.85) ? flip : new Condition.Not(flip);
  }

  /** Whether a call that throws an {@code IOException} would lose nothing here. */
  boolean checkedIsFine(Scope scope, Place place) {
    return place.mayThrow() && (draw.slip() || losesNothing(scope, place));
  }

  /** What is due may stay as it is where the method says in which states an exception leaves it. */
  private boolean losesNothing(Scope scope, Place place) {
    List<String> said =
        place.process() || place.checkedBase() > 0
            ? List.of()
            : own.parameters().stream()
                .filter(each -> !each.thrown().isEmpty())
                .map(Parameter::name)
                .toList();
    return said.containsAll(scope.toDispose(place.checkedBase()))
        && own.parameters().stream()
            .filter(each -> said.contains(each.name()))
            .allMatch(each -> each.thrown().contains(scope.cell(each.name()).stage()));
  }

  /** Whether a new block may be held in a variable here: any call may throw, and lose it. */
  boolean birthIsFine(Place place) {
    return place.hiccupBase() < 0 || draw.slip();
  }

  /** Whether the state of an end, or what is in a variable for calls, may change here. */
  boolean isFree(Scope scope, Place place, String name) {
    boolean within = place.loops().isEmpty() || scope.index(name) >= place.loops().getLast().base();
    return (within && !scope.cell(name).frozen()) || draw.slip();
  }

  boolean consumable(Cell cell) {
    return cell.status() == Status.OWNED && (!cell.frozen() || draw.slip());
  }

  Variable variable(String name) {
    return new Variable(name);
  }

  Expression dressed(Type type, Expression e) {
    return switch (draw.below(12)) {
      case 0 -> new Expression.Cast(type, e);
      default -> e;
    };
  }
}
