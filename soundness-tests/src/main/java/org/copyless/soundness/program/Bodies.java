package org.copyless.soundness.program;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.copyless.soundness.program.Statement.Handler;

/** The statements within statements. */
public final class Bodies {
  private Bodies() {}

  /**
   * Returns the bodies of a statement.
   *
   * @param statement what
   * @return one for each, in order; none: it is a simple statement
   */
  public static List<List<Statement>> of(Statement statement) {
    return switch (statement) {
      case Statement.If s -> List.of(s.then(), s.otherwise());
      case Statement.Loop s -> List.of(s.body());
      case Statement.Select s -> s.arms();
      case Statement.Try s -> ofTry(s);
      case Exchange.Receive s -> s.arms().stream().map(Exchange.Arm::body).toList();
      case Exchange.Await s ->
          Stream.concat(s.rows().stream().map(Exchange.Row::body), Stream.of(s.interrupted()))
              .toList();
      case Exchange.Start s -> List.of(s.body());
      case Boxing.Acquire s -> List.of(s.body(), s.interrupted());
      case Boxing.Release s -> List.of(s.interrupted());
      default -> List.of();
    };
  }

  private static List<List<Statement>> ofTry(Statement.Try s) {
    List<List<Statement>> all = new ArrayList<>();
    all.add(s.body());
    s.handlers().forEach(each -> all.add(each.body()));
    all.add(s.last());
    return all;
  }

  /**
   * Puts other bodies in.
   *
   * @param statement what
   * @param bodies as many as it has
   * @return the same with these bodies
   */
  public static Statement with(Statement statement, List<List<Statement>> bodies) {
    Iterator<List<Statement>> next = bodies.iterator();
    return switch (statement) {
      case Statement.If s -> new Statement.If(s.condition(), next.next(), next.next());
      case Statement.Loop s -> new Statement.Loop(s.form(), s.name(), s.labelled(), next.next());
      case Statement.Select s -> new Statement.Select(s.arrows(), List.copyOf(bodies));
      case Statement.Try s ->
          new Statement.Try(
              s.resources(),
              next.next(),
              s.handlers().stream().map(h -> new Handler(h.checked(), next.next())).toList(),
              next.next());
      case Exchange.Receive s ->
          new Exchange.Receive(
              s.end(),
              s.stage(),
              s.mode(),
              s.view(),
              s.arms().stream().map(a -> new Exchange.Arm(a.event(), next.next())).toList());
      case Exchange.Await s ->
          new Exchange.Await(
              s.name(),
              s.ends(),
              s.types(),
              s.stages(),
              s.rows().stream().map(r -> new Exchange.Row(r.heads(), next.next())).toList(),
              next.next());
      case Exchange.Start s -> new Exchange.Start(s.type(), s.given(), s.parameter(), next.next());
      case Boxing.Acquire s -> new Boxing.Acquire(s.cell(), s.name(), next.next(), next.next());
      case Boxing.Release s -> new Boxing.Release(s.cell(), s.value(), next.next());
      default -> statement;
    };
  }
}
