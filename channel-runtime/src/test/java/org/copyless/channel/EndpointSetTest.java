package org.copyless.channel;

import static org.copyless.channel.Select.ANY;
import static org.copyless.channel.Select.matrix;
import static org.copyless.channel.Select.row;
import static org.copyless.channel.Select.timeout;
import static org.copyless.channel.Select.unsatisfiable;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.copyless.channel.ask.AskExp;
import org.copyless.channel.ask.AskExp.Low;
import org.copyless.channel.ask.AskExp.Mid;
import org.copyless.channel.ask.AskImp;
import org.copyless.channel.ask.LoudAskExp;
import org.copyless.channel.carrier.CarrierExp;
import org.copyless.channel.carrier.CarrierImp;
import org.copyless.channel.spi.ChannelEnds;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.OwnershipException;
import org.copyless.heap.TrackedVector;
import org.copyless.sip.Sip;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;

/** Sets and maps of endpoints (§5.1), by rule. */
@Timeout(60)
@Tag("guard-off-too")
class EndpointSetTest {
  private static final Select LOW_MID_CLOSED =
      matrix(
          row(Low.class),
          row(Mid.class),
          row(ChannelClosed.class),
          timeout(Duration.ZERO),
          unsatisfiable());
  private static final int LOW = 0;
  private static final int MID = 1;
  private static final int CLOSED = 2;
  private static final int OVER = 3;
  private static final int NEVER = 4;

  private final ExchangeHeap heap = ExchangeHeap.create();
  private final EndpointSet<AskExp> set = EndpointSet.create(heap, AskExp.OPEN);

  @AfterEach
  void close() {
    try {
      set.close();
    } catch (OwnershipException closedBefore) {
      assertTrue(set.toString().contains("closed"), set.toString());
    }
    assertEquals(0, heap.statistics().liveBlocks());
    heap.close();
  }

  private AskImp member() {
    ChannelEnds<AskImp, AskExp> ends = AskExp.open(heap);
    set.add(ends.exp());
    return ends.imp();
  }

  private static void serve(EndpointSet<AskExp> clients, long expected) {
    AskExp client = clients.selected();
    assertEquals(expected, client.take(Low.class).number());
    client.sendDone();
    clients.add(client);
  }

  @Test
  @DisplayName("R88 the member whose message is there is taken out, its message still there")
  void selected() throws InterruptedException {
    AskImp one = member();
    AskImp two = member();
    assertEquals(OVER, LOW_MID_CLOSED.await(set));
    two.send(AskExp.LOW, 22);
    assertEquals(LOW, LOW_MID_CLOSED.await(set));
    assertEquals(2, set.size());
    AskExp client = set.selected();
    assertEquals(1, set.size());
    assertEquals("OPEN", client.stateName());
    assertEquals(22, client.take(Low.class).number());
    assertEquals(OVER, LOW_MID_CLOSED.await(set));
    client.sendDone();
    set.add(client);
    one.send(AskExp.MID, 11);
    assertEquals(MID, LOW_MID_CLOSED.await(set));
    AskExp other = set.selected();
    assertEquals(11, other.take(Mid.class).number());
    other.close();
    one.close();
    two.close();
  }

  @Test
  @DisplayName("R88 a member that is chosen and not taken out stays, and is the first again")
  void chosenStays() throws InterruptedException {
    AskImp one = member();
    AskImp two = member();
    two.send(AskExp.LOW, 2);
    assertEquals(LOW, LOW_MID_CLOSED.await(set));
    one.send(AskExp.LOW, 1);
    assertEquals(LOW, LOW_MID_CLOSED.await(set));
    assertEquals(2, set.size());
    serve(set, 2);
    assertThrows(IllegalStateException.class, set::selected, "nobody is chosen any more");
    assertEquals(LOW, LOW_MID_CLOSED.await(set));
    serve(set, 1);
    one.close();
    two.close();
  }

