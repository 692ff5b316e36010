package org.copyless.soundness.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.copyless.soundness.generator.Merge.Arm;
import org.copyless.soundness.generator.Scope.Status;
import org.copyless.soundness.program.Condition;
import org.copyless.soundness.program.Event;
import org.copyless.soundness.program.Exchange;
import org.copyless.soundness.program.Expression;
import org.copyless.soundness.program.Stage;
import org.copyless.soundness.program.Statement;
import org.copyless.soundness.program.Type;

/** What is done with the ends of channels. */
final class Talk {
  private static final List<Event> EVENTS =
      List.of(Event.NOTHING, Event.TICK, Event.STOP, Event.CLOSED);

  private final MethodMaker maker;
  private final Draw draw;
  private final Merge merge;

  Talk(MethodMaker maker) {
    this.maker = maker;
    this.draw = maker.draw;
    this.merge = new Merge(maker);
  }

  List<Statement> any(Scope scope, Place place) {
    List<String> exps = scope.names(c -> c.type() == Type.EXP && isReady(c));
    List<String> imps =
        scope.names(c -> c.type() == Type.IMP && (maker.consumable(c) || draw.slip()));
    int roll = draw.below(6);
    if (roll < 3 && !exps.isEmpty()) {
      return send(scope, draw.of(exps));
    }
    if (roll < 5 && !imps.isEmpty()) {
      return receive(scope, place, draw.of(imps));
    }
    return maker.birthIsFine(place) ? open(scope) : List.of();
  }

  private boolean isReady(Scope.Cell cell) {
    return cell.usable() || (cell.status() == Status.SPENT && draw.slip());
  }

  private List<Statement> open(Scope scope) {
    String exp = maker.fresh("e");
    String imp = maker.fresh("e");
    scope.declare(exp, Type.EXP, Status.OWNED, false);
    scope.declare(imp, Type.IMP, Status.OWNED, false);
    return List.of(new Exchange.Open(false, exp, imp));
  }

  private List<Statement> send(Scope scope, String exp) {
    if (draw.chance(0.2) && maker.consumable(scope.cell(exp))) {
      scope.set(exp, Status.SPENT);
      return List.of(new Exchange.Send(exp, Event.STOP, Optional.empty()));
    }
    List<String> ready = scope.names(c -> c.type() == Type.BYTES && maker.consumable(c));
    if (ready.isEmpty() || draw.chance(0.3)) {
      return List.of(sendTick(exp, Disposal.allocation(Type.BYTES)));
    }
    String block = draw.of(ready);
    scope.set(block, Status.GONE);
    return List.of(sendTick(exp, maker.variable(block)));
  }

  private static Statement sendTick(String exp, Expression block) {
    return new Exchange.Send(exp, Event.TICK, Optional.of(block));
  }

  private List<Statement> receive(Scope scope, Place place, String imp) {
    String view = maker.fresh("t");
    scope.set(imp, Status.SPENT);
    List<Arm> arms = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Scope inner = scope.copy();
      List<Statement> body = i == 1 ? block(inner, place, view, Event.TICK) : new ArrayList<>();
      body.addAll(maker.block(inner, place.select(), draw.below(2)));
      arms.add(new Arm(body, inner));
    }
    merge.of(scope, arms);
    List<Exchange.Arm> all = new ArrayList<>();
    for (Event each : EVENTS) {
      all.add(new Exchange.Arm(each, arms.get(all.size()).body()));
    }
    return List.of(new Exchange.Receive(imp, Stage.OPEN, Exchange.Mode.TRY, view, all));
  }

  /** What is done with the block that has come. */
  List<Statement> block(Scope scope, Place place, String view, Event event) {
    Expression block = new Expression.Argument(view, event);
    List<Statement> body = new ArrayList<>();
    if (draw.slip()) {
      return body;
    }
    if (draw.chance(0.4)) {
      body.add(new Statement.Read(Type.BYTES, block));
    }
    List<String> exps = scope.names(c -> c.type() == Type.EXP && c.usable());
    if (!exps.isEmpty() && draw.chance(0.4)) {
      body.add(sendTick(draw.of(exps), block));
    } else if (draw.chance(0.5) && maker.birthIsFine(place)) {
      String name = maker.fresh("v");
      body.add(new Statement.Declare(Type.BYTES, name, block));
      if (draw.chance(0.4)) {
        body.add(
            new Statement.If(
                new Condition.Flip(),
                List.of(new Statement.Read(Type.BYTES, maker.variable(name))),
                List.of()));
      }
      body.add(new Statement.Close(maker.variable(name)));
    } else {
      body.add(new Statement.Close(block));
    }
    return body;
  }
}
