package org.copyless.channel;

import java.time.Duration;
import java.util.List;

/**
 * The pattern matrix of a receive from several sources. Made once; each {@link #await} waits until
 * a row is satisfied and tells which one it is, so that the program is a switch over it:
 *
 * <pre>{@code
 * private static final Select SELECT = Select.matrix(
 *     //  clients                   events
 *     row(PacketForReceive.class,   AckEvent.class),   // both are there
 *     row(GetReceivedPacket.class,  ANY),
 *     row(ChannelClosed.class,      ANY),
 *     row(ANY,                      ChannelClosed.class),
 *     timeout(Duration.ofSeconds(2)));
 *
 * switch (SELECT.await(clients, events)) {
 *   case 0 -> { … clients.selected() … take(PacketForReceive.class) … events.take(AckEvent.class) … }
 *   …
 * }
 * }</pre>
 *
 * <p><b>Rows</b> are numbered from 0 and tried in the order of the text; the first one is chosen
 * all of whose heads are there. A head is the class of a message's view, {@link ChannelClosed}, or
 * {@link #ANY}. A message's head is there if that message is the first in its source's queue;
 * {@code ChannelClosed} once the peer has closed and all its messages are received. Of a set or map
 * a head is there if it is there for one of the members; the member whose message came first is
 * chosen, for the program to take out with {@code selected()}.
 *
 * <p><b>Nothing is received</b> by the wait: the messages of the chosen row are still at the heads
 * of their queues, and {@code take} of each endpoint receives them without waiting.
 *
 * <p><b>Waiting.</b> While no row is satisfied, but one could be if more messages came, the wait
 * goes on, at most until the time of the {@link #timeout} row is over, which is measured from the
 * call and chosen only if no other row is satisfied. When no row can ever be satisfied, because
 * another message stands where it asks for one, or a set is empty, the {@link #unsatisfiable} row
 * is chosen at once, also where there is a {@code timeout} row; without it the wait throws {@link
 * UnsatisfiableException}.
 *
 * <p>Immutable and thread-safe: one matrix serves any number of threads, virtual and platform
 * threads alike. The sources of a call belong to the caller. A wait takes no lock and allocates
 * nothing, except the first one of a thread and of a type of endpoint.
 *
 * <p>Source: Fähndrich et al., §2.4, §4.4 and §5.1.
 */
public final class Select {
  /** The head that does not matter: whatever the source has, or has not. */
  public static final Class<?> ANY = Any.class;

  private final Matrix matrix;
  private final List<Row> rows;

  private Select(List<Row> rows) {
    this.rows = rows;
    this.matrix = new Matrix(rows);
  }

  private static final class Any {
    private Any() {}
  }

  enum Kind {
    HEADS,
    TIMEOUT,
    UNSATISFIABLE
  }

  /** A row of a matrix. Immutable and thread-safe. */
  public static final class Row {
    private final Kind kind;
    private final List<Class<?>> heads;
    private final Duration atMost;

    private Row(Kind kind, List<Class<?>> heads, Duration atMost) {
      this.kind = kind;
      this.heads = heads;
      this.atMost = atMost;
    }

    Kind kind() {
      return kind;
    }

    List<Class<?>> heads() {
      return heads;
    }

    Duration atMost() {
      return atMost;
    }

    @Override
    public String toString() {
      return switch (kind) {
        case HEADS -> heads.stream().map(Select::name).toList().toString();
        case TIMEOUT -> "timeout(" + atMost + ")";
        case UNSATISFIABLE -> "unsatisfiable()";
      };
    }
  }

  private static String name(Class<?> head) {
    return head == ANY ? "ANY" : head.getSimpleName();
  }

  /**
   * Makes a matrix.
   *
   * @param rows in the order in which they are tried; one at least with heads, all such rows of the
   *     same width, none of them with nothing but {@link #ANY}; at most one timeout and one
   *     unsatisfiable row
   * @return the matrix
   * @throws IllegalArgumentException if the rows make no matrix; says which one is wrong
   */
  public static Select matrix(Row... rows) {
    return new Select(List.of(rows));
  }

