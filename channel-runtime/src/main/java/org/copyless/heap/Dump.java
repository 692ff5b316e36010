package org.copyless.heap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.heap.spi.Block;
import org.copyless.heap.spi.ChannelEnd;
import org.copyless.heap.spi.Inspection;

/**
 * A heap as text, while everybody works on: figures, who owns how much of what, channels with their
 * ends side by side, all other blocks.
 *
 * <p>Two walks, one to count and one to name, so that it needs memory for owners, types and
 * endpoints, but not for all blocks, and none of the exchange heap. What a line tells was true at
 * one moment; two lines need not be of the same.
 *
 * <p>Confined to one thread.
 */
final class Dump {
  private static final String COLUMNS = "  %-40s %-24s %10s %14s%n";

  private final Store store;
  private final Census census;
  private final Appendable out;

  Dump(Store store, Appendable out) {
    this.store = store;
    this.out = out;
    this.census = Census.of(store);
  }

  /**
   * Writes all of it.
   *
   * @param heap the heap's name and figures
   * @throws IOException if the text cannot be written
   */
  void write(String heap) throws IOException {
    line(heap);
    writeHoldings();
    writeChannels();
    writeBlocks();
  }

  private void line(String text) throws IOException {
    out.append(text).append(System.lineSeparator());
  }

  private void writeHoldings() throws IOException {
    List<Holding> holdings = census.holdings();
    line("owners");
    out.append(COLUMNS.formatted("owner", "type", "blocks", "bytes"));
    for (Holding line : holdings) {
      out.append(COLUMNS.formatted(line.owner(), line.type(), line.blocks(), line.bytes()));
    }
  }

  private void writeChannels() throws IOException {
    Map<Long, Census.End> byOffset = new HashMap<>();
    for (Census.End end : census.ends()) {
      byOffset.put(end.offset(), end);
    }
    line("channels");
    Set<Long> written = new HashSet<>();
    for (Census.End end : inOrder()) {
      if (written.add(end.offset())) {
        ChannelEnd facts = end.facts();
        Census.End peer = facts == null ? null : byOffset.get(facts.peer());
        writeChannel(end, peer != null && written.add(peer.offset()) ? peer : null);
      }
    }
  }

  /** Open ends first, because only they know their peer; by contract, the exporting ends first. */
  private List<Census.End> inOrder() {
    return census.ends().stream()
        .sorted(
            Comparator.comparingInt((Census.End end) -> end.facts() == null ? 1 : 0)
                .thenComparing(end -> Inspection.typeName(end.type()))
                .thenComparingLong(Census.End::offset))
        .toList();
  }

  private void writeChannel(Census.End end, Census.@Nullable End peer) throws IOException {
    ChannelEnd facts = end.facts();
    line("  " + (facts == null ? "(unknown)" : facts.contract()));
    writeEnd(end);
    if (peer != null) {
      writeEnd(peer);
    }
  }

  private void writeEnd(Census.End end) throws IOException {
    line("    " + block(end.offset(), end.type()) + facts(end));
  }

  private String facts(Census.End end) {
    ChannelEnd facts = end.facts();
    if (facts == null) {
      return Census.isLeaving(end.offset(), end.owner())
          ? " closed"
          : " changing owner=" + nameOf(end);
    }
    return " state="
        + facts.state()
        + " owner="
        + nameOf(end)
        + " sent="
        + facts.sent()
        + " received="
        + facts.received()
        + " queue="
        + facts.queue()
        + (facts.waiting() ? " waiting" : "")
        + (facts.peerClosed() ? " peer-closed" : "");
  }

  private String nameOf(Census.End end) {
    return census.nameOf(end.offset(), end.type(), end.owner());
  }

  private static String block(long offset, int type) {
    return "0x" + Long.toHexString(offset) + " " + Inspection.typeName(type);
  }

  private void writeBlocks() throws IOException {
    line("blocks");
    try {
      store.walk(this::writeBlock);
    } catch (UncheckedIOException failed) {
      throw failed.getCause();
    }
  }

  private void writeBlock(long offset, int generation, long owner, int type, long size) {
    if (Inspection.isEndpoint(type)) {
      return;
    }
    try {
      line(
          "  "
              + block(offset, type)
              + " bytes="
              + size
              + " owner="
              + census.nameOf(offset, type, owner)
              + Inspection.records(handle(offset), generation));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private @Nullable Block handle(long offset) {
    return store.handleAt(offset);
  }
}
