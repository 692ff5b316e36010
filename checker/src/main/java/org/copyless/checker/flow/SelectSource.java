package org.copyless.checker.flow;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.dataflow.cfg.node.Node;
import org.copyless.checker.declaration.Protocol;
import org.copyless.checker.declaration.Shape;
import org.copyless.checker.declaration.TypeArgument;

/**
 * A source of a select: an endpoint, or the members of a set or map.
 *
 * @param text as it stands in the source
 * @param ids what it stands for, null pointers aside
 * @param protocol the contract of the endpoint or of the members; null where it is not known
 * @param states in which these can be
 */
record SelectSource(
    String text, SortedSet<Integer> ids, @Nullable Protocol protocol, Set<String> states) {

  static SelectSource of(Facts facts, Node node) {
    SortedSet<Integer> ids = new TreeSet<>(Ownership.value(facts, node));
    ids.removeIf(id -> Ownership.isNull(facts, id));
    Set<String> states = new LinkedHashSet<>();
    Protocol protocol = null;
    for (int id : ids) {
      Thing.Block block = facts.block(id);
      Shape shape = block == null ? null : block.shape();
      boolean isGroup = shape != null && shape.isContainer() && shape.isGeneric();
      TypeArgument member = isGroup ? shape.first() : null;
      Protocol found =
          member != null ? member.shape().protocol() : shape == null ? null : shape.protocol();
      boolean isWild = member != null && member.states().contains(Protocol.UNKNOWN);
      boolean isOther = protocol != null && !protocol.equals(found);
      if (block == null || found == null || isWild || isOther) {
        return new SelectSource(Ownership.text(node), ids, null, Set.of());
      }
      protocol = found;
      states.addAll(member == null ? block.states() : member.states());
    }
    return new SelectSource(Ownership.text(node), ids, protocol, states);
  }

  Protocol required() {
    if (protocol == null) {
      throw new IllegalStateException("no contract is known of " + text);
    }
    return protocol;
  }

  boolean isReported(Facts facts) {
    return ids.stream().map(facts::block).anyMatch(block -> block != null && block.reported());
  }

  /** Returns those of its states in which no message can come. */
  Set<String> notReceiving() {
    Set<String> wrong = new LinkedHashSet<>(states);
    wrong.removeIf(state -> protocol != null && !protocol.receivable(state).isEmpty());
    return wrong;
  }

  /** Returns what can be at its head. */
  Set<String> heads() {
    Set<String> heads = new LinkedHashSet<>();
    states.forEach(state -> heads.addAll(required().receivable(state)));
    heads.add(Protocol.CLOSED);
    return heads;
  }
}