  /**
   * Makes a row that is chosen when all its heads are there.
   *
   * @param heads per source the class of a message's view, {@code ChannelClosed.class} or {@link
   *     #ANY}; 1 to 8
   * @return the row
   * @throws IllegalArgumentException if there is no head, if there are more than 8, or if one is an
   *     interface other than {@code ChannelClosed}, which is the view of no message
   */
  public static Row row(Class<?>... heads) {
    List<Class<?>> all = List.of(heads);
    if (all.isEmpty() || all.size() > Selection.MOST_SOURCES) {
      throw new IllegalArgumentException(
          "a row has 1 to " + Selection.MOST_SOURCES + " heads, not " + all.size());
    }
    for (Class<?> head : all) {
      if (head.isInterface() && head != ChannelClosed.class) {
        throw new IllegalArgumentException(
            head.getCanonicalName() + " is an interface: a head is the view class of one message");
      }
    }
    return new Row(Kind.HEADS, all, Duration.ZERO);
  }

  /**
   * Makes the row that is chosen when the time is over and no other row is satisfied.
   *
   * @param atMost the longest wait, measured from the call; zero: none
   * @return the row
   * @throws IllegalArgumentException if the time is negative
   */
  public static Row timeout(Duration atMost) {
    if (atMost.isNegative()) {
      throw new IllegalArgumentException("timeout(" + atMost + ") is negative");
    }
    return new Row(Kind.TIMEOUT, List.of(), atMost);
  }

  /**
   * Makes the row that is chosen when no row with heads can ever be satisfied.
   *
   * @return the row
   */
  public static Row unsatisfiable() {
    return new Row(Kind.UNSATISFIABLE, List.of(), Duration.ZERO);
  }

  Matrix matrix() {
    return matrix;
  }

  /**
   * Waits until a row of one head is satisfied.
   *
   * @param first the source
   * @return the number of the row, from 0 in the order of the text; nothing is received yet
   * @throws InterruptedException if the thread is interrupted while it waits; nothing is chosen
   * @throws ProtocolException if an endpoint is in a state in which it does not receive
   * @throws UnsatisfiableException if no row can ever be satisfied and none is for that
   * @throws IllegalArgumentException if the rows have another width, if a source is given twice, or
   *     if a source can never receive what a row asks of it
   */
  public int await(Source first) throws InterruptedException {
    return SoleWait.await(this, first);
  }

  /**
   * Waits until a row of two heads is satisfied.
   *
   * @param first the source of each row's first head
   * @param second the source of each row's second head
   * @return the number of the row, from 0 in the order of the text; nothing is received yet
   * @throws InterruptedException if the thread is interrupted while it waits; nothing is chosen
   * @throws ProtocolException if an endpoint is in a state in which it does not receive
   * @throws UnsatisfiableException if no row can ever be satisfied and none is for that
   * @throws IllegalArgumentException if the rows have another width, if a source is given twice, or
   *     if a source can never receive what a row asks of it
   */
  public int await(Source first, Source second) throws InterruptedException {
    return Selection.of(this, 2).source(0, first).source(1, second).await();
  }

  /**
   * Waits until a row of three heads is satisfied.
   *
   * @param first the source of each row's first head
   * @param second the source of each row's second head
   * @param third the source of each row's third head
   * @return the number of the row, from 0 in the order of the text; nothing is received yet
   * @throws InterruptedException if the thread is interrupted while it waits; nothing is chosen
   * @throws ProtocolException if an endpoint is in a state in which it does not receive
   * @throws UnsatisfiableException if no row can ever be satisfied and none is for that
   * @throws IllegalArgumentException if the rows have another width, if a source is given twice, or
   *     if a source can never receive what a row asks of it
   */
  public int await(Source first, Source second, Source third) throws InterruptedException {
    return Selection.of(this, 3).source(0, first).source(1, second).source(2, third).await();
  }

  /**
   * Waits until a row of four heads is satisfied.
   *
   * @param first the source of each row's first head
   * @param second the source of each row's second head
   * @param third the source of each row's third head
   * @param fourth the source of each row's fourth head
   * @return the number of the row, from 0 in the order of the text; nothing is received yet
   * @throws InterruptedException if the thread is interrupted while it waits; nothing is chosen
   * @throws ProtocolException if an endpoint is in a state in which it does not receive
   * @throws UnsatisfiableException if no row can ever be satisfied and none is for that
   * @throws IllegalArgumentException if the rows have another width, if a source is given twice, or
   *     if a source can never receive what a row asks of it
   */
  public int await(Source first, Source second, Source third, Source fourth)
      throws InterruptedException {
    return Selection.of(this, 4)
        .source(0, first)
        .source(1, second)
        .source(2, third)
        .source(3, fourth)
        .await();
  }

