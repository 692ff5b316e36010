package org.copyless.checker.flow;

import com.sun.source.tree.Tree;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import javax.lang.model.element.VariableElement;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.checker.declaration.Parameter;
import org.copyless.checker.declaration.Protocol;
import org.copyless.checker.diagnostic.Diagnostics;
import org.copyless.checker.diagnostic.Key;

/** Checks what each path leaves behind: nothing owned, everything borrowed as it was. */
final class Exits {
  /**
   * An edge into an exit.
   *
   * @param facts the facts on it
   * @param place where the path leaves; null at the end of the body
   * @param exception the exception with which it leaves; null for a normal exit
   */
  record Exit(Facts facts, @Nullable Tree place, @Nullable String exception) {}

  private static final String BROKEN =
      "left by an exception, a field given away and not yet replaced,";

  private final Body body;
  private final Diagnostics diagnostics;
  private final Leaks leaks;

  Exits(Body body, Diagnostics diagnostics, Leaks leaks) {
    this.body = body;
    this.diagnostics = diagnostics;
    this.leaks = leaks;
  }

  void checkAll(List<Exit> exits) {
    leaks.mute(false);
    exits.forEach(this::check);
  }

  /** Checks that callers who catch an unchecked exception get back whole what they have lent. */
  void checkLent(List<Exit> exits) {
    exits.stream().filter(exit -> exit.place() != null).forEach(this::checkLent);
    exits.stream().filter(exit -> exit.place() == null).forEach(this::checkLent);
  }

  private void checkLent(Exit exit) {
    exit.facts()
        .things()
        .forEach(
            (id, thing) -> {
              if (thing instanceof Thing.Block block
                  && isBroken(exit.facts(), block)
                  && Structs.isLent(exit.facts(), id)
                  && leaks.first(block.birth())) {
                report(exit, Key.EXPOSED, name(exit.facts(), id, block), BROKEN);
              }
            });
  }

  private static boolean isBroken(Facts facts, Thing.Block struct) {
    return struct.exposed()
        && !struct.reported()
        && struct.fields().values().stream()
            .flatMap(Set::stream)
            .map(facts::block)
            .anyMatch(field -> field != null && field.may(Status.GONE | Status.RETURNED));
  }

  private void check(Exit exit) {
    Set<Integer> exposed = new HashSet<>();
    exit.facts().things().values().stream()
        .filter(thing -> thing instanceof Thing.Block block && block.exposed())
        .forEach(thing -> ((Thing.Block) thing).fields().values().forEach(exposed::addAll));
    exit.facts()
        .things()
        .forEach(
            (id, thing) -> {
              if (!exposed.contains(id)) {
                check(exit, id, thing);
              }
            });
    body.parameters()
        .forEach(
            (variable, declared) -> {
              if (exit.exception() == null) {
                checkState(exit, variable, declared);
              } else if (!declared.thrown().isEmpty() && !declared.claims()) {
                checkThrown(exit, variable, declared);
              }
            });
  }

  private void check(Exit exit, int id, Thing thing) {
    if (thing instanceof Thing.Block block && !block.reported()) {
      if (isLost(exit, block)) {
        reportLeak(exit, id, block);
      } else if (block.exposed() && leaks.first(block.birth())) {
        report(exit, Key.EXPOSED, name(exit.facts(), id, block), "left");
      }
    }
  }

  private static boolean isLost(Exit exit, Thing.Block block) {
    return Leaks.isLeak(block) || (exit.exception() != null && block.may(Status.RETURNED));
  }

  private void reportLeak(Exit exit, int id, Thing.Block block) {
    if (!leaks.special(block.birth()) && leaks.first(block.birth())) {
      String name = name(exit.facts(), id, block);
      if (block.shape() != null && block.shape().isVariable()) {
        report(exit, Key.REF_FULL, name, "is still", where(exit));
      } else {
        report(exit, Key.LEAK, name, where(exit) + leaks.otherwise(block));
      }
    }
  }

  private String where(Exit exit) {
    if (exit.exception() != null) {
      return "when " + exit.exception() + " leaves " + body.name();
    }
    return exit.place() == null ? "at the end of " + body.name() : "at this return";
  }

  private void report(Exit exit, Key key, Object... arguments) {
    if (exit.place() == null) {
      diagnostics.reportAtEnd(body.tree(), key, arguments);
    } else {
      diagnostics.report(exit.place(), key, arguments);
    }
  }

  /** Returns the name of a variable that stands for the block, or else what its birth says. */
  static String name(Facts facts, int id, Thing.Block block) {
    VariableElement variable = variable(facts, id);
    return variable == null ? block.birth().description() : variable.getSimpleName().toString();
  }

  /** Returns a variable of the source that stands for the block, or null. */
  static @Nullable VariableElement variable(Facts facts, int id) {
    for (Map.Entry<Name, SortedSet<Integer>> entry : facts.names().entrySet()) {
      if (entry.getKey() instanceof Name.Local local && entry.getValue().equals(Ids.of(id))) {
        String name = local.variable().getSimpleName().toString();
        if (!name.isEmpty() && !Name.isMadeUp(local.variable())) {
          return local.variable();
        }
      }
    }
    return null;
  }

  private void checkThrown(Exit exit, VariableElement variable, Parameter declared) {
    SortedSet<Integer> ids = exit.facts().get(new Name.Entry(variable));
    Thing.Block block = ids.size() == 1 ? exit.facts().block(ids.first()) : null;
    if (block != null
        && block.protocol() != null
        && !block.reported()
        && !declared.thrown().containsAll(block.states())) {
      report(
          exit,
          Key.STATE_THROWN,
          declared.name(),
          Ownership.states(block.states()),
          where(exit),
          Ownership.states(declared.thrown()));
    }
  }

  private void checkState(Exit exit, VariableElement variable, Parameter declared) {
    SortedSet<Integer> ids = exit.facts().get(new Name.Entry(variable));
    Protocol protocol = declared.shape().protocol();
    Thing.Block block = ids.size() == 1 ? exit.facts().block(ids.first()) : null;
    if (block != null && !block.reported() && block.may(Status.GONE)) {
      Loss loss = block.loss();
      String how = loss == null ? "given away" : loss.text(diagnostics);
      report(exit, Key.DANGLING, declared.name(), "is", how);
    } else if (block != null
        && protocol != null
        && !block.reported()
        && !declared.then().containsAll(block.states())) {
      if (declared.shape().isVariable()) {
        Key key = declared.shape().isEmpty(declared.then()) ? Key.REF_FULL : Key.REF_EMPTY;
        String where = "at the end of " + body.name() + ", where the caller expects a block in it";
        report(exit, key, declared.name(), Fullness.verb(block), where);
        return;
      }
      report(
          exit,
          Key.STATE_EXIT,
          declared.name(),
          Ownership.states(block.states()),
          Ownership.states(declared.then()),
          body.name());
    }
  }
}
