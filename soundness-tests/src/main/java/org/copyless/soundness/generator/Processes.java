package org.copyless.soundness.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.copyless.soundness.generator.Scope.Cell;
import org.copyless.soundness.generator.Scope.Status;
import org.copyless.soundness.program.Exchange;
import org.copyless.soundness.program.Expression;
import org.copyless.soundness.program.Signature;
import org.copyless.soundness.program.Stage;
import org.copyless.soundness.program.Statement;
import org.copyless.soundness.program.Type;

/** Processes that are started with a block or an end. */
final class Processes {
  private final MethodMaker maker;
  private final Draw draw;

  Processes(MethodMaker maker) {
    this.maker = maker;
    this.draw = maker.draw;
  }

  List<Statement> any(Scope scope, Place place) {
    if (place.process()) {
      return List.of();
    }
    List<String> ready = scope.names(c -> maker.consumable(c) && !c.type().isBox());
    if (ready.isEmpty() || draw.chance(0.2)) {
      Type type = draw.of(MethodMaker.BLOCKS);
      return start(
          place,
          new Cell(type, Status.OWNED, "", false, false, null, null),
          Disposal.allocation(type));
    }
    String name = draw.of(ready);
    Cell given = scope.cell(name).freeze(false);
    scope.set(name, Status.GONE);
    return start(place, given, maker.variable(name));
  }

  private boolean fits(Signature errand, Cell given) {
    Optional<Stage> stage = errand.parameters().getFirst().stage();
    return stage.equals(Optional.ofNullable(given.stage())) || draw.slip();
  }

  private List<Statement> start(Place place, Cell given, Expression value) {
    List<Signature> errands =
        Errands.of(draw, given.type()).stream().filter(each -> fits(each, given)).toList();
    if (!errands.isEmpty() && draw.chance(0.3)) {
      return List.of(new Exchange.Dispatch(value, draw.of(errands)));
    }
    String parameter = maker.fresh("x");
    List<Statement> body =
        maker.block(
            new Scope(),
            place.inProcess(),
            scope -> {
              scope.declare(parameter, given);
              return new ArrayList<>();
            },
            1 + draw.below(3));
    return List.of(new Exchange.Start(given.type(), value, parameter, body));
  }
}
