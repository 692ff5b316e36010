package org.copyless.soundness.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.copyless.soundness.generator.Merge.Arm;
import org.copyless.soundness.generator.Place.LoopPlace;
import org.copyless.soundness.generator.Scope.Cell;
import org.copyless.soundness.generator.Scope.Status;
import org.copyless.soundness.program.Condition;
import org.copyless.soundness.program.Expression;
import org.copyless.soundness.program.Flow;
import org.copyless.soundness.program.Statement;
import org.copyless.soundness.program.Statement.Form;

/** Statements with statements in them: branches, loops and jumps. */
final class Branches {
  private final MethodMaker maker;
  private final Draw draw;
  private final Merge merge;
  private final Guards guards;

  Branches(MethodMaker maker) {
    this.maker = maker;
    this.draw = maker.draw;
    this.merge = new Merge(maker);
    this.guards = new Guards(maker, merge);
  }

  List<Statement> any(Scope scope, Place place) {
    return switch (draw.below(14)) {
      case 0, 1, 2 -> branch(scope, place);
      case 3, 4 -> loop(scope, place);
      case 5 -> select(scope, place);
      case 6 -> exit(scope, place);
      case 7 -> jump(scope, place);
      case 8 -> flagged(scope);
      case 9, 10 -> guards.caught(scope, place);
      case 11 -> guards.last(scope, place);
      case 12 -> guards.doneFlag(scope, place);
      default -> guards.resource(scope, place);
    };
  }

  private Arm arm(Scope scope, Place place) {
    Scope inner = scope.copy();
    return new Arm(maker.block(inner, place, 1 + draw.below(3)), inner);
  }

  private List<Statement> branch(Scope scope, Place place) {
    List<String> maybe =
        scope.names(c -> c.status() == Status.MAYBE).stream()
            .filter(each -> !scope.cell(each).frozen())
            .toList();
    if (!maybe.isEmpty() && draw.chance(0.4)) {
      return nullBranch(scope, place, draw.of(maybe));
    }
    Arm then = arm(scope, place.deeper());
    Arm otherwise =
        draw.chance(0.5) ? arm(scope, place.deeper()) : new Arm(new ArrayList<>(), scope.copy());
    merge.of(scope, List.of(then, otherwise));
    return then.body().isEmpty() && otherwise.body().isEmpty()
        ? List.of()
        : List.of(new Statement.If(maker.condition(), then.body(), otherwise.body()));
  }

  private List<Statement> nullBranch(Scope scope, Place place, String name) {
    boolean equal = draw.chance(0.4);
    Scope known = scope.copy();
    known.set(name, Status.OWNED);
    Scope nothing = scope.copy();
    nothing.set(name, Status.NULL);
    Arm then =
        new Arm(maker.block(equal ? nothing : known, place.deeper(), 2), equal ? nothing : known);
    Scope rest = equal ? known : nothing;
    Arm otherwise =
        new Arm(draw.chance(0.5) ? maker.block(rest, place.deeper(), 2) : new ArrayList<>(), rest);
    merge.of(scope, List.of(then, otherwise));
    return List.of(
        new Statement.If(new Condition.NullTest(name, equal), then.body(), otherwise.body()));
  }

  private List<Statement> select(Scope scope, Place place) {
    List<Arm> arms = new ArrayList<>();
    for (int i = 2 + draw.below(2); i > 0; i--) {
      arms.add(arm(scope, place.select()));
    }
    merge.of(scope, arms);
    List<Statement> all = new ArrayList<>();
    all.add(new Statement.Select(draw.chance(0.7), arms.stream().map(Arm::body).toList()));
    return all;
  }

  private List<Statement> loop(Scope scope, Place place) {
    String name = maker.fresh("i");
    Scope entry = draw.chance(0.7) ? scope.frozen() : scope.copy();
    for (String each : scope.names(c -> c.status() == Status.NULL)) {
      entry.set(each, Status.MAYBE);
      if (!scope.cell(each).frozen()) {
        scope.set(each, Status.MAYBE);
      }
    }
    Scope inner = entry.copy();
    LoopPlace loop = new LoopPlace(name, entry, scope.size());
    List<Statement> body = maker.block(inner, place.inLoop(loop), 1 + draw.below(4));
    if (Flow.completes(body)) {
      restore(entry, inner, body);
    }
    boolean labelled = usesLabel(body, name);
    return List.of(new Statement.Loop(draw.of(List.of(Form.values())), name, labelled, body));
  }