  /**
   * Waits until a row of five heads is satisfied.
   *
   * @param first the source of each row's first head
   * @param second the source of each row's second head
   * @param third the source of each row's third head
   * @param fourth the source of each row's fourth head
   * @param fifth the source of each row's fifth head
   * @return the number of the row, from 0 in the order of the text; nothing is received yet
   * @throws InterruptedException if the thread is interrupted while it waits; nothing is chosen
   * @throws ProtocolException if an endpoint is in a state in which it does not receive
   * @throws UnsatisfiableException if no row can ever be satisfied and none is for that
   * @throws IllegalArgumentException if the rows have another width, if a source is given twice, or
   *     if a source can never receive what a row asks of it
   */
  public int await(Source first, Source second, Source third, Source fourth, Source fifth)
      throws InterruptedException {
    return Selection.of(this, 5)
        .source(0, first)
        .source(1, second)
        .source(2, third)
        .source(3, fourth)
        .source(4, fifth)
        .await();
  }

  /**
   * Waits until a row of six heads is satisfied.
   *
   * @param first the source of each row's first head
   * @param second the source of each row's second head
   * @param third the source of each row's third head
   * @param fourth the source of each row's fourth head
   * @param fifth the source of each row's fifth head
   * @param sixth the source of each row's sixth head
   * @return the number of the row, from 0 in the order of the text; nothing is received yet
   * @throws InterruptedException if the thread is interrupted while it waits; nothing is chosen
   * @throws ProtocolException if an endpoint is in a state in which it does not receive
   * @throws UnsatisfiableException if no row can ever be satisfied and none is for that
   * @throws IllegalArgumentException if the rows have another width, if a source is given twice, or
   *     if a source can never receive what a row asks of it
   */
  public int await(
      Source first, Source second, Source third, Source fourth, Source fifth, Source sixth)
      throws InterruptedException {
    return Selection.of(this, 6)
        .source(0, first)
        .source(1, second)
        .source(2, third)
        .source(3, fourth)
        .source(4, fifth)
        .source(5, sixth)
        .await();
  }

  /**
   * Waits until a row of seven heads is satisfied.
   *
   * @param first the source of each row's first head
   * @param second the source of each row's second head
   * @param third the source of each row's third head
   * @param fourth the source of each row's fourth head
   * @param fifth the source of each row's fifth head
   * @param sixth the source of each row's sixth head
   * @param seventh the source of each row's seventh head
   * @return the number of the row, from 0 in the order of the text; nothing is received yet
   * @throws InterruptedException if the thread is interrupted while it waits; nothing is chosen
   * @throws ProtocolException if an endpoint is in a state in which it does not receive
   * @throws UnsatisfiableException if no row can ever be satisfied and none is for that
   * @throws IllegalArgumentException if the rows have another width, if a source is given twice, or
   *     if a source can never receive what a row asks of it
   */
  public int await(
      Source first,
      Source second,
      Source third,
      Source fourth,
      Source fifth,
      Source sixth,
      Source seventh)
      throws InterruptedException {
    return Selection.of(this, 7)
        .source(0, first)
        .source(1, second)
        .source(2, third)
        .source(3, fourth)
        .source(4, fifth)
        .source(5, sixth)
        .source(6, seventh)
        .await();
  }

  /**
   * Waits until a row of eight heads is satisfied.
   *
   * @param first the source of each row's first head
   * @param second the source of each row's second head
   * @param third the source of each row's third head
   * @param fourth the source of each row's fourth head
   * @param fifth the source of each row's fifth head
   * @param sixth the source of each row's sixth head
   * @param seventh the source of each row's seventh head
   * @param eighth the source of each row's eighth head
   * @return the number of the row, from 0 in the order of the text; nothing is received yet
   * @throws InterruptedException if the thread is interrupted while it waits; nothing is chosen
   * @throws ProtocolException if an endpoint is in a state in which it does not receive
   * @throws UnsatisfiableException if no row can ever be satisfied and none is for that
   * @throws IllegalArgumentException if the rows have another width, if a source is given twice, or
   *     if a source can never receive what a row asks of it
   */
  public int await(
      Source first,
      Source second,
      Source third,
      Source fourth,
      Source fifth,
      Source sixth,
      Source seventh,
      Source eighth)
      throws InterruptedException {
    return Selection.of(this, 8)
        .source(0, first)
        .source(1, second)
        .source(2, third)
        .source(3, fourth)
        .source(4, fifth)
        .source(5, sixth)
        .source(6, seventh)
        .source(7, eighth)
        .await();
  }

  /** Shows the rows. */
  @Override
  public String toString() {
    return "Select" + rows;
  }
}
