package org.copyless.heap;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.heap.spi.Block;
import org.copyless.heap.spi.ChannelEnd;
import org.copyless.heap.spi.Inspection;
import org.copyless.heap.spi.Owner;

/**
 * Counts live blocks by owner and type, during a walk that meets everybody at work: each block is
 * counted as it was at one moment of the walk, one that moves meanwhile once.
 *
 * <p>Confined to one thread; waits for nobody.
 */
final class Census implements BlockVisitor {
  private static final Comparator<Holding> LARGEST_FIRST =
      Comparator.comparingLong(Holding::bytes)
          .reversed()
          .thenComparing(Holding::owner)
          .thenComparing(Holding::type);

  private final Store store;
  private final Map<Key, Count> counts = new HashMap<>();
  private final Map<Long, String> names = new HashMap<>();
  private final List<End> ends = new ArrayList<>();

  /** Blocks that are counted together; those of nobody by the kind of what holds them. */
  private record Key(long owner, String holder, int type) {}

  /** An endpoint that the walk has met; {@code facts} are null if it was changing. */
  record End(long offset, int type, long owner, @Nullable ChannelEnd facts) {}

  private static final class Count {
    long blocks;
    long bytes;
  }

  private Census(Store store) {
    this.store = store;
  }

  /**
   * Counts the blocks of a heap.
   *
   * @param store its blocks
   * @return the count
   * @throws IllegalStateException if the heap is closed meanwhile
   */
  static Census of(Store store) {
    Census census = new Census(store);
    store.walk(census);
    return census;
  }

  @Override
  public void visit(long offset, int generation, long owner, int type, long size) {
    Count count = counts.computeIfAbsent(key(offset, owner, type), _ -> new Count());
    count.blocks++;
    count.bytes += size;
    if (Inspection.isEndpoint(type)) {
      Block handle = store.handleAt(offset);
      ChannelEnd facts =
          handle == null ? null : Inspection.channelEnd(handle, generation).orElse(null);
      ends.add(new End(offset, type, owner, facts));
      learnName(facts);
    }
  }

  private Key key(long offset, long owner, int type) {
    if (owner > 0) {
      return new Key(owner, "", type);
    }
    return new Key(
        0, isLeaving(offset, owner) ? nobody(type) : Inspection.kindOfHolder(store, owner), type);
  }

  /**
   * Tells whether a block is on its way out: it belongs to itself, an endpoint until its peer is
   * closed, and then to nobody.
   */
  static boolean isLeaving(long offset, long owner) {
    return owner == -offset || owner == BlockDescriptor.NOBODY;
  }

  private static String nobody(int type) {
    return Inspection.isEndpoint(type) ? "closed channels" : "being closed";
  }

  private void learnName(@Nullable ChannelEnd facts) {
    Owner user = facts == null ? null : facts.owner();
    if (user != null) {
      names.put(user.id(), user.toString());
    }
  }

  /** Returns the endpoints, by offset. */
  List<End> ends() {
    return ends;
  }

  /** Names the owner in a block's header. */
  String nameOf(long offset, int type, long owner) {
    return isLeaving(offset, owner) ? nobody(type) : nameOf(owner);
  }

  private String nameOf(long owner) {
    String learnt = Inspection.isEndedThread(owner) ? null : names.get(owner);
    return learnt == null ? Inspection.nameOfOwner(store, owner) : learnt;
  }

  /** Returns the counts, the most bytes first. */
  List<Holding> holdings() {
    List<Holding> holdings = new ArrayList<>();
    counts.forEach(
        (key, count) ->
            holdings.add(
                new Holding(
                    key.owner > 0 ? nameOf(key.owner) : key.holder,
                    Inspection.typeName(key.type),
                    count.blocks,
                    count.bytes)));
    holdings.sort(LARGEST_FIRST);
    return holdings;
  }
}
