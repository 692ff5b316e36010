package org.copyless.soundness.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.copyless.soundness.program.Bodies;
import org.copyless.soundness.program.Boxing;
import org.copyless.soundness.program.Condition;
import org.copyless.soundness.program.Exchange;
import org.copyless.soundness.program.Expression;
import org.copyless.soundness.program.Flow;
import org.copyless.soundness.program.Signature;
import org.copyless.soundness.program.Statement;
import org.copyless.soundness.program.Statement.Handler;
import org.copyless.soundness.program.Statement.Try;
import org.copyless.soundness.program.Type;

/** What may be changed at a statement of a body. Each edit gives what stands from there on. */
final class Edits {
  private final Draw draw;

  Edits(Draw draw) {
    this.draw = draw;
  }

  List<Statement> edit(List<Statement> body, int index, Surroundings here) {
    List<Statement> rest = body.subList(index, body.size());
    Statement at = rest.getFirst();
    List<Statement> tail = rest.subList(1, rest.size());
    return switch (draw.below(16)) {
      case 0, 1 -> movable(at) ? tail : rest;
      case 2 -> swapped(rest);
      case 3 -> repeated(rest);
      case 4 -> movable(at) ? joined(perhaps(List.of(at)), tail) : rest;
      case 5, 6, 7 -> joined(reread(at, here), tail);
      case 8, 9 -> joined(perhaps(List.of(jump(here))), rest);
      case 10, 11 -> inserted(rest, here);
      case 12 -> movable(at) ? joined(last(List.of(at), after(here)), tail) : rest;
      case 13 -> List.of(last(rest, List.of(jump(here))));
      case 14 -> movable(at) ? joined(caught(at, here), tail) : rest;
      default -> joined(tested(at, here), tail);
    };
  }

  /** Declares nothing, completes, and is no call that a handler needs. */
  private static boolean movable(Statement statement) {
    return Flow.completes(List.of(statement))
        && !Flow.throwsChecked(List.of(statement))
        && !(statement instanceof Statement.Declare
            || statement instanceof Statement.DeclareFlag
            || statement instanceof Exchange.Open
            || statement instanceof Boxing.Make);
  }

  private static boolean isSimple(Statement statement) {
    return Bodies.of(statement).isEmpty();
  }

  private static List<Statement> joined(Statement first, List<Statement> rest) {
    List<Statement> all = new ArrayList<>();
    all.add(first);
    all.addAll(rest);
    return all;
  }

  private static List<Statement> swapped(List<Statement> rest) {
    if (rest.size() < 2 || !movable(rest.get(0)) || !movable(rest.get(1))) {
      return rest;
    }
    List<Statement> all = new ArrayList<>(rest);
    all.set(0, rest.get(1));
    all.set(1, rest.get(0));
    return all;
  }

  private List<Statement> repeated(List<Statement> rest) {
    Statement at = rest.getFirst();
    if (!movable(at) || !isSimple(at)) {
      return rest;
    }
    List<Statement> all = new ArrayList<>(rest);
    int end = Flow.completes(rest) ? rest.size() : rest.size() - 1;
    all.add(1 + draw.below(end), at);
    return all;
  }

  private Statement perhaps(List<Statement> body) {
    return new Statement.If(new Condition.Flip(), body, List.of());
  }

  /** Another expression in the place of a variable. */
  private Statement reread(Statement at, Surroundings here) {
    Optional<String> name = Substitution.any(draw, at).filter(here.variables()::containsKey);
    if (name.isEmpty()) {
      return at;
    }
    return new Substitution(name.get(), instead(name.get(), here)).in(at);
  }

  private Expression instead(String name, Surroundings here) {
    Expression same = new Expression.Variable(name);
    List<String> others = here.like(name);
    if (others.isEmpty()) {
      return draw.chance(0.5) ? new Expression.Cast(here.variables().get(name), same) : same;
    }
    String other = draw.of(others);
    return switch (draw.below(4)) {
      case 0, 1 -> new Expression.Variable(other);
      case 2 ->
          new Expression.Conditional(new Condition.Flip(), same, new Expression.Variable(other));
      default -> here.fixed().contains(other) ? same : new Expression.Assignment(other, same);
    };
  }