  /** At the back edge each block is as it was at the entry. */
  private void restore(Scope entry, Scope inner, List<Statement> body) {
    for (int i = 0; i < entry.size(); i++) {
      Cell before = entry.at(i);
      Cell after = inner.at(i);
      if (entry.isNamed(i) && before.status() != after.status() && !draw.slip()) {
        if (before.status() == Status.OWNED && !before.type().isEndpoint()) {
          renew(inner, entry.nameOf(i), body);
        } else if (before.status() == Status.MAYBE && after.status() == Status.GONE) {
          body.add(new Statement.Assign(entry.nameOf(i), new Expression.Nothing()));
        }
      }
    }
  }

  private void renew(Scope inner, String name, List<Statement> body) {
    body.addAll(maker.disposal.of(inner, name));
    body.add(new Statement.Assign(name, Disposal.allocation(inner.cell(name).type())));
  }

  static boolean usesLabel(List<Statement> body, String name) {
    return body.toString().contains("loop=Optional[" + name + "]");
  }

  private List<Statement> exit(Scope scope, Place place) {
    Scope gone = scope.copy();
    List<Statement> body;
    int roll = draw.below(4);
    if (roll == 0 && place.mayThrow()) {
      body = maker.disposal.all(gone, place.checkedBase());
      body.add(new Statement.Throw(true));
    } else if (roll == 1) {
      body = maker.disposal.all(gone, Math.max(0, place.hiccupBase()));
      body.add(new Statement.Throw(false));
    } else {
      body = maker.disposal.leaving(gone, maker.own(place));
    }
    return List.of(new Statement.If(maker.condition(), body, List.of()));
  }

  private List<Statement> jump(Scope scope, Place place) {
    if (place.loops().isEmpty()) {
      return List.of();
    }
    LoopPlace loop = draw.chance(0.7) ? place.loops().getLast() : draw.of(place.loops());
    boolean breaks = draw.chance(0.5);
    Scope gone = scope.copy();
    List<Statement> body = new ArrayList<>(maker.disposal.all(gone, loop.base()));
    for (int i = 0; i < loop.base(); i++) {
      Status before = loop.entry().at(i).status();
      if (scope.at(i).status() != before && before != Status.MAYBE) {
        return List.of();
      }
      if (before == Status.MAYBE && scope.at(i).status() == Status.GONE && scope.isNamed(i)) {
        body.add(new Statement.Assign(scope.nameOf(i), new Expression.Nothing()));
      }
    }
    boolean label = place.inSelect() || !loop.equals(place.loops().getLast()) || draw.chance(0.2);
    Optional<String> target = label ? Optional.of(loop.name()) : Optional.empty();
    body.add(breaks ? new Statement.Break(target) : new Statement.Continue(target));
    return List.of(new Statement.If(maker.condition(), body, List.of()));
  }

  /** A flag that remembers whether a block was given away. */
  private List<Statement> flagged(Scope scope) {
    List<String> ready = scope.names(maker::consumable);
    if (ready.isEmpty()) {
      return List.of();
    }
    String name = draw.of(ready);
    String flag = maker.fresh("f");
    Scope gone = scope.copy();
    List<Statement> body = new ArrayList<>(maker.disposal.of(gone, name));
    boolean byResult = draw.chance(0.4);
    scope.flag(name, flag);
    if (byResult) {
      return List.of(
          new Statement.DeclareFlag(flag, maker.condition()),
          new Statement.If(new Condition.Not(new Condition.Flag(flag)), body, List.of()));
    }
    body.add(new Statement.SetFlag(flag, new Condition.Constant(false)));
    return List.of(
        new Statement.DeclareFlag(flag, new Condition.Constant(true)),
        new Statement.If(maker.condition(), body, List.of()));
  }
}
