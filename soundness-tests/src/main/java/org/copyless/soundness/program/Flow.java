package org.copyless.soundness.program;

import java.util.List;

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
      case Statement.Receive s -> arms(s).stream().anyMatch(Flow::completes);
      case Statement.Try s ->
          completes(s.last())
              && (completes(s.body()) || s.handlers().stream().anyMatch(h -> completes(h.body())));
      default -> true;
    };
  }

  private static List<List<Statement>> arms(Statement.Receive s) {
    return List.of(s.none(), s.tick(), s.stop(), s.closed());
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
      case Statement.If s -> throwsChecked(s.then()) || throwsChecked(s.otherwise());
      case Statement.Loop s -> throwsChecked(s.body());
      case Statement.Select s -> s.arms().stream().anyMatch(Flow::throwsChecked);
      case Statement.Receive s -> arms(s).stream().anyMatch(Flow::throwsChecked);
      case Statement.Try s -> triesChecked(s);
      default -> statement.toString().contains(", checked=true");
    };
  }

  private static boolean triesChecked(Statement.Try s) {
    boolean thrown = throwsChecked(s.body()) || s.resources().toString().contains(", checked=true");
    boolean caught = s.handlers().stream().anyMatch(Statement.Handler::checked);
    return (thrown && !caught)
        || s.handlers().stream().anyMatch(each -> throwsChecked(each.body()))
        || throwsChecked(s.last());
  }
}
