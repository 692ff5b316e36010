package org.copyless.soundness.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.copyless.soundness.program.Boxing;
import org.copyless.soundness.program.Exchange;
import org.copyless.soundness.program.Expression;
import org.copyless.soundness.program.Statement;

/** Puts an expression in the place of a variable. */
final class Substitution {
  private final String name;
  private final Expression value;

  Substitution(String name, Expression value) {
    this.name = name;
    this.value = value;
  }

  /** The variables that a statement without statements in it reads. */
  static List<String> variables(Statement statement) {
    List<String> all = new ArrayList<>();
    Expression value = value(statement);
    if (value != null) {
      collect(value, all);
    }
    return all;
  }

  private static Expression value(Statement statement) {
    return switch (statement) {
      case Statement.Declare s -> s.value();
      case Statement.Assign s -> s.value();
      case Statement.Read s -> s.block();
      case Statement.Close s -> s.block();
      case Statement.Perform s -> s.call();
      case Statement.Return s -> s.value().orElse(null);
      case Statement.SetField s -> s.value();
      case Statement.SetSlot s -> s.value();
      case Exchange.Send s -> s.argument().orElse(null);
      case Exchange.Start s -> s.given();
      case Exchange.Dispatch s -> s.given();
      case Boxing.Make s -> s.content().orElse(null);
      case Boxing.Put s -> s.value();
      case Boxing.Release s -> s.value();
      default -> null;
    };
  }

  private static void collect(Expression expression, List<String> all) {
    switch (expression) {
      case Expression.Variable e -> all.add(e.name());
      case Expression.Allocation e -> e.fields().forEach(each -> collect(each, all));
      case Expression.Call e -> e.arguments().forEach(each -> collect(each, all));
      case Expression.Conditional e -> {
        collect(e.first(), all);
        collect(e.second(), all);
      }
      case Expression.Switch e -> e.arms().forEach(each -> collect(each, all));
      case Expression.Cast e -> collect(e.operand(), all);
      case Expression.Assignment e -> collect(e.value(), all);
      default -> {}
    }
  }

  Statement in(Statement statement) {
    return switch (statement) {
      case Statement.Declare s -> new Statement.Declare(s.type(), s.name(), in(s.value()));
      case Statement.Assign s -> new Statement.Assign(s.name(), in(s.value()));
      case Statement.Read s -> new Statement.Read(s.type(), in(s.block()));
      case Statement.Close s -> new Statement.Close(in(s.block()));
      case Statement.Perform s -> new Statement.Perform(in(s.call()));
      case Statement.Return s -> new Statement.Return(s.value().map(this::in));
      case Statement.SetField s -> new Statement.SetField(s.struct(), s.field(), in(s.value()));
      case Statement.SetSlot s -> new Statement.SetSlot(s.name(), in(s.value()));
      case Exchange.Send s -> new Exchange.Send(s.end(), s.event(), s.argument().map(this::in));
      case Exchange.Start s -> new Exchange.Start(s.type(), in(s.given()), s.parameter(), s.body());
      case Exchange.Dispatch s -> new Exchange.Dispatch(in(s.given()), s.errand());
      case Boxing.Make s -> new Boxing.Make(s.type(), s.name(), s.content().map(this::in));
      case Boxing.Put s -> new Boxing.Put(s.type(), s.name(), in(s.value()));
      case Boxing.Release s -> new Boxing.Release(s.cell(), in(s.value()), s.interrupted());
      default -> statement;
    };
  }

  private Expression.Call in(Expression.Call call) {
    return new Expression.Call(call.callee(), in(call.arguments()));
  }

  private List<Expression> in(List<Expression> all) {
    return all.stream().map(this::in).toList();
  }

  private Expression in(Expression expression) {
    return switch (expression) {
      case Expression.Variable e -> e.name().equals(name) ? value : e;
      case Expression.Allocation e -> new Expression.Allocation(e.type(), in(e.fields()));
      case Expression.Call e -> in(e);
      case Expression.Conditional e ->
          new Expression.Conditional(e.condition(), in(e.first()), in(e.second()));
      case Expression.Switch e -> new Expression.Switch(in(e.arms()));
      case Expression.Cast e -> new Expression.Cast(e.type(), in(e.operand()));
      case Expression.Assignment e -> new Expression.Assignment(e.name(), in(e.value()));
      default -> expression;
    };
  }

  static Optional<String> any(Draw draw, Statement statement) {
    List<String> all = variables(statement);
    return all.isEmpty() ? Optional.empty() : Optional.of(draw.of(all));
  }
}
