package org.copyless.soundness.generator;

import java.util.List;
import org.copyless.soundness.program.Parameter;
import org.copyless.soundness.program.Stage;
import org.copyless.soundness.program.Statement;
import org.copyless.soundness.program.Type;

/** What only wide programs have: two-way channels, processes, and what holds blocks. */
final class Wide {
  private static final List<Stage> STAGES = List.of(Stage.READY, Stage.ASKED, Stage.HANDED);

  private final Draw draw;
  private final Ends ends;
  private final Selects selects;
  private final Holders holders;
  private final Processes processes;
  private final Attempts attempts;

  Wide(MethodMaker maker, Simple simple, Talk talk) {
    this.draw = maker.draw;
    this.ends = new Ends(maker, talk);
    this.selects = new Selects(maker, ends);
    this.holders = new Holders(maker, simple);
    this.processes = new Processes(maker);
    this.attempts = new Attempts(maker, simple);
  }

  static Parameter parameter(Draw draw, String name) {
    return switch (draw.below(8)) {
      case 0 -> Parameter.of(Type.DEQUE, name, draw.chance(0.5), false);
      case 1 -> Parameter.of(Type.REF, name, false, false);
      case 2 -> Parameter.of(Type.OUT, name, false, false);
      case 3 -> Parameter.of(Type.CELL, name, false, false);
      default -> end(draw, name);
    };
  }

  private static Parameter end(Draw draw, String name) {
    Type type = draw.chance(0.5) ? Type.DESK_IMP : Type.DESK_EXP;
    Stage stage = draw.of(STAGES);
    if (draw.chance(0.6)) {
      return Parameter.ofEnd(type, name, true, stage, stage);
    }
    Stage then = draw.of(STAGES);
    Parameter lent = Parameter.ofEnd(type, name, false, stage, then);
    return draw.chance(0.5) ? lent.onThrow(thrown(draw, stage, then)) : lent;
  }

  private static List<Stage> thrown(Draw draw, Stage stage, Stage then) {
    return draw.chance(0.5) || stage == then
        ? List.of(draw.chance(0.5) ? stage : then)
        : List.of(stage, then);
  }

  List<Statement> any(Scope scope, Place place) {
    return switch (draw.below(12)) {
      case 0, 1, 2, 3 -> ends.any(scope, place);
      case 4, 5 -> selects.any(scope, place);
      case 6 -> processes.any(scope, place);
      case 7, 8 -> attempts.any(scope, place);
      default -> holders.any(scope, place);
    };
  }
}
