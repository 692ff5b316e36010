package org.copyless.checker.flow;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.lang.model.type.TypeMirror;
import org.checkerframework.dataflow.cfg.node.AssertionErrorNode;
import org.checkerframework.dataflow.cfg.node.CatchMarkerNode;
import org.checkerframework.dataflow.cfg.node.MarkerNode;
import org.checkerframework.dataflow.cfg.node.Node;
import org.checkerframework.dataflow.cfg.node.ThrowNode;
import org.copyless.checker.declaration.Throwables;

/** Which exceptions are on their way where a node runs, and where it throws. */
final class Landings {
  private static final String FOR_THROWABLE = "finally block for Throwable";

  private final Scopes scopes;
  private final Interpreter interpreter;
  private final boolean allCount;

  /**
   * Creates the rules for a body.
   *
   * @param allCount whether unchecked exceptions of calls and operators count as those of a throw
   */
  Landings(Scopes scopes, Interpreter interpreter, boolean allCount) {
    this.scopes = scopes;
    this.interpreter = interpreter;
    this.allCount = allCount;
  }

  /**
   * Returns the paths that run a node: behind a finally body that jumped, its exception is gone.
   */
  Paths before(Node node, Paths paths) {
    if (paths.facts().keySet().stream().allMatch(situation -> situation.flight().isEmpty())) {
      return paths;
    }
    return map(paths, flight -> before(node, flight));
  }

  /** Returns the paths at a normal exit: no exception leaves there. */
  Paths returning(Paths paths) {
    return map(paths, _ -> Flight.NONE);
  }

  private Paths map(Paths paths, UnaryOperator<Flight> change) {
    Map<Situation, Facts> mapped = new LinkedHashMap<>();
    paths
        .facts()
        .forEach(
            (situation, facts) -> {
              Situation changed = situation.with(change.apply(situation.flight()));
              Paths.add(mapped, changed, counted(situation, changed, facts));
            });
    return new Paths(mapped);
  }

  /** Where a path comes to count, what it has lost meanwhile is lost for good. */
  Facts counted(Situation before, Situation after, Facts facts) {
    return !before.counts() && after.counts() ? interpreter.landed(facts) : facts;
  }

  /**
   * Where a throw takes the place of an exception on its way, what that has lost is lost for good.
   * That a call in a finally body throws besides is not held against what was lost before.
   */
  Facts replaced(Node node, Situation before, Situation after, Facts facts) {
    boolean stays = isThrow(node) || before.counts() || !after.counts();
    return stays ? counted(before, after, facts) : Leaks.forgiven(facts);
  }

  private Flight before(Node node, Flight flight) {
    int depth = scopes.finallyDepth(node);
    if (depth < 0) {
      return flight;
    }
    if (node instanceof MarkerNode marker && !(node instanceof CatchMarkerNode)) {
      if (marker.getMessage().startsWith("start of " + FOR_THROWABLE)) {
        return flight.entering(depth, !scopes.isTry(node));
      }
      if (marker.getMessage().startsWith("end of " + FOR_THROWABLE)) {
        return flight.landed(depth + 1);
      }
    }
    return flight.landed(depth);
  }

  /** Returns the exceptions on their way where a node throws. */
  Flight thrown(Node node, TypeMirror type, Flight flight) {
    if (node instanceof MarkerNode && !flight.isEmpty()) {
      return flight.goingOn();
    }
    Cause cause = Cause.of(counts(node, type), type);
    int depth = scopes.finallyDepth(node);
    return depth < 0 ? flight.thrown(cause) : flight.thrown(depth, cause);
  }

  /**
   * Returns whether what a node throws is suppressed: it closes a resource for an exception that
   * goes on. The graph's edges for it are no paths then; that behind the close is.
   */
  static boolean isSuppressed(Node node, Flight flight) {
    return flight.isClosing() && !node.getInSource() && !(node instanceof MarkerNode);
  }

  private boolean counts(Node node, TypeMirror type) {
    return isThrow(node) || Throwables.isChecked(type) || (allCount && !Throwables.isLinkage(type));
  }

  private static boolean isThrow(Node node) {
    return node instanceof ThrowNode thrown
        && !(thrown.getExpression() instanceof AssertionErrorNode);
  }
}
