package org.copyless.soundness.generator;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.copyless.soundness.generator.Scope.Cell;
import org.copyless.soundness.generator.Scope.Status;
import org.copyless.soundness.program.Expression;
import org.copyless.soundness.program.Flow;
import org.copyless.soundness.program.Statement;

/** Makes the arms of a branch agree about the blocks that were there before. */
final class Merge {
  /**
   * One arm.
   *
   * @param body its statements; more may be added
   * @param scope what is believed at its end
   */
  record Arm(List<Statement> body, Scope scope) {
    boolean completes() {
      return Flow.completes(body);
    }
  }

  private static final Set<Status> PERHAPS = EnumSet.of(Status.OWNED, Status.NULL, Status.MAYBE);

  private final MethodMaker maker;

  Merge(MethodMaker maker) {
    this.maker = maker;
  }

  /** Sets {@code scope} to what holds behind the arms. */
  void of(Scope scope, List<Arm> all) {
    List<Arm> arms = all.stream().filter(Arm::completes).toList();
    if (arms.isEmpty()) {
      return;
    }
    for (int i = 0; i < scope.size(); i++) {
      Cell before = scope.at(i);
      Cell after =
          scope.isNamed(i) ? agree(scope.nameOf(i), i, arms) : arms.getFirst().scope().at(i);
      scope.restore(i, before.believing(after));
    }
  }

  private Cell agree(String name, int index, List<Arm> arms) {
    Cell first = arms.getFirst().scope().at(index);
    if (arms.stream().allMatch(each -> same(each.scope().at(index), first))) {
      return first;
    }
    if (all(arms, index, EnumSet.of(Status.OWNED, Status.SPENT))) {
      return first.with(Status.SPENT);
    }
    if (all(arms, index, PERHAPS)) {
      return first.with(Status.MAYBE);
    }
    if (all(arms, index, EnumSet.of(Status.GONE, Status.OWNED))
        && !arms.getFirst().scope().hasAlias(name)
        && !first.stable()
        && maker.draw.chance(0.4)) {
      arms.stream()
          .filter(each -> each.scope().at(index).status() == Status.GONE)
          .forEach(each -> each.body().add(new Statement.Assign(name, new Expression.Nothing())));
      return first.with(Status.MAYBE);
    }
    arms.forEach(each -> each.body().addAll(maker.disposal.of(each.scope(), name)));
    return arms.getFirst().scope().at(index);
  }

  private static boolean same(Cell one, Cell other) {
    return one.status() == other.status()
        && one.stage() == other.stage()
        && one.flag().equals(other.flag());
  }

  private static boolean all(List<Arm> arms, int index, Set<Status> wanted) {
    return arms.stream().allMatch(each -> wanted.contains(each.scope().at(index).status()));
  }
}
