package org.copyless.soundness.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.copyless.soundness.generator.Scope.Status;
import org.copyless.soundness.program.Boxing;
import org.copyless.soundness.program.Event;
import org.copyless.soundness.program.Exchange;
import org.copyless.soundness.program.Stage;
import org.copyless.soundness.program.Statement;
import org.copyless.soundness.program.Type;

/** Sets and maps of ends: made, and filled. */
final class Sets {
  private final MethodMaker maker;
  private final Draw draw;

  Sets(MethodMaker maker) {
    this.maker = maker;
    this.draw = maker.draw;
  }

  /** A set with a member or two. */
  List<Statement> make(Scope scope) {
    Type type = draw.of(List.of(Type.EXP_SET, Type.IMP_SET, Type.EXP_MAP));
    String name = maker.fresh("s");
    scope.declare(name, type, Status.OWNED, false);
    List<Statement> all = new ArrayList<>();
    all.add(new Statement.Declare(type, name, Disposal.allocation(type)));
    for (int i = draw.below(3); i > 0; i--) {
      all.addAll(add(scope, name));
    }
    return all;
  }

  List<Statement> add(Scope scope, String set) {
    Type type = scope.cell(set).type();
    List<Statement> all = new ArrayList<>();
    List<String> ready = ready(scope, type);
    if (ready.isEmpty()) {
      all.addAll(open(scope, type));
      ready = ready(scope, type);
    }
    if (!ready.isEmpty()) {
      String member = draw.of(ready);
      scope.set(member, Status.GONE);
      all.add(new Boxing.Put(type, set, maker.variable(member)));
    }
    return all;
  }

  private List<String> ready(Scope scope, Type set) {
    return scope.names(
        c ->
            c.type() == set.member()
                && maker.consumable(c)
                && (c.stage() == set.memberStage() || draw.slip()));
  }

  /** A channel one end of which can become a member. */
  private List<Statement> open(Scope scope, Type set) {
    String exp = maker.fresh("e");
    String imp = maker.fresh("e");
    scope.declare(exp, Type.DESK_EXP, Status.OWNED, false);
    scope.declare(imp, Type.DESK_IMP, Status.OWNED, false);
    List<Statement> all = new ArrayList<>();
    all.add(new Exchange.Open(true, exp, imp));
    if (set == Type.IMP_SET || draw.chance(0.5)) {
      scope.stage(imp, Stage.ASKED);
      all.add(new Exchange.Send(imp, Event.ASK, Optional.of(Disposal.allocation(Type.BYTES))));
    }
    return all;
  }
}
