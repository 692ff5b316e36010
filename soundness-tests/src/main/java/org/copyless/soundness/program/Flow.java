package org.copyless.soundness.program;

import java.util.List;
import java.util.stream.Stream;

/** Where control can go, as the Java language says. */
public final class Flow {
  private Flow() {}

  /**
   * Tells whether statements can complete normally.
   *
   * @param body what
   * @return whether a statement behind them can be reached
   */
  public static boolean completes(List<Statement> body) {
    return body.isEmpty() || completes(body.getLast());
  }

  private static boolean completes(Statement statement) {
    return switch (statement) {
      case Statement.Return _, Statement.Throw _, Statement.Break _, Statement.Continue _ -> false;
      case Statement.If s ->
          s.otherwise().isEmpty() || completes(s.then()) || completes(s.otherwise());
      case Statement.Select s -> s.arms().stream().anyMatch(Flow::completes);
      case Exchange.Receive _, Exchange.Await _, Boxing.Acquire _ ->
          Bodies.of(statement).stream().anyMatch(Flow::completes);
      case Statement.Try s ->
          completes(s.last())
              && (completes(s.body()) || s.handlers().stream().anyMatch(h -> completes(h.body())));
      default -> true;
    };
  }

  /**
   * Tells whether statements may throw an {@code IOException}.
   *
   * @param body what
   * @return whether the compiler wants it caught or declared
   */
  public static boolean throwsChecked(List<Statement> body) {
    return body.stream().anyMatch(Flow::throwsChecked);
  }

  private static boolean throwsChecked(Statement statement) {
    return switch (statement) {
      case Statement.Throw s -> s.checked();
      case Statement.Try s -> triesChecked(s);
      case Exchange.Start s -> calls(s.given());
      case Boxing.Release s -> calls(s.value()) || throwsChecked(s.interrupted());
      default ->
          Bodies.of(statement).isEmpty()
              ? calls(statement)
              : Bodies.of(statement).stream().anyMatch(Flow::throwsChecked);
    };
  }

  /** Whether a method is called in it that may throw. */
  private static boolean calls(Object part) {
    return part.toString().contains(", checked=true");
  }

  /**
   * Tells whether statements may jump.
   *
   * @param body what
   * @return whether there is a jump, a return or a throw in it
   */
  public static boolean jumps(List<Statement> body) {
    String text = body.toString();
    return Stream.of("Return[", "Throw[", "Break[", "Continue[").anyMatch(text::contains);
  }

  /**
   * Tells whether all can be reached, each handler of an {@code IOException} has something to
   * catch, and each try statement something to try for.
   *
   * @param body what
   * @return whether the compiler takes it
   */
  public static boolean isJava(List<Statement> body) {
    return body.stream().allMatch(Flow::isJava)
        && body.stream().limit(Math.max(0, body.size() - 1)).allMatch(Flow::completes);
  }

  private static boolean isJava(Statement statement) {
    return switch (statement) {
      case Statement.Loop s ->
          isJava(s.body()) && (s.form() != Statement.Form.DO || completes(s.body()));
      case Statement.Try s ->
          (s.handlers().stream().noneMatch(Statement.Handler::checked) || bodyThrows(s))
              && !(s.handlers().isEmpty() && s.resources().isEmpty() && s.last().isEmpty())
              && isJava(s.body())
              && s.handlers().stream().allMatch(each -> isJava(each.body()))
              && isJava(s.last());
      default -> Bodies.of(statement).stream().allMatch(Flow::isJava);
    };
  }

  private static boolean bodyThrows(Statement.Try s) {
    return throwsChecked(s.body()) || calls(s.resources());
  }

  private static boolean triesChecked(Statement.Try s) {
    if (!completes(s.last())) {
      return throwsChecked(s.last());
    }
    boolean caught = s.handlers().stream().anyMatch(Statement.Handler::checked);
    return (bodyThrows(s) && !caught)
        || s.handlers().stream().anyMatch(each -> throwsChecked(each.body()))
        || throwsChecked(s.last());
  }
}
