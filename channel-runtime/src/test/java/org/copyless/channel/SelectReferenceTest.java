package org.copyless.channel;

import static org.copyless.channel.Select.ANY;
import static org.copyless.channel.Select.row;
import static org.copyless.channel.Select.timeout;
import static org.copyless.channel.Select.unsatisfiable;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.channel.ask.AskExp;
import org.copyless.channel.ask.AskImp;
import org.copyless.channel.spi.ChannelEnds;
import org.copyless.heap.ExchangeHeap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Random matrices over real endpoints and sets, whose peers send and close at random, beside the
 * {@link Definition}: the same row each time, and of a set the member that was ready first.
 */
@Timeout(120)
class SelectReferenceTest {
  private static final int MOST_SOURCES = 3;
  private static final int ROUNDS = 300;
  private static final int STEPS = 40;

  private final Random random = new Random(4);
  private final ExchangeHeap heap = ExchangeHeap.create();
  private int rows;
  private int waits;
  private int nevers;

  /** A peer, and what its endpoint shall show. */
  private static final class Peer {
    private final AskImp imp;
    private final AskExp exp;
    private int status;
    private boolean closed;

    Peer(ChannelEnds<AskImp, AskExp> ends) {
      imp = ends.imp();
      exp = ends.exp();
    }
  }

  /** A column: one peer, or a set with any number; of a set, who is ready, first come first. */
  private static final class Column {
    private final List<Peer> peers = new ArrayList<>();
    private final List<Peer> ready = new ArrayList<>();
    private @Nullable EndpointSet<AskExp> set;

    Source source() {
      return set == null ? peers.getFirst().exp : set;
    }

    int[] statuses() {
      return peers.stream().mapToInt(peer -> peer.status).toArray();
    }
  }

  @Test
  @DisplayName("R52, R53, R54, R60, R61, R88 what await says is what the definition says")
  void agrees() throws InterruptedException {
    for (int round = 0; round < ROUNDS; round++) {
      Column[] columns = new Column[1 + random.nextInt(MOST_SOURCES)];
      Arrays.setAll(columns, _ -> column());
      int[][] entries = entries(columns.length, 1 + random.nextInt(4));
      Select select = select(entries);
      for (int step = 0; step < STEPS; step++) {
        act(columns[random.nextInt(columns.length)]);
        check(select, entries, columns);
      }
      for (Column column : columns) {
        close(column);
      }
    }
    assertEquals(0, heap.statistics().liveBlocks());
    heap.close();
    assertTrue(Math.min(rows, Math.min(waits, nevers)) > 1_000, rows + " " + waits + " " + nevers);
  }

  private Column column() {
    Column column = new Column();
    if (random.nextBoolean()) {
      column.set = EndpointSet.create(heap, AskExp.OPEN);
    } else {
      join(column);
    }
    return column;
  }

  private void join(Column column) {
    Peer peer = new Peer(AskExp.open(heap));
    column.peers.add(peer);
    if (column.set != null) {
      column.set.add(peer.exp);
    }
  }

  /** What a peer may do next; of a set a new one may come. */
  private void act(Column column) {
    if (column.set != null && column.peers.size() < 3 && random.nextInt(3) == 0) {
      join(column);
    }
    if (column.peers.isEmpty()) {
      return;
    }
    Peer peer = column.peers.get(random.nextInt(column.peers.size()));
    if (peer.status != 0 || peer.closed) {
      return;
    }
    if (random.nextInt(8) == 0) {
      peer.imp.close();
      peer.closed = true;
      peer.status = Heads.CLOSED;
    } else {
      peer.status = 1 + random.nextInt(3);
      peer.imp.send(peer.status, 0);
    }
    column.ready.add(peer);
  }

  private int[][] entries(int width, int count) {
    int[][] entries = new int[width][count];
    for (int[] column : entries) {
      Arrays.setAll(column, _ -> random.nextInt(-1, 4));
    }
    for (int row = 0; row < count; row++) {
      if (entries[0][row] == 0) {
        entries[random.nextInt(width)][row] = 1;
      }
    }
    return entries;
  }

  private static Select select(int[][] entries) {
    Select.Row[] all = new Select.Row[entries[0].length + 2];
    for (int row = 0; row < entries[0].length; row++) {
      Class<?>[] heads = new Class<?>[entries.length];
      for (int column = 0; column < heads.length; column++) {
        heads[column] = head(entries[column][row]);
      }
      all[row] = row(heads);
    }
    all[all.length - 2] = timeout(Duration.ZERO);
    all[all.length - 1] = unsatisfiable();
    return Select.matrix(all);
  }

  private static Class<?> head(int entry) {
    return switch (entry) {
      case Heads.ANY -> ANY;
      case Heads.CLOSED -> ChannelClosed.class;
      default -> AskExp.view(entry);
    };
  }

  private void check(Select select, int[][] entries, Column[] columns) throws InterruptedException {
    int[][] statuses = Arrays.stream(columns).map(Column::statuses).toArray(int[][]::new);
    int expected = Definition.row(entries, statuses);
    int count = entries[0].length;
    int found = await(select, columns);
    String where = select + " on " + Arrays.deepToString(statuses);
    if (expected == Matrix.WAIT) {
      assertEquals(count, found, where);
      waits++;
    } else if (expected == Matrix.NEVER) {
      assertEquals(count + 1, found, where);
      nevers++;
      for (Column column : columns) {
        takeAny(column);
      }
    } else {
      assertEquals(expected, found, where);
      rows++;
      for (int column = 0; column < columns.length; column++) {
        take(columns[column], entries[column][found]);
      }
    }
  }

  /** Takes whatever is there, so that rows can be satisfied again. */
  private void takeAny(Column column) throws InterruptedException {
    if (column.ready.isEmpty()) {
      return;
    }
    Peer peer = column.ready.getFirst();
    if (column.set == null && peer.closed) {
      close(column);
      column.peers.clear();
      column.ready.clear();
      join(column);
    } else {
      Select any = Select.matrix(row(head(peer.status)));
      assertEquals(0, any.await(column.source()));
      take(column, peer.status);
    }
  }

  private static int await(Select select, Column[] columns) throws InterruptedException {
    return switch (columns.length) {
      case 1 -> select.await(columns[0].source());
      case 2 -> select.await(columns[0].source(), columns[1].source());
      default -> select.await(columns[0].source(), columns[1].source(), columns[2].source());
    };
  }

  /** Takes what a row says, now and then: what is left must not change anything. */
  private void take(Column column, int entry) throws InterruptedException {
    if (entry == Heads.ANY || random.nextInt(4) == 0) {
      return;
    }
    Peer peer =
        column.ready.stream().filter(other -> other.status == entry).findFirst().orElseThrow();
    if (column.set == null && entry == Heads.CLOSED) {
      return;
    }
    if (column.set != null) {
      assertEquals(peer.exp, column.set.selected());
    }
    column.ready.remove(peer);
    if (entry == Heads.CLOSED) {
      peer.exp.close();
      column.peers.remove(peer);
      return;
    }
    peer.exp.take(AskExp.view(entry));
    peer.exp.sendDone();
    peer.status = 0;
    try {
      peer.imp.receiveDone();
    } catch (ChannelClosedException impossible) {
      throw new AssertionError(impossible);
    }
    if (column.set != null) {
      column.set.add(peer.exp);
    }
  }

  private static void close(Column column) {
    for (Peer peer : column.peers) {
      if (!peer.closed) {
        peer.imp.close();
      }
      if (column.set == null) {
        peer.exp.close();
      }
    }
    if (column.set != null) {
      column.set.close();
    }
  }
}
