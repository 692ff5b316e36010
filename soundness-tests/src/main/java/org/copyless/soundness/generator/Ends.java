package org.copyless.soundness.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.copyless.soundness.generator.Merge.Arm;
import org.copyless.soundness.generator.Scope.Cell;
import org.copyless.soundness.generator.Scope.Status;
import org.copyless.soundness.program.Event;
import org.copyless.soundness.program.Exchange;
import org.copyless.soundness.program.Exchange.Mode;
import org.copyless.soundness.program.Expression;
import org.copyless.soundness.program.Stage;
import org.copyless.soundness.program.Statement;
import org.copyless.soundness.program.Type;

/** What is done with the ends of two-way channels, in turns. */
final class Ends {
  private final MethodMaker maker;
  private final Draw draw;
  private final Merge merge;
  private final Talk talk;

  Ends(MethodMaker maker, Talk talk) {
    this.maker = maker;
    this.draw = maker.draw;
    this.merge = new Merge(maker);
    this.talk = talk;
  }

  /** The message that brings an end from one state to another, and carries no end. */
  static Optional<Event> leading(Type type, Stage from, Stage to) {
    return from.events().stream()
        .filter(_ -> from.isTurnOf(type))
        .filter(each -> each.argument().filter(Type::isEndpoint).isEmpty())
        .filter(each -> from.after(each).equals(Optional.of(to)))
        .findFirst();
  }

  List<Statement> any(Scope scope, Place place) {
    List<String> ready =
        scope.names(c -> c.type().isDesk() && c.usable()).stream()
            .filter(each -> maker.isFree(scope, place, each))
            .toList();
    if (ready.isEmpty() || draw.chance(0.1)) {
      return maker.birthIsFine(place) ? open(scope) : List.of();
    }
    String name = draw.of(ready);
    Cell cell = scope.cell(name);
    boolean sends = cell.stage().isTurnOf(cell.type());
    return sends ^ draw.slip() ? send(scope, name) : receive(scope, place, name);
  }

  List<Statement> open(Scope scope) {
    String exp = maker.fresh("e");
    String imp = maker.fresh("e");
    scope.declare(exp, Type.DESK_EXP, Status.OWNED, false);
    scope.declare(imp, Type.DESK_IMP, Status.OWNED, false);
    return List.of(new Exchange.Open(true, exp, imp));
  }

  List<Statement> send(Scope scope, String name) {
    List<Event> events = stage(scope.cell(name), true).events();
    if (events.isEmpty()) {
      return List.of();
    }
    Event event = draw.of(events);
    Optional<Expression> argument =
        event.argument().flatMap(type -> argument(scope, name, event, type));
    if (event.argument().isPresent() && argument.isEmpty()) {
      return List.of();
    }
    scope.cell(name).stage().after(event).ifPresent(next -> scope.stage(name, next));
    return List.of(new Exchange.Send(name, event, argument));
  }

  /** The state of an end; by a slip, or where it is not its turn, another that javac allows. */
  private Stage stage(Cell cell, boolean sends) {
    if (cell.stage().isTurnOf(cell.type()) == sends && !draw.slip()) {
      return cell.stage();
    }
    return draw.of(
        Stream.of(Stage.values())
            .filter(each -> (each.isTurnOf(cell.type()) == sends) && isOf(each, cell.type()))
            .toList());
  }

  private static boolean isOf(Stage stage, Type end) {
    return stage.isTurnOf(end) || stage.receiver() == end;
  }

  private Optional<Expression> argument(Scope scope, String end, Event event, Type type) {
    List<String> ready =
        scope
            .names(
                c ->
                    c.type() == type
                        && maker.consumable(c)
                        && (c.stage() == event.stage().orElse(null) || draw.slip()))
            .stream()
            .filter(each -> scope.index(each) != scope.index(end))
            .toList();
    if (ready.isEmpty() || (type == Type.BYTES && draw.chance(0.3))) {
      return type == Type.BYTES ? Optional.of(Disposal.allocation(type)) : Optional.empty();
    }
    String given = draw.of(ready);
    scope.set(given, Status.GONE);
    return Optional.of(maker.variable(given));
  }

  private List<Statement> receive(Scope scope, Place place, String name) {
    Stage stage = stage(scope.cell(name), false);
    List<Event> events = stage.events();
    if (events.isEmpty()) {
      return List.of();
    }
    Mode mode = events.size() == 1 && draw.chance(0.7) ? Mode.DIRECT : Mode.WAIT;
    String view = maker.fresh("t");
    List<Arm> arms = new ArrayList<>();
    List<Exchange.Arm> all = new ArrayList<>();
    for (Event each : come(events)) {
      Scope inner = scope.copy();
      List<Statement> body =
          each.isMessage()
              ? message(inner, place, name, each, mode, view)
              : gone(inner, place, name, each);
      arms.add(new Arm(body, inner));
      all.add(new Exchange.Arm(each, body));
    }
    merge.of(scope, arms);
    return List.of(new Exchange.Receive(name, stage, mode, view, all));
  }

  private static List<Event> come(List<Event> events) {
    List<Event> all = new ArrayList<>(events);
    all.add(Event.CLOSED);
    all.add(Event.INTERRUPTED);
    return all;
  }

  private List<Statement> message(
      Scope inner, Place place, String name, Event event, Mode mode, String view) {
    Place within = mode == Mode.DIRECT ? place.deeper() : place.select();
    return maker.block(
        inner,
        within,
        scope -> {
          scope.cell(name).stage().after(event).ifPresent(next -> scope.stage(name, next));
          return mode == Mode.DIRECT
              ? direct(scope, event, view)
              : new ArrayList<>(taken(scope, place, event, view));
        },
        draw.below(2));
  }

  /** The variable has what was received. */
  private static List<Statement> direct(Scope scope, Event event, String view) {
    event.argument().ifPresent(type -> scope.declare(view, born(type, event)));
    return new ArrayList<>();
  }

  private static Cell born(Type type, Event event) {
    Stage stage = event.stage().orElse(null);
    return new Cell(type, Status.OWNED, "", false, false, stage, stage);
  }

  /** What is done with the argument of a message. */
  List<Statement> taken(Scope scope, Place place, Event event, String view) {
    if (event.argument().isEmpty()) {
      return List.of();
    }
    Type type = event.argument().get();
    if (type == Type.BYTES) {
      return talk.block(scope, place, view, event);
    }
    Expression argument = new Expression.Argument(view, event);
    if (!maker.birthIsFine(place) || draw.chance(0.2)) {
      return draw.slip() ? List.of() : List.of(new Statement.Close(argument));
    }
    String name = maker.fresh("v");
    scope.declare(name, born(type, event));
    return List.of(new Statement.Declare(type, name, argument));
  }

  /** The peer is gone, or the thread is interrupted: mostly the method ends. */
  List<Statement> gone(Scope inner, Place place, String name, Event event) {
    Cell cell = inner.cell(name);
    if (cell.status() == Status.LENT && cell.isDue() && place.mayThrow()) {
      List<Statement> body = new ArrayList<>(maker.disposal.all(inner, place.checkedBase()));
      body.add(new Statement.Throw(true));
      return body;
    }
    if (draw.chance(0.6)) {
      return maker.disposal.leaving(inner, maker.own(place));
    }
    if (event == Event.CLOSED && cell.status() == Status.OWNED) {
      inner.set(name, Status.SPENT);
    }
    return maker.block(inner, place.select(), draw.below(2));
  }
}
