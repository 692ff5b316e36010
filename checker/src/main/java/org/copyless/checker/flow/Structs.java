package org.copyless.checker.flow;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.dataflow.cfg.node.MethodInvocationNode;
import org.checkerframework.dataflow.cfg.node.Node;
import org.copyless.checker.declaration.Shape;
import org.copyless.checker.diagnostic.Diagnostics;
import org.copyless.checker.diagnostic.Key;

/**
 * Exposed structs. An unexposed struct owns what its fields point to; exposing it hands that to the
 * method, and at the end of the expose block each field must own a block again, or be null.
 *
 * <p>Source: Fähndrich et al., §3.1.3.
 */
final class Structs {
  private final Diagnostics diagnostics;
  private final Ownership ownership;
  private final Births births;

  Structs(Diagnostics diagnostics, Ownership ownership, Births births) {
    this.diagnostics = diagnostics;
    this.ownership = ownership;
    this.births = births;
  }

  SortedSet<Integer> expose(
      Facts facts, MethodInvocationNode call, Node receiver, SortedSet<Integer> target) {
    Integer id = usable(facts, receiver, target);
    Thing.Block block = id == null ? null : facts.block(id);
    if (id == null || block == null) {
      return Ids.NONE;
    }
    Shape shape = block.shape();
    if (shape == null || shape.fields().isEmpty()) {
      diagnostics.report(
          call.getTree(), Key.EXPOSE, Ownership.text(receiver), "it has no tracked fields");
      return Ids.NONE;
    }
    if (block.exposed()) {
      diagnostics.report(
          call.getTree(), Key.EXPOSE, Ownership.text(receiver), "it is exposed already");
      return Ids.NONE;
    }
    facts.put(
        id, block.exposing(births.fields(facts, call.getTree(), Ownership.text(receiver), shape)));
    return births.exposure(facts, call.getTree(), Ids.of(id));
  }

  /** Returns the one block behind a receiver, if it may be used; null after an error. */
  private @Nullable Integer usable(Facts facts, Node receiver, SortedSet<Integer> target) {
    if (!ownership.use(facts, receiver, target)) {
      return null;
    }
    Integer id = ownership.single(facts, receiver, target);
    if (id == null) {
      return null;
    }
    Ownership.followed(facts, Ids.of(id));
    Thing.Block block = facts.block(id);
    return block == null || block.reported() ? null : id;
  }

  SortedSet<Integer> read(
      Facts facts,
      MethodInvocationNode call,
      Node receiver,
      SortedSet<Integer> target,
      String field) {
    Thing.Block block = exposed(facts, call, receiver, target);
    return block == null ? Ids.NONE : block.fields().getOrDefault(field, Ids.NONE);
  }

  private Thing.@Nullable Block exposed(
      Facts facts, MethodInvocationNode call, Node receiver, SortedSet<Integer> target) {
    Integer id = usable(facts, receiver, target);
    Thing.Block block = id == null ? null : facts.block(id);
    if (block == null || block.exposed()) {
      return block;
    }
    diagnostics.report(
        call.getTree(), Key.NOT_EXPOSED, Ownership.text(call), Ownership.text(receiver));
    return null;
  }

  SortedSet<Integer> write(
      Facts facts,
      MethodInvocationNode call,
      Node receiver,
      SortedSet<Integer> target,
      String field) {
    Node argument = call.getArguments().getFirst();
    SortedSet<Integer> value = Ownership.value(facts, argument);
    Thing.Block block = exposed(facts, call, receiver, target);
    if (block == null) {
      value.forEach(id -> Ownership.markReported(facts, id));
    } else if (ownership.use(facts, argument, value)) {
      Integer id = ownership.single(facts, receiver, target);
      if (id != null) {
        facts.put(id, block.writing(field, value));
      }
    }
    return Ids.NONE;
  }

  /** Ends an expose block: what the fields own goes back to the struct. */
  SortedSet<Integer> endExpose(Facts facts, SortedSet<Integer> target) {
    if (target.size() == 1 && facts.thing(target.first()) instanceof Thing.Exposure exposure) {
      for (int id : exposure.struct()) {
        Thing.Block block = facts.block(id);
        if (block != null && block.exposed()) {
          giveBack(facts, exposure, block);
          Thing.Block now = facts.block(id);
          facts.put(id, (now == null ? block : now).hidden());
        }
      }
    }
    return Ids.NONE;
  }

  private void giveBack(Facts facts, Thing.Exposure exposure, Thing.Block struct) {
    Map<Integer, String> seen = new HashMap<>();
    struct
        .fields()
        .forEach(
            (field, ids) -> {
              Integer id = ids.size() == 1 ? ids.first() : null;
              Thing.Block block = id == null ? null : facts.block(id);
              if (id == null || block == null) {
                diagnostics.report(
                    exposure.place(), Key.FIELD, field, "may be one of several blocks");
              } else if (!block.reported()) {
                String other = seen.put(id, field);
                check(facts, exposure, field, id, block, other);
              }
            });
  }

  private void check(
      Facts facts,
      Thing.Exposure exposure,
      String field,
      int id,
      Thing.Block block,
      @Nullable String other) {
    String wrong = wrong(block, other);
    if (wrong != null) {
      diagnostics.report(exposure.place(), Key.FIELD, field, wrong);
      Ownership.markReported(facts, id);
    } else if (block.may(Status.OWNED)) {
      int kept = block.status() & Status.NULL;
      facts.put(
          id,
          block.lost(
              kept | Status.GONE,
              new Loss(
                  exposure.place(),
                  "given back to its struct",
                  ", at the end of that expose block")));
    }
  }

  private @Nullable String wrong(Thing.Block block, @Nullable String other) {
    if (other != null) {
      return Status.isNull(block.status()) ? null : "holds the same block as '" + other + "'";
    }
    if (block.exposed()) {
      return "holds a struct that is still exposed";
    }
    if (block.may(Status.BORROWED)) {
      return "holds a block that is only borrowed";
    }
    if (block.may(Status.GONE | Status.RETURNED)) {
      Loss loss = block.loss();
      return "does not own a block"
          + (loss == null
              ? ""
              : ": it was "
                  + loss.verb()
                  + " at line "
                  + diagnostics.line(loss.tree())
                  + loss.how());
    }
    return null;
  }
}
