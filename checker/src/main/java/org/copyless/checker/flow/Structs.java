package org.copyless.checker.flow;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
  private static final String WHEN_THROWN =
      ", where an exception ends the block (allocate the new block before the old one is given"
          + " away)";

  private final Diagnostics diagnostics;

  private final Ownership ownership;
  private final Births births;
  private final Leaks leaks;
  private final Scopes scopes;

  Structs(Diagnostics diagnostics, Ownership ownership, Births births, Leaks leaks, Scopes scopes) {
    this.diagnostics = diagnostics;
    this.ownership = ownership;
    this.births = births;
    this.leaks = leaks;
    this.scopes = scopes;
  }

  SortedSet<Integer> expose(
      Facts facts, MethodInvocationNode call, Node receiver, SortedSet<Integer> target) {
    Integer id = usable(facts, receiver, target);
    Thing.Block block = id == null ? null : facts.block(id);
    if (id == null || block == null) {
      refusePart(facts, receiver, target);
      return births.reported(facts, call);
    }
    Shape shape = block.shape();
    if (shape == null || shape.fields().isEmpty()) {
      diagnostics.report(
          call.getTree(), Key.EXPOSE, Ownership.text(receiver), "it has no tracked fields");
      return births.reported(facts, call);
    }
    if (block.exposed()) {
      diagnostics.report(
          call.getTree(), Key.EXPOSE, Ownership.text(receiver), "it is exposed already");
      return births.reported(facts, call);
    }
    Map<String, SortedSet<Integer>> fields =
        scopes.exposesNull(call.getTree())
            ? Map.of(Shape.ELEMENT, births.nullPointer(facts, call.getTree()))
            : births.fields(facts, call.getTree(), Ownership.text(receiver), shape);
    facts.put(id, block.exposing(fields));
    return births.exposure(facts, call.getTree(), Ids.of(id));
  }

  private boolean refusePart(Facts facts, Node node, SortedSet<Integer> ids) {
    boolean isPart = ids.stream().anyMatch(id -> facts.thing(id) instanceof Thing.Part);
    if (isPart) {
      diagnostics.report(node.getTree(), Key.VALUE, Ownership.text(node), "exposed or stored");
    }
    return isPart;
  }

  /** Reads the element in an exposed slot. */
  SortedSet<Integer> readSlot(
      Facts facts, MethodInvocationNode call, Node slot, SortedSet<Integer> target) {
    SortedSet<Integer> vector = vector(facts, slot, target);
    return vector.isEmpty()
        ? births.reported(facts, call)
        : read(facts, call, slot, vector, Shape.ELEMENT);
  }

  /** Replaces the element in an exposed slot. */
  SortedSet<Integer> writeSlot(
      Facts facts, MethodInvocationNode call, Node slot, SortedSet<Integer> target) {
    SortedSet<Integer> vector = vector(facts, slot, target);
    Node argument = call.getArguments().getFirst();
    SortedSet<Integer> value = Ownership.value(facts, argument);
    if (value.stream().anyMatch(id -> isEndpoint(facts, id))) {
      ownership.refuse(
          facts, argument, value, "be put into a vector: endpoints travel in messages");
      vector.forEach(id -> Ownership.markReported(facts, id));
      return Ids.NONE;
    }
    ownership.demandNoContainer(facts, argument, value, "be put into a vector");
    if (vector.isEmpty()) {
      value.forEach(id -> Ownership.markReported(facts, id));
      return Ids.NONE;
    }
    return write(facts, call, slot, vector, Shape.ELEMENT);
  }

  private static boolean isEndpoint(Facts facts, int id) {
    Thing.Block block = facts.block(id);
    return block != null && block.protocol() != null;
  }

  /** Returns the vector whose slot is open; none after an error. */
  private SortedSet<Integer> vector(Facts facts, Node slot, SortedSet<Integer> target) {
    if (target.isEmpty()) {
      ownership.demandKnown(slot);
      return Ids.NONE;
    }
    Integer id = ownership.single(facts, slot, target);
    if (id == null || !(facts.thing(id) instanceof Thing.Exposure exposure)) {
      return Ids.NONE;
    }
    if (exposure.struct().isEmpty()) {
      diagnostics.report(
          slot.getTree(), Key.DANGLING, Ownership.text(slot), "is", "its expose block has ended");
    }
    return exposure.struct();
  }

  /** Returns the one block behind a receiver, if it may be used; null after an error. */
  private @Nullable Integer usable(Facts facts, Node receiver, SortedSet<Integer> target) {
    if (target.isEmpty()) {
      ownership.demandKnown(receiver);
    }
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
    SortedSet<Integer> value =
        block == null ? Ids.NONE : block.fields().getOrDefault(field, Ids.NONE);
    return value.isEmpty() ? births.reported(facts, call) : value;
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
    if (refusePart(facts, argument, value)) {
      return Ids.NONE;
    }
    Thing.Block block = exposed(facts, call, receiver, target);
    if (block == null) {
      value.forEach(id -> Ownership.markReported(facts, id));
    } else if (ownership.use(facts, argument, value)) {
      demandBlock(facts, argument, value, block, field);
      Integer id = ownership.single(facts, receiver, target);
      if (id != null) {
        facts.put(id, block.writing(field, value));
      }
    }
    return Ids.NONE;
  }

  private void demandBlock(
      Facts facts, Node argument, SortedSet<Integer> value, Thing.Block struct, String field) {
    Shape shape = struct.shape();
    if (shape != null) {
      shape.fields().stream()
          .filter(declared -> declared.name().equals(field))
          .forEach(declared -> ownership.demandBlock(facts, argument, value, declared));
    }
  }

  /** Ends an expose block: what the fields own goes back to the struct. */
  void endExpose(Facts facts, SortedSet<Integer> target) {
    if (target.size() == 1 && facts.thing(target.first()) instanceof Thing.Exposure exposure) {
      for (int id : exposure.struct()) {
        Thing.Block struct = facts.block(id);
        if (struct != null && struct.exposed()) {
          Optional<Name> wrong = giveBack(facts, exposure, id, struct);
          Thing.Block now = facts.block(id);
          Thing.Block hidden = (now == null ? struct : now).hidden();
          facts.put(id, wrong.isEmpty() ? hidden : broken(hidden, exposure));
          wrong.ifPresent(name -> facts.bind(name, Ids.of(id)));
        }
      }
      facts.put(target.first(), new Thing.Exposure(Ids.NONE, exposure.place()));
    }
  }

  /** An unchecked exception has left the struct without a field's block: nobody may use it. */
  private static Thing.Block broken(Thing.Block struct, Thing.Exposure exposure) {
    Loss loss = new Loss(exposure.place(), "left broken by an exception in its expose block", "");
    return struct.reported() ? struct : struct.lost(Status.GONE, loss);
  }

  /** Reports a field that does not own a block again, or returns what to keep in mind of it. */
  private Optional<Name> giveBack(
      Facts facts, Thing.Exposure exposure, int id, Thing.Block struct) {
    Map<Integer, String> seen = new HashMap<>();
    Optional<Name> pending = Optional.empty();
    for (Map.Entry<String, SortedSet<Integer>> field : struct.fields().entrySet()) {
      SortedSet<Integer> ids = field.getValue();
      String wrong = wrong(facts, ids, seen, field.getKey());
      if (wrong == null) {
        ids.forEach(each -> giveBack(facts, exposure, each));
      } else {
        if (leaks.isMuted() && !isLent(facts, id)) {
          List<Object> arguments = List.of(described(field.getKey()), wrong + WHEN_THROWN);
          pending =
              Optional.of(new Name.Pending(exposure.place(), Key.FIELD, arguments, struct.birth()));
        } else {
          diagnostics.report(
              exposure.place(),
              Key.FIELD,
              described(field.getKey()),
              leaks.isMuted() ? wrong + WHEN_THROWN : wrong);
        }
        ids.forEach(each -> Ownership.markReported(facts, each));
      }
    }
    return pending;
  }

  /**
   * Returns whether a struct is the caller's, or lies within one that is. The caller has it again
   * when it catches an exception, whether or not that counts here.
   */
  static boolean isLent(Facts facts, int id) {
    return isLent(facts, id, new HashSet<>());
  }

  private static boolean isLent(Facts facts, int id, Set<Integer> seen) {
    Thing.Block struct = facts.block(id);
    if (struct == null || !seen.add(id) || struct.may(Status.BORROWED)) {
      return struct != null && struct.may(Status.BORROWED);
    }
    return facts.things().entrySet().stream()
        .anyMatch(
            each ->
                each.getValue() instanceof Thing.Block holder
                    && holder.fields().values().stream().anyMatch(ids -> ids.contains(id))
                    && isLent(facts, each.getKey(), seen));
  }

  private static String described(String field) {
    return field.equals(Shape.ELEMENT) ? "the slot" : "field '" + field + "'";
  }

  private static void giveBack(Facts facts, Thing.Exposure exposure, int id) {
    Thing.Block block = facts.block(id);
    if (block != null && block.may(Status.OWNED)) {
      int kept = block.status() & Status.NULL;
      String how = ", at the end of that expose block";
      facts.put(
          id,
          block.lost(
              kept | Status.GONE, new Loss(exposure.place(), "given back to its struct", how)));
    }
  }

  private @Nullable String wrong(
      Facts facts, SortedSet<Integer> ids, Map<Integer, String> seen, String field) {
    Thing.Block block = ids.size() == 1 ? facts.block(ids.first()) : null;
    if (block == null) {
      return "may be one of several blocks";
    }
    return block.reported() ? null : wrong(block, seen.put(ids.first(), field));
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
      return "does not own a block" + (loss == null ? "" : ": it was " + loss.text(diagnostics));
    }
    return null;
  }
}
