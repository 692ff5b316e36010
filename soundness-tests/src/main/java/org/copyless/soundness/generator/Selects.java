package org.copyless.soundness.generator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.copyless.soundness.generator.Merge.Arm;
import org.copyless.soundness.generator.Scope.Cell;
import org.copyless.soundness.generator.Scope.Status;
import org.copyless.soundness.program.Event;
import org.copyless.soundness.program.Exchange;
import org.copyless.soundness.program.Stage;
import org.copyless.soundness.program.Statement;
import org.copyless.soundness.program.Type;

/** Waits for two or three ends at a time. */
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
    if (ready.size() == 1 && scope.cell(ready.getFirst()).type().isSet()) {
      all.add(await(scope, place, ready));
      return all;
    }
    if (ready.size() == 2 && maker.birthIsFine(place) && draw.chance(0.2)) {
      all.addAll(open(scope));
      ready = ready(scope, place);
    }
    if (ready.size() >= 2) {
      int ends = ready.size() > 2 && draw.chance(0.5) ? 3 : 2;
      all.add(await(scope, place, ready.subList(0, ends)));
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
    for (String each : scope.names(c -> c.usable() && receives(c))) {
      boolean known = all.stream().anyMatch(other -> scope.index(other) == scope.index(each));
      if ((!known || draw.slip()) && maker.isFree(scope, place, each)) {
        all.add(each);
      }
    }
    all.sort(Comparator.comparingInt(each -> stage(scope.cell(each)).events().size()));
    if (draw.chance(0.7)) {
      all.sort(Comparator.comparing(each -> !scope.cell(each).type().isSet()));
    }
    return all;
  }

  private static boolean receives(Cell cell) {
    return cell.type().isSet() || (cell.type().isEndpoint() && isOfReceiver(cell));
  }

  private static Stage stage(Cell cell) {
    return cell.type().isSet() ? cell.type().memberStage() : cell.stage();
  }

  private static boolean isOfReceiver(Cell cell) {
    return !cell.stage().events().isEmpty() && !cell.stage().isTurnOf(cell.type());
  }

  private Statement await(Scope scope, Place place, List<String> ends) {
    String name = (maker.own.name() + "_" + maker.fresh("w")).toUpperCase(Locale.ROOT);
    List<Type> types = ends.stream().map(each -> scope.cell(each).type()).toList();
    List<Stage> stages = ends.stream().map(each -> stage(scope.cell(each))).toList();
    Exchange.Await shape = new Exchange.Await(name, ends, types, stages, List.of(), List.of());
    List<Arm> arms = new ArrayList<>();
    List<Exchange.Row> rows = new ArrayList<>();
    for (Exchange.Row each : rows(stages)) {
      if (!draw.slip()) {
        Scope inner = scope.copy();
        List<Statement> body = arm(inner, place, shape, each);
        arms.add(new Arm(body, inner));
        rows.add(new Exchange.Row(each.heads(), body));
      }
    }
    Scope inner = scope.copy();
    List<Statement> interrupted = this.ends.gone(inner, place, ends.getFirst(), Event.INTERRUPTED);
    arms.add(new Arm(interrupted, inner));
    merge.of(scope, arms);
    return new Exchange.Await(name, ends, types, stages, rows, interrupted);
  }

  /** Some rows for several messages, then one for each message. */
  private List<Exchange.Row> rows(List<Stage> stages) {
    Set<List<Event>> all = new LinkedHashSet<>();
    for (int i = draw.chance(0.4) ? 1 + draw.below(3) : 0; i > 0; i--) {
      List<Event> heads =
          new ArrayList<>(stages.stream().map(each -> draw.of(come(each))).toList());
      if (heads.size() > 2 && draw.chance(0.7)) {
        heads.set(draw.below(heads.size()), Event.NOTHING);
      }
      all.add(heads);
    }
    for (int i = 0; i < stages.size(); i++) {
      for (Event each : come(stages.get(i))) {
        List<Event> heads = new ArrayList<>(Collections.nCopies(stages.size(), Event.NOTHING));
        heads.set(i, each);
        all.add(heads);
      }
    }
    return all.stream().map(each -> new Exchange.Row(each, List.of())).toList();
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
          for (int i = 0; i < s.ends().size(); i++) {
            if (s.types().get(i).isSet()) {
              selected(scope, s, i, row.heads().get(i));
            } else {
              come(scope, s.ends().get(i), row.heads().get(i));
            }
          }
          for (int i = 0; i < s.ends().size(); i++) {
            start.addAll(ends.taken(scope, place, row.heads().get(i), s.view(i)));
          }
          return start;
        },
        draw.chance(0.3) ? 1 : 0);
  }

  /** The member that was chosen is taken out of its set. */
  private static void selected(Scope scope, Exchange.Await s, int index, Event event) {
    if (event != Event.NOTHING) {
      Type type = s.types().get(index).member();
      Stage stage = s.types().get(index).memberStage();
      scope.declare(s.end(index), new Cell(type, Status.OWNED, "", false, false, stage, stage));
      come(scope, s.end(index), event);
    }
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
