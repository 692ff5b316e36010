package org.copyless.soundness.generator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.copyless.soundness.generator.Merge.Arm;
import org.copyless.soundness.generator.Scope.Cell;
import org.copyless.soundness.generator.Scope.Status;
import org.copyless.soundness.program.Event;
import org.copyless.soundness.program.Exchange;
import org.copyless.soundness.program.Stage;
import org.copyless.soundness.program.Statement;
import org.copyless.soundness.program.Type;

/** Waits for two ends at a time. */
final class Selects {
  private final MethodMaker maker;
  private final Draw draw;
  private final Merge merge;
  private final Ends ends;

  Selects(MethodMaker maker, Ends ends) {
    this.maker = maker;
    this.draw = maker.draw;
    this.merge = new Merge(maker);
    this.ends = ends;
  }

  List<Statement> any(Scope scope, Place place) {
    List<Statement> all = new ArrayList<>();
    List<String> ready = ready(scope, place);
    if (ready.size() < 2 && maker.birthIsFine(place)) {
      all.addAll(open(scope));
      ready = ready(scope, place);
    }
    if (ready.size() >= 2) {
      all.add(await(scope, place, ready.get(0), ready.get(1)));
    }
    return all;
  }

  private List<Statement> open(Scope scope) {
    List<Statement> all = new ArrayList<>();
    if (draw.chance(0.5)) {
      String exp = maker.fresh("e");
      String imp = maker.fresh("e");
      scope.declare(exp, Type.EXP, Status.OWNED, false);
      scope.declare(imp, Type.IMP, Status.OWNED, false);
      all.add(new Exchange.Open(false, exp, imp));
      return all;
    }
    all.addAll(ends.open(scope));
    if (draw.chance(0.6)) {
      all.addAll(ends.send(scope, scope.nameOf(scope.size() - 1)));
    }
    return all;
  }

  /** Ends that may receive, those with few messages first. */
  private List<String> ready(Scope scope, Place place) {
    List<String> all = new ArrayList<>();
    for (String each : scope.names(c -> c.usable() && c.type().isEndpoint() && receives(c))) {
      boolean known = all.stream().anyMatch(other -> scope.index(other) == scope.index(each));
      if ((!known || draw.slip()) && maker.isFree(scope, place, each)) {
        all.add(each);
      }
    }
    all.sort(Comparator.comparingInt(each -> scope.cell(each).stage().events().size()));
    return all;
  }

  private static boolean receives(Cell cell) {
    return !cell.stage().events().isEmpty() && !cell.stage().isTurnOf(cell.type());
  }

  private Statement await(Scope scope, Place place, String first, String second) {
    String name = (maker.own.name() + "_" + maker.fresh("w")).toUpperCase(Locale.ROOT);
    List<Stage> stages = List.of(scope.cell(first).stage(), scope.cell(second).stage());
    Exchange.Await shape = new Exchange.Await(name, first, second, stages, List.of(), List.of());
    List<Arm> arms = new ArrayList<>();
    List<Exchange.Row> rows = new ArrayList<>();
    for (Exchange.Row each : heads(stages)) {
      if (!draw.slip()) {
        Scope inner = scope.copy();
        List<Statement> body = arm(inner, place, shape, each);
        arms.add(new Arm(body, inner));
        rows.add(new Exchange.Row(each.first(), each.second(), body));
      }
    }
    Scope inner = scope.copy();
    List<Statement> interrupted = ends.gone(inner, place, first, Event.INTERRUPTED);
    arms.add(new Arm(interrupted, inner));
    merge.of(scope, arms);
    return new Exchange.Await(name, first, second, stages, rows, interrupted);
  }

  private List<Exchange.Row> heads(List<Stage> stages) {
    List<Exchange.Row> all = new ArrayList<>();
    List<Event> one = come(stages.get(0));
    List<Event> two = come(stages.get(1));
    if (draw.chance(0.3)) {
      all.add(new Exchange.Row(draw.of(one), draw.of(two), List.of()));
    }
    one.forEach(each -> all.add(new Exchange.Row(each, Event.NOTHING, List.of())));
    two.forEach(each -> all.add(new Exchange.Row(Event.NOTHING, each, List.of())));
    return all;
  }

  private static List<Event> come(Stage stage) {
    List<Event> all = new ArrayList<>(stage.events());
    all.add(Event.CLOSED);
    return all;
  }

  private List<Statement> arm(Scope inner, Place place, Exchange.Await s, Exchange.Row row) {
    return maker.block(
        inner,
        place.select(),
        scope -> {
          List<Statement> start = new ArrayList<>();
          come(scope, s.first(), row.first());
          come(scope, s.second(), row.second());
          start.addAll(ends.taken(scope, place, row.first(), s.firstView()));
          start.addAll(ends.taken(scope, place, row.second(), s.secondView()));
          return start;
        },
        draw.chance(0.3) ? 1 : 0);
  }

  /** The end is in another state then; of one that is closed nothing more will come. */
  private static void come(Scope scope, String name, Event event) {
    Cell cell = scope.cell(name);
    if (event == Event.CLOSED && cell.status() == Status.OWNED) {
      scope.set(name, Status.SPENT);
    }
    if (event == Event.STOP) {
      scope.set(name, Status.SPENT);
    }
    cell.stage().after(event).ifPresent(next -> scope.stage(name, next));
  }
}
