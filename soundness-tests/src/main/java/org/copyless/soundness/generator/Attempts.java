package org.copyless.soundness.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.copyless.soundness.generator.Merge.Arm;
import org.copyless.soundness.generator.Scope.Cell;
import org.copyless.soundness.generator.Scope.Status;
import org.copyless.soundness.program.Condition;
import org.copyless.soundness.program.Exchange;
import org.copyless.soundness.program.Expression;
import org.copyless.soundness.program.Expression.Call;
import org.copyless.soundness.program.Parameter;
import org.copyless.soundness.program.Signature;
import org.copyless.soundness.program.Stage;
import org.copyless.soundness.program.Statement;
import org.copyless.soundness.program.Statement.Handler;
import org.copyless.soundness.program.Statement.Try;

/** Calls with an end that may throw, and what is done with the end where they do. */
final class Attempts {
  private final MethodMaker maker;
  private final Draw draw;
  private final Merge merge;
  private final Simple simple;

  Attempts(MethodMaker maker, Simple simple) {
    this.maker = maker;
    this.draw = maker.draw;
    this.merge = new Merge(maker);
    this.simple = simple;
  }

  List<Statement> any(Scope scope, Place place) {
    List<Signature> fitting =
        maker.callees.stream()
            .filter(each -> each.checked() && each.result().isEmpty())
            .filter(each -> each.parameters().stream().anyMatch(Attempts::isLent))
            .toList();
    if (fitting.isEmpty() || !place.mayThrow()) {
      return List.of();
    }
    Scope body = scope.copy();
    Call call = simple.call(body, place.catching(true, false, scope.size()), draw.of(fitting));
    return call == null ? List.of() : List.of(attempt(scope, place, body, call));
  }

  private static boolean isLent(Parameter parameter) {
    return parameter.type().isDesk() && !parameter.claimed();
  }

  private Statement attempt(Scope scope, Place place, Scope body, Call call) {
    List<Statement> tried = new ArrayList<>(List.of(new Statement.Perform(call)));
    Scope handling = body.copy();
    List<Statement> reaction = new ArrayList<>();
    List<Parameter> parameters = call.callee().parameters();
    for (int i = 0; i < parameters.size(); i++) {
      if (isLent(parameters.get(i))) {
        String end = name(call.arguments().get(i));
        reaction.addAll(caught(handling, place, end, parameters.get(i)));
      }
    }
    if (draw.chance(0.3)) {
      reaction.addAll(maker.disposal.leaving(handling, maker.own(place)));
    }
    merge.of(scope, List.of(new Arm(tried, body), new Arm(reaction, handling)));
    return new Try(List.of(), tried, List.of(new Handler(true, reaction)), List.of());
  }

  private static String name(Expression argument) {
    return argument instanceof Expression.Cast cast
        ? name(cast.operand())
        : ((Expression.Variable) argument).name();
  }

  /** Where the call has thrown: its end is brought to the state in which a call leaves it. */
  private List<Statement> caught(Scope scope, Place place, String end, Parameter parameter) {
    List<Stage> said = parameter.thrown();
    Stage wanted = parameter.then().orElseThrow();
    if (said.size() == 1) {
      scope.stage(end, said.getFirst());
      return draw.chance(0.6) ? led(scope, end, wanted) : List.of();
    }
    List<Stage> all = said.isEmpty() ? Stage.of(parameter.type()) : said;
    Stage asked = draw.of(all);
    if (draw.slip()) {
      return List.of();
    }
    Scope known = scope.copy();
    known.stage(end, asked);
    Arm then = new Arm(new ArrayList<>(led(known, end, wanted)), known);
    Scope unknown = scope.copy();
    Arm otherwise = new Arm(otherwise(unknown, place, end, asked, all), unknown);
    merge.of(scope, List.of(then, otherwise));
    return List.of(
        new Statement.If(new Condition.InState(end, asked), then.body(), otherwise.body()));
  }

  private List<Statement> otherwise(
      Scope scope, Place place, String end, Stage asked, List<Stage> all) {
    List<Stage> others = all.stream().filter(each -> each != asked).toList();
    Cell cell = scope.cell(end);
    if (others.size() == 1) {
      scope.stage(end, others.getFirst());
      return maker.block(scope, place.deeper(), draw.below(2));
    }
    if (cell.status() == Status.OWNED) {
      scope.set(end, Status.SPENT);
      return new ArrayList<>();
    }
    List<Statement> body = new ArrayList<>(maker.disposal.all(scope, place.checkedBase()));
    body.add(new Statement.Throw(true));
    return body;
  }

  private static List<Statement> led(Scope scope, String end, Stage wanted) {
    Cell cell = scope.cell(end);
    return Ends.leading(cell.type(), cell.stage(), wanted)
        .<Statement>map(
            event -> {
              scope.stage(end, wanted);
              Optional<Expression> argument = event.argument().map(Disposal::allocation);
              return new Exchange.Send(end, event, argument);
            })
        .stream()
        .toList();
  }
}