  @Test
  @DisplayName("R88 who is not chosen cannot be taken out")
  void nobodyChosen() throws InterruptedException {
    AskImp one = member();
    assertThrows(IllegalStateException.class, set::selected);
    one.send(AskExp.LOW, 1);
    assertThrows(IllegalStateException.class, set::selected);
    ChannelEnds<AskImp, AskExp> other = AskExp.open(heap);
    try (AskImp toOther = other.imp();
        AskExp otherExp = other.exp()) {
      toOther.send(AskExp.LOW, 1);
      Select select = matrix(row(Low.class, ANY), row(ANY, Low.class));
      assertEquals(0, select.await(otherExp, set));
      assertThrows(IllegalStateException.class, set::selected, "the row says ANY of the set");
      assertEquals(1, set.size());
    }
    one.close();
  }

  @Test
  @DisplayName("R54 an empty set can never satisfy a head, and a full one not with other messages")
  void unsatisfiableSets() throws InterruptedException {
    assertEquals(NEVER, LOW_MID_CLOSED.await(set));
    assertThrows(UnsatisfiableException.class, () -> matrix(row(Low.class)).await(set));
    AskImp one = member();
    AskImp two = member();
    one.send(AskExp.HIGH, 1);
    assertEquals(OVER, LOW_MID_CLOSED.await(set));
    two.send(AskExp.HIGH, 2);
    assertEquals(NEVER, LOW_MID_CLOSED.await(set));
    one.close();
    two.close();
  }

  @Test
  @DisplayName("R60 a member whose peer has closed is chosen by ChannelClosed, after its messages")
  void closedMembers() throws InterruptedException {
    AskImp one = member();
    AskImp two = member();
    one.close();
    two.send(AskExp.LOW, 2);
    two.close();
    assertEquals(LOW, LOW_MID_CLOSED.await(set));
    AskExp client = set.selected();
    client.take(Low.class);
    client.sendDone();
    set.add(client);
    assertEquals(CLOSED, LOW_MID_CLOSED.await(set));
    AskExp gone = set.selected();
    assertNotSame(client, gone);
    gone.close();
    assertEquals(CLOSED, LOW_MID_CLOSED.await(set));
    assertSame(client, set.selected());
    client.close();
    assertEquals(NEVER, LOW_MID_CLOSED.await(set));
  }

  @Test
  @DisplayName("R88 an endpoint with a message may be added, also after its peer has closed")
  void addedReady() throws InterruptedException {
    ChannelEnds<AskImp, AskExp> ends = AskExp.open(heap);
    AskImp imp = ends.imp();
    imp.send(AskExp.LOW, 5);
    imp.close();
    set.add(ends.exp());
    assertEquals(LOW, LOW_MID_CLOSED.await(set));
    serve(set, 5);
    assertEquals(CLOSED, LOW_MID_CLOSED.await(set));
  }

  @Test
  @DisplayName("R53 a set in a conjunction: all heads, and one member")
  void conjunction() throws InterruptedException {
    AskImp one = member();
    AskImp two = member();
    ChannelEnds<AskImp, AskExp> door = AskExp.open(heap);
    AskImp opener = door.imp();
    AskExp opened = door.exp();
    Select select = matrix(row(Low.class, Mid.class), timeout(Duration.ZERO), unsatisfiable());
    two.send(AskExp.LOW, 2);
    assertEquals(1, select.await(set, opened));
    opener.send(AskExp.MID, 3);
    assertEquals(0, select.await(set, opened));
    assertEquals(3, opened.take(Mid.class).number());
    serve(set, 2);
    opener.close();
    opened.close();
    one.close();
    two.close();
  }

  @Test
  @DisplayName("R53 several sets in one wait: each chosen row takes one member of each")
  void severalSets() throws InterruptedException {
    EndpointSet<AskExp> other = EndpointSet.create(heap, AskExp.OPEN);
    AskImp one = member();
    ChannelEnds<AskImp, AskExp> ends = AskExp.open(heap);
    other.add(ends.exp());
    AskImp two = ends.imp();
    Select both = matrix(row(Low.class, Low.class), row(ANY, Low.class), timeout(Duration.ZERO));
    two.send(AskExp.LOW, 2);
    assertEquals(1, both.await(set, other));
    assertThrows(IllegalStateException.class, set::selected);
    one.send(AskExp.LOW, 1);
    assertEquals(0, both.await(set, other));
    serve(set, 1);
    serve(other, 2);
    other.close();
    one.close();
    two.close();
  }