  private Statement jump(Surroundings here) {
    List<String> loops = here.loops();
    if (!loops.isEmpty() && draw.chance(0.6)) {
      Optional<String> target = Optional.of(draw.of(loops));
      return draw.chance(0.5) ? new Statement.Break(target) : new Statement.Continue(target);
    }
    if (draw.chance(0.5)) {
      return new Statement.Throw(here.catches() && draw.chance(0.6));
    }
    return new Statement.Return(here.result().map(type -> result(type, here)));
  }

  private Expression result(Type type, Surroundings here) {
    List<String> fitting = here.of(type);
    if (!fitting.isEmpty() && draw.chance(0.5)) {
      return new Expression.Variable(draw.of(fitting));
    }
    return here.signature().nullable() ? new Expression.Nothing() : Disposal.allocation(type);
  }

  private List<Statement> inserted(List<Statement> rest, Surroundings here) {
    return here.variables().isEmpty() ? rest : joined(some(here), rest);
  }

  /** Something that is done with a variable. */
  private Statement some(Surroundings here) {
    String name = draw.of(here.all());
    Type type = here.variables().get(name);
    Expression variable = new Expression.Variable(name);
    return switch (draw.below(7)) {
      case 0, 1 -> new Statement.Close(variable);
      case 2 -> new Statement.Read(type, variable);
      case 3 -> consumed(type, variable);
      case 4, 5 -> assigned(here);
      default ->
          new Statement.If(
              new Condition.NullTest(name, false),
              List.of(new Statement.Close(variable)),
              List.of());
    };
  }

  private static Statement consumed(Type type, Expression variable) {
    Optional<Signature> callee =
        Callees.LIBRARY.stream()
            .filter(each -> each.parameters().size() == 1 && !each.checked())
            .filter(each -> each.result().isEmpty())
            .filter(each -> each.parameters().getFirst().claimed())
            .filter(each -> each.parameters().getFirst().type() == type)
            .findFirst();
    return callee
        .<Statement>map(each -> new Statement.Perform(new Expression.Call(each, List.of(variable))))
        .orElse(new Statement.Close(variable));
  }

  private Statement assigned(Surroundings here) {
    List<String> all = here.assignable();
    if (all.isEmpty()) {
      return perhaps(List.of());
    }
    String name = draw.of(all);
    Type type = here.variables().get(name);
    List<String> others = here.like(name);
    if (!others.isEmpty() && draw.chance(0.4)) {
      return new Statement.Assign(name, new Expression.Variable(draw.of(others)));
    }
    return new Statement.Assign(
        name,
        type.isEndpoint() || draw.chance(0.5)
            ? new Expression.Nothing()
            : Disposal.allocation(type));
  }

  private List<Statement> after(Surroundings here) {
    if (here.variables().isEmpty() || draw.chance(0.4)) {
      return List.of(perhaps(List.of(jump(here))));
    }
    return List.of(some(here));
  }

  private static Statement last(List<Statement> body, List<Statement> last) {
    return new Try(List.of(), List.copyOf(body), List.of(), last);
  }

  /** What is there stands in a try statement behind a call that throws. */
  private Statement caught(Statement at, Surroundings here) {
    boolean checked = draw.chance(0.7);
    List<Statement> body = new ArrayList<>();
    body.add(at);
    body.add(
        draw.below(2),
        new Statement.Perform(
            new Expression.Call(checked ? Callees.MAY_THROW : Callees.MAY_STUMBLE, List.of())));
    List<Statement> reaction =
        here.variables().isEmpty() || draw.chance(0.3) ? List.of() : List.of(some(here));
    return new Try(List.of(), body, List.of(new Handler(checked, reaction)), List.of());
  }

  /** Another condition. */
  private Statement tested(Statement at, Surroundings here) {
    if (!(at instanceof Statement.If s) || here.variables().isEmpty()) {
      return at;
    }
    Condition test = new Condition.NullTest(draw.of(here.all()), draw.chance(0.5));
    Condition whole =
        switch (draw.below(4)) {
          case 0 -> new Condition.Not(s.condition());
          case 1 -> new Condition.Both(s.condition(), test);
          case 2 -> new Condition.Either(s.condition(), test);
          default -> test;
        };
    return new Statement.If(whole, s.then(), s.otherwise());
  }
}
