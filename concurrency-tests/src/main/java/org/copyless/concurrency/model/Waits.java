package org.copyless.concurrency.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.channel.ChannelClosed;
import org.copyless.channel.Endpoint;
import org.copyless.channel.EndpointSet;
import org.copyless.channel.ReceiveState;
import org.copyless.channel.Select;
import org.copyless.channel.Source;

/** Sets of ends, and pattern matrices over ends and sets: which row may be chosen. */
final class Waits {
  private static final String ANY = "any";
  private static final int MOST_SOURCES = 3;

  private final World world;
  private final Talk talk;

  Waits(World world, Talk talk) {
    this.world = world;
    this.talk = talk;
  }

  /** A column: an end or a set, what the rows ask of it. */
  private record Column(Source source, List<End> members, @Nullable Group group, Face face) {
    List<String> possible() {
      if (group != null) {
        return group.protocol.possible(group.state, !group.exporter);
      }
      End end = members.getFirst();
      return end.protocol.possible(end.state, !end.exporter);
    }

    boolean has(String entry) {
      return entry.equals(ANY) || members.stream().anyMatch(end -> entry.equals(end.head()));
    }

    boolean canHave(String entry) {
      return has(entry) || members.stream().anyMatch(end -> end.head() == null);
    }
  }

  /** Makes a set for ends like this one, or adds it to one. */
  void gather(End end) throws Exception {
    if (!end.receives()) {
      return;
    }
    Group group = world.pick(world.groups, one -> one.owner == end.owner && one.accepts(end));
    Group home = group == null ? create(end) : group;
    world.succeeds(
        "add " + end + " to " + home,
        end.owner,
        () -> {
          home.real.add(end.real);
          return home;
        });
    home.add(end);
  }

  @SuppressWarnings("unchecked") // the states are found by name
  private Group create(End end) throws Exception {
    Object set =
        world.succeeds(
            "create a set",
            end.owner,
            () ->
                EndpointSet.create(
                    world.heap, (ReceiveState<Endpoint, ?>) end.face.state(end.state)));
    Group group = new Group((EndpointSet<Endpoint>) set, end, end.owner);
    world.groups.add(group);
    return group;
  }

  /** Waits on some sources of a process and does what the row says, or not. */
  void select(int process) throws Exception {
    List<Column> columns = columns(process);
    if (columns.isEmpty()) {
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    for (int i = 1 + world.random.nextInt(3); i > 0; i--) {
      rows.add(row(columns));
    }
    String what = "select " + rows + " on " + columns;
    Object chosen = world.succeeds(what, process, () -> await(matrix(rows, columns), columns));
    int expected = expected(rows, columns);
    World.equal(what, expected, chosen);
    boolean isRow = expected < rows.size();
    world.figures.count(isRow ? "rows" : expected == rows.size() ? "waits" : "unsatisfiable");
    for (int i = 0; i < columns.size(); i++) {
      follow(process, columns.get(i), expected < rows.size() ? rows.get(expected).get(i) : ANY);
    }
  }

  private List<Column> columns(int process) {
    List<Column> columns = new ArrayList<>();
    for (int i = 1 + world.random.nextInt(MOST_SOURCES); i > 0; i--) {
      Group group = world.pick(world.groups, one -> one.owner == process);
      End end = world.pick(world.ends, one -> one.owner == process && one.receives());
      if (group != null && (end == null || world.random.nextBoolean())) {
        add(columns, new Column(group.real, group.members, group, group.face));
      } else if (end != null) {
        add(columns, new Column(end.real, List.of(end), null, end.face));
      }
    }
    return columns;
  }

  private static void add(List<Column> columns, Column column) {
    if (columns.stream().noneMatch(other -> other.source().equals(column.source()))) {
      columns.add(column);
    }
  }

  private List<String> row(List<Column> columns) {
    List<String> row = new ArrayList<>();
    for (Column column : columns) {
      List<String> possible = column.possible();
      int entry = world.random.nextInt(-2, possible.size());
      row.add(entry == -2 ? ANY : entry == -1 ? End.CLOSED : possible.get(entry));
    }
    if (row.stream().allMatch(ANY::equals)) {
      row.set(0, columns.getFirst().possible().getFirst());
    }
    return row;
  }

  private static Select matrix(List<List<String>> rows, List<Column> columns) throws Exception {
    Select.Row[] all = new Select.Row[rows.size() + 2];
    for (int row = 0; row < rows.size(); row++) {
      Class<?>[] heads = new Class<?>[columns.size()];
      for (int column = 0; column < heads.length; column++) {
        heads[column] = head(rows.get(row).get(column), columns.get(column).face());
      }
      all[row] = Select.row(heads);
    }
    all[rows.size()] = Select.timeout(Duration.ZERO);
    all[rows.size() + 1] = Select.unsatisfiable();
    return Select.matrix(all);
  }

  private static Class<?> head(String entry, Face face) throws Exception {
    return switch (entry) {
      case ANY -> Select.ANY;
      case End.CLOSED -> ChannelClosed.class;
      default -> face.view(entry);
    };
  }

  private static int await(Select select, List<Column> columns) throws InterruptedException {
    Source first = columns.getFirst().source();
    return switch (columns.size()) {
      case 1 -> select.await(first);
      case 2 -> select.await(first, columns.get(1).source());
      default -> select.await(first, columns.get(1).source(), columns.get(2).source());
    };
  }

  /** §2.4: the first row that is satisfied; else wait if one could be; else never. */
  private static int expected(List<List<String>> rows, List<Column> columns) {
    boolean can = false;
    for (int row = 0; row < rows.size(); row++) {
      boolean is = true;
      boolean could = true;
      for (int column = 0; column < columns.size(); column++) {
        String entry = rows.get(row).get(column);
        is &= columns.get(column).has(entry);
        could &= columns.get(column).canHave(entry);
      }
      if (is) {
        return row;
      }
      can |= could;
    }
    return can ? rows.size() : rows.size() + 1;
  }

  /** Takes out of a set what the row has chosen, and receives it, now and then. */
  private void follow(int process, Column column, String entry) throws Exception {
    Group group = column.group();
    if (group == null || world.oneIn(4)) {
      return;
    }
    if (entry.equals(ANY)) {
      world.refused(
          "selected() of none", process, IllegalStateException.class, group.real::selected);
      return;
    }
    Object out = world.succeeds("selected " + entry, process, group.real::selected);
    End end = group.members.stream().filter(one -> one.real.equals(out)).findFirst().orElseThrow();
    World.equal("head of the selected " + end, entry, end.head());
    group.members.remove(end);
    end.owner = process;
    if (world.random.nextBoolean()) {
      talk.received(end, entry, () -> end.face.receive(end.real, end.face.state(end.state)));
    }
  }
}
