package org.copyless.checker.flow;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import javax.lang.model.element.ExecutableElement;
import org.checkerframework.dataflow.cfg.node.MethodInvocationNode;
import org.checkerframework.dataflow.cfg.node.Node;
import org.copyless.checker.declaration.Declarations;
import org.copyless.checker.diagnostic.Diagnostics;
import org.copyless.checker.diagnostic.Key;

/**
 * The calls of a select: the wait, and what takes the chosen member out of its set or map.
 *
 * <p>Source: Fähndrich et al., §2.4 and §5.1.
 */
final class Selecting {
  private final Declarations declarations;
  private final Diagnostics diagnostics;
  private final Ownership ownership;
  private final Births births;
  private final Arguments arguments;
  private final SelectReader reader;
  private final SelectRows rows;

  Selecting(
      Declarations declarations,
      Diagnostics diagnostics,
      Ownership ownership,
      Births births,
      Arguments arguments) {
    this.declarations = declarations;
    this.diagnostics = diagnostics;
    this.ownership = ownership;
    this.births = births;
    this.arguments = arguments;
    this.reader = new SelectReader(declarations.selects());
    this.rows = new SelectRows(declarations, diagnostics);
  }

  /**
   * {@code await}: lends its sources, which must be in receiving states, and tells what is at their
   * heads where the matrix can be read.
   */
  Effect await(Facts facts, MethodInvocationNode call) {
    List<Node> sources = call.getArguments();
    ExecutableElement method = call.getTarget().getMethod();
    arguments.pass(sources, method, call.getTarget().getReceiver(), Ids.NONE, facts);
    for (int i = 0; i < sources.size(); i++) {
      Node source = sources.get(i);
      SortedSet<Integer> ids = Ownership.value(facts, source);
      declarations
          .parameter(method.getParameters().get(i))
          .ifPresent(each -> ownership.demandBlock(facts, source, ids, each));
    }
    Facts thrown = facts.copy();
    for (Node source : sources) {
      Ownership.value(thrown, source).forEach(id -> chooseNone(thrown, id));
    }
    List<SelectSource> columns =
        sources.stream().map(each -> SelectSource.of(facts, each)).toList();
    if (!areDistinct(columns) || !receive(facts, call, columns)) {
      return Effect.of(facts, thrown);
    }
    Optional<List<List<String>>> cells =
        reader
            .read(call.getTarget().getReceiver().getTree())
            .flatMap(matrix -> rows.check(call.getTree(), matrix, columns));
    if (cells.isEmpty()) {
      return Effect.of(facts, thrown);
    }
    List<SortedSet<Integer>> named = columns.stream().map(SelectSource::ids).toList();
    SortedSet<Integer> row = births.selection(facts, call.getTree(), named, cells.get());
    Selects.tell(facts, (Thing.Selection) facts.thing(row.first()));
    return Effect.of(facts, thrown, row);
  }

  private static boolean areDistinct(List<SelectSource> columns) {
    Set<Integer> all = new HashSet<>();
    return columns.stream().allMatch(each -> each.ids().stream().allMatch(all::add));
  }

  private static void chooseNone(Facts facts, int id) {
    Thing.Block block = facts.block(id);
    if (block != null && block.shape() != null && block.shape().isContainer()) {
      facts.put(id, block.headed(Set.of(Selects.NO_MEMBER, Selects.NO_DATA)));
    }
  }

  /** Checks that each source receives in every state that it can be in. */
  private boolean receive(Facts facts, MethodInvocationNode call, List<SelectSource> columns) {
    for (SelectSource column : columns) {
      Set<String> wrong = column.notReceiving();
      if (!wrong.isEmpty() && !column.isReported(facts)) {
        diagnostics.report(
            call.getTree(),
            Key.STATE,
            "await(" + column.text() + ")",
            Ownership.states(wrong),
            column.required().allowed(wrong),
            column.required().contract());
        column.ids().forEach(id -> Ownership.markReported(facts, id));
      }
    }
    return columns.stream().noneMatch(each -> each.isReported(facts));
  }

  /** Checks that a select has chosen a member of a set or map. */
  boolean canSelect(Facts facts, MethodInvocationNode call, SortedSet<Integer> target) {
    if (!isAmong(facts, target, Selects.NO_MEMBER)) {
      return true;
    }
    diagnostics.report(
        call.getTree(),
        Key.SELECT_MEMBER,
        Ownership.text(call),
        "no member is chosen: the row asks nothing of it here, or its member has been taken out"
            + " before; allowed once, where the row names a message of it or ChannelClosed");
    return false;
  }

  /** What comes out of a set or map has at its head what the row says. */
  Effect selected(Effect effect, SortedSet<Integer> target) {
    Facts facts = effect.normal();
    Set<String> heads = new LinkedHashSet<>(target.size() == 1 ? heads(facts, target) : Set.of());
    heads.remove(Selects.NO_DATA);
    if (effect.value().size() == 1) {
      facts.select(target, effect.value());
    }
    facts.detach(target);
    for (int id : target) {
      Thing.Block group = facts.block(id);
      if (group != null) {
        facts.put(id, group.headed(Set.of(Selects.NO_MEMBER)));
      }
    }
    for (int id : effect.value()) {
      Thing.Block member = facts.block(id);
      if (member != null) {
        facts.put(id, Selects.headed(member, heads));
      }
    }
    return effect;
  }

  /** Checks that the data of the member taken out last has not been asked for. */
  void data(Facts facts, MethodInvocationNode call, SortedSet<Integer> target) {
    if (isAmong(facts, target, Selects.NO_DATA)) {
      diagnostics.report(
          call.getTree(),
          Key.SELECT_MEMBER,
          Ownership.text(call),
          "no data is there: it is asked for once, after selected()");
      return;
    }
    List<Integer> maps = new ArrayList<>(target);
    maps.removeIf(id -> facts.block(id) == null);
    for (int id : maps) {
      Set<String> heads = new LinkedHashSet<>(heads(facts, Ids.of(id)));
      heads.add(Selects.NO_DATA);
      facts.detach(Ids.of(id));
      Thing.Block map = facts.block(id);
      if (map != null) {
        facts.put(id, map.headed(heads));
      }
    }
  }

  private static Set<String> heads(Facts facts, SortedSet<Integer> target) {
    Thing.Block block = facts.block(target.first());
    return block == null ? Set.of() : block.heads();
  }

  private static boolean isAmong(Facts facts, SortedSet<Integer> target, String mark) {
    return target.stream()
        .map(facts::block)
        .anyMatch(block -> block != null && !block.reported() && block.heads().contains(mark));
  }
}