  @Test
  @DisplayName("R91 endpoints of an extension are members of a set of the base")
  void extension() throws InterruptedException {
    AskImp one = member();
    ChannelEnds<AskImp, LoudAskExp> ends = LoudAskExp.openLoud(heap);
    set.add(ends.exp());
    AskImp loud = ends.imp();
    loud.send(AskExp.LOW, 1);
    assertEquals(LOW, LOW_MID_CLOSED.await(set));
    assertInstanceOf(LoudAskExp.class, set.selected()).close();
    Select own = matrix(row(LoudAskExp.LoudLow.class));
    String message =
        assertThrows(IllegalArgumentException.class, () -> own.await(set)).getMessage();
    assertTrue(message.contains("cannot receive"), message);
    loud.close();
    one.close();
  }

  @Test
  @DisplayName("R88 an endpoint in another state is refused, and is still the caller's")
  void otherState() {
    ChannelEnds<AskImp, AskExp> ends = AskExp.open(heap);
    AskImp imp = ends.imp();
    AskExp exp = ends.exp();
    imp.send(AskExp.LOW, 1);
    exp.take(Low.class);
    String message = assertThrows(ProtocolException.class, () -> set.add(exp)).getMessage();
    assertTrue(message.contains("state OPEN"), message);
    assertTrue(message.contains("OPEN_LOW"), message);
    exp.sendDone();
    set.add(exp);
    imp.close();
  }

  @Test
  @DisplayName("R88 an endpoint of a foreign heap, a closed one and one in a set are refused")
  void foreign() {
    try (ExchangeHeap foreign = ExchangeHeap.create()) {
      ChannelEnds<AskImp, AskExp> ends = AskExp.open(foreign);
      AskExp exp = ends.exp();
      refused("foreign heap", () -> set.add(exp));
      exp.close();
      ends.imp().close();
    }
    ChannelEnds<AskImp, AskExp> ends = AskExp.open(heap);
    AskExp exp = ends.exp();
    set.add(exp);
    refused("", () -> set.add(exp));
    refused("", exp::close);
    assertEquals(1, set.size());
    ChannelEnds<AskImp, AskExp> closed = AskExp.open(heap);
    AskExp closedExp = closed.exp();
    closedExp.close();
    refused("close", () -> set.add(closedExp));
    closed.imp().close();
    ends.imp().close();
  }

  @Test
  @Tag("guard-on-only")
  @DisplayName("R88 with the guard on a member is not used beside the set, nor by another thread")
  void notTheCallersAnyMore() throws InterruptedException {
    ChannelEnds<AskImp, AskExp> ends = AskExp.open(heap);
    AskExp exp = ends.exp();
    AskImp imp = ends.imp();
    set.add(exp);
    imp.send(AskExp.LOW, 1);
    refused("does not own", () -> exp.take(Low.class));
    refused("does not own", () -> LOW_MID_CLOSED.await(exp));
    Sip sip = Sip.start("stranger", () -> LOW_MID_CLOSED.await(set));
    sip.join();
    assertInstanceOf(OwnershipException.class, sip.failure().orElseThrow());
    imp.close();
  }

  private static void refused(String because, Executable use) {
    String message = assertThrows(OwnershipException.class, use).getMessage();
    assertTrue(message.contains(because), message);
  }

  @Test
  @DisplayName("R82 closing a set closes its members with what is queued; it cannot be used again")
  void closing() throws InterruptedException {
    AskImp one = member();
    AskImp two = member();
    two.send(AskExp.LOW, 1);
    assertEquals(LOW, LOW_MID_CLOSED.await(set));
    set.close();
    one.send(AskExp.LOW, 1);
    assertThrows(ChannelClosedException.class, one::receiveDone);
    assertThrows(ChannelClosedException.class, two::receiveDone);
    one.close();
    two.close();
    refused("close", () -> LOW_MID_CLOSED.await(set));
    refused("close", () -> set.selected());
    ChannelEnds<AskImp, AskExp> ends = AskExp.open(heap);
    AskExp exp = ends.exp();
    refused("close", () -> set.add(exp));
    exp.close();
    ends.imp().close();
  }

