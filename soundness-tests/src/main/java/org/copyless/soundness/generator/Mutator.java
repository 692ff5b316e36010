package org.copyless.soundness.generator;

import java.util.ArrayList;
import java.util.List;
import org.copyless.soundness.program.Bodies;
import org.copyless.soundness.program.Flow;
import org.copyless.soundness.program.Method;
import org.copyless.soundness.program.Signature;
import org.copyless.soundness.program.Statement;

/** Changes a method in one place of it, so that it is still Java; wherever it may be. */
final class Mutator {
  private final Draw draw;
  private final Edits edits;
  private int left;

  Mutator(Draw draw) {
    this.draw = draw;
    this.edits = new Edits(draw);
  }

  /** The method changed; the same if what comes out is no Java. */
  Method mutate(Method method) {
    Surroundings outside = Surroundings.of(method.signature());
    left = Integer.MAX_VALUE;
    body(method.body(), outside);
    int places = Integer.MAX_VALUE - left;
    if (places == 0) {
      return method;
    }
    left = draw.below(places);
    List<Statement> body = body(method.body(), outside);
    boolean complete = Flow.completes(body) != Flow.completes(method.body());
    return complete || !Flow.isJava(body) ? method : new Method(signature(method, body), body);
  }

  private static Signature signature(Method method, List<Statement> body) {
    Signature s = method.signature();
    return new Signature(
        s.name(),
        s.parameters(),
        s.result(),
        s.nullable(),
        Flow.throwsChecked(body),
        s.unchecked());
  }

  private List<Statement> body(List<Statement> body, Surroundings outside) {
    List<Statement> all = new ArrayList<>();
    Surroundings here = outside;
    for (int i = 0; i < body.size(); i++) {
      if (left-- == 0) {
        all.addAll(edits.edit(body, i, here));
        return all;
      }
      all.add(inside(body.get(i), here));
      here = here.behind(body.get(i));
    }
    return all;
  }

  private Statement inside(Statement statement, Surroundings here) {
    List<List<Statement>> bodies = new ArrayList<>();
    for (List<Statement> each : Bodies.of(statement)) {
      bodies.add(body(each, here.in(statement, bodies.size())));
    }
    Statement changed = Bodies.with(statement, bodies);
    return changed instanceof Statement.Loop loop ? labelled(loop) : changed;
  }

  private static Statement labelled(Statement.Loop s) {
    boolean labelled = s.labelled() || Branches.usesLabel(s.body(), s.name());
    return new Statement.Loop(s.form(), s.name(), labelled, s.body());
  }
}
