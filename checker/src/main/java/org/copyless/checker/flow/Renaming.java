package org.copyless.checker.flow;

import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;

/** Gives things other ids, which says nothing new of them. */
final class Renaming {
  private final IntUnaryOperator image;

  /**
   * Creates a renaming.
   *
   * @param image the new id of each; no two have the same
   */
  Renaming(IntUnaryOperator image) {
    this.image = image;
  }

  SortedSet<Integer> of(SortedSet<Integer> ids) {
    SortedSet<Integer> renamed = Ids.NONE;
    for (int id : ids) {
      renamed = Ids.union(renamed, Ids.of(image.applyAsInt(id)));
    }
    return renamed;
  }

  Facts of(Facts facts) {
    Facts renamed = new Facts();
    facts.names().forEach((name, ids) -> renamed.bind(name, of(ids)));
    facts.things().forEach((id, thing) -> renamed.put(image.applyAsInt(id), of(thing)));
    return renamed;
  }

  Thing of(Thing thing) {
    return switch (thing) {
      case Thing.Block block ->
          block.fields().isEmpty()
              ? block
              : new Thing.Block(
                  block.shape(),
                  block.status(),
                  block.exposed(),
                  block.states(),
                  block.heads(),
                  block.brokenOff(),
                  of(block.fields()),
                  block.birth(),
                  block.loss());
      case Thing.Exposure exposure -> new Thing.Exposure(of(exposure.struct()), exposure.place());
      case Thing.Part part -> new Thing.Part(of(part.holder()), part.shape());
      case Thing.Message message ->
          new Thing.Message(
              of(message.endpoint()),
              message.attached(),
              message.protocol(),
              message.before(),
              message.candidates(),
              of(message.arguments()),
              message.stale());
      case Thing.Channel channel -> new Thing.Channel(of(channel.ends()));
      case Thing.Selection selection ->
          new Thing.Selection(
              selection.sources().stream().map(this::of).toList(),
              selection.cells(),
              selection.rows());
    };
  }

  private Map<String, SortedSet<Integer>> of(Map<String, SortedSet<Integer>> parts) {
    Map<String, SortedSet<Integer>> renamed = new TreeMap<>();
    parts.forEach((name, ids) -> renamed.put(name, of(ids)));
    return renamed;
  }

  /** Returns the things that a thing has as its parts. */
  static Map<String, SortedSet<Integer>> parts(Thing thing) {
    return switch (thing) {
      case Thing.Block block -> block.fields();
      case Thing.Exposure exposure -> Map.of("", exposure.struct());
      case Thing.Part part -> Map.of("", part.holder());
      case Thing.Message message -> message.arguments();
      case Thing.Channel channel -> channel.ends();
      case Thing.Selection _ -> Map.of();
    };
  }
}