  @Test
  @DisplayName("R68 a set goes to a SIP with its members, and dies with it")
  void givenToSip() throws Exception {
    AskImp one = member();
    AskImp two = member();
    one.send(AskExp.LOW, 41);
    Sip sip =
        Sip.start(
            "server",
            set,
            clients -> {
              assertEquals(LOW, matrix(row(Low.class)).await(clients));
              serve(clients, 41);
              throw new IllegalStateException("dies with two clients");
            });
    sip.join();
    assertEquals("dies with two clients", sip.failure().orElseThrow().getMessage());
    one.receiveDone();
    one.send(AskExp.LOW, 42);
    assertThrows(ChannelClosedException.class, one::receiveDone);
    two.send(AskExp.LOW, 42);
    assertThrows(ChannelClosedException.class, two::receiveDone);
    one.close();
    two.close();
    refused("", set::close);
  }

  @Test
  @DisplayName("a set stays out of messages and vectors")
  void reach() {
    ChannelEnds<CarrierImp, CarrierExp> ends = CarrierImp.open(heap);
    CarrierImp carrier = ends.imp();
    refused("is a container, which goes to a SIP", () -> carrier.sendCarry(set));
    try (TrackedVector<EndpointSet<AskExp>> vector = heap.vector(1);
        var slot = vector.expose(0)) {
      refused("is a container, which goes to a SIP", () -> slot.set(set));
    }
    carrier.close();
    ends.exp().close();
  }

  @Test
  @DisplayName("a set says what it is, and a member whose it is")
  void text() {
    ChannelEnds<AskImp, AskExp> ends = AskExp.open(heap);
    AskExp exp = ends.exp();
    set.add(exp);
    ends.imp().close();
    assertTrue(exp.toString().contains("owner=EndpointSet 0x"), exp.toString());
    assertTrue(set.toString().contains("EndpointSet["), set.toString());
    assertTrue(set.toString().contains("state=OPEN, members=1, ready=0"), set.toString());
  }

  @Test
  @DisplayName("R89 a map gives what was added with the endpoint")
  void map() throws InterruptedException {
    EndpointMap<AskExp, String> map = EndpointMap.create(heap, AskExp.OPEN);
    AskImp[] imps = new AskImp[40];
    for (int i = 0; i < imps.length; i++) {
      ChannelEnds<AskImp, AskExp> ends = AskExp.open(heap);
      map.add(ends.exp(), "client " + i);
      imps[i] = ends.imp();
    }
    assertThrows(IllegalStateException.class, map::data);
    for (int i = imps.length - 1; i >= 0; i--) {
      imps[i].send(AskExp.LOW, i);
      assertEquals(LOW, LOW_MID_CLOSED.await(map));
      AskExp client = map.selected();
      assertEquals("client " + i, map.data());
      assertThrows(IllegalStateException.class, map::data, "it was asked for");
      client.take(Low.class);
      client.sendDone();
      map.add(client, "client " + i + " again");
    }
    imps[7].close();
    assertEquals(CLOSED, LOW_MID_CLOSED.await(map));
    map.selected().close();
    assertEquals("client 7 again", map.data());
    assertEquals(39, map.size());
    map.close();
    for (AskImp imp : imps) {
      if (imp != imps[7]) {
        imp.close();
      }
    }
  }

  @Test
  @DisplayName("R89 tracked data belongs to the map until it is asked for")
  void trackedData() throws InterruptedException {
    EndpointMap<AskExp, ByteVector> map = EndpointMap.create(heap, AskExp.OPEN);
    AskImp[] imps = new AskImp[3];
    for (int i = 0; i < imps.length; i++) {
      ChannelEnds<AskImp, AskExp> ends = AskExp.open(heap);
      ByteVector data = heap.bytes(10 + i);
      map.add(ends.exp(), data);
      refused("", data::close);
      imps[i] = ends.imp();
      imps[i].send(AskExp.LOW, i);
    }
    assertEquals(LOW, LOW_MID_CLOSED.await(map));
    AskExp zero = map.selected();
    long blocks = heap.statistics().liveBlocks();
    assertEquals(LOW, LOW_MID_CLOSED.await(map));
    AskExp one = map.selected();
    assertEquals(blocks - 1, heap.statistics().liveBlocks(), "zero's data was not asked for");
    ByteVector data = map.data();
    assertEquals(11, data.length());
    refused("", () -> map.add(zero, closed(data)));
    zero.close();
    one.close();
    map.close();
    for (AskImp imp : imps) {
      imp.close();
    }
  }

  private static ByteVector closed(ByteVector data) {
    data.close();
    return data;
  }
}
