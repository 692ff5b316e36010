package org.copyless.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.copyless.channel.carrier.CarrierExp;
import org.copyless.channel.carrier.CarrierImp;
import org.copyless.channel.echo.EchoChannel;
import org.copyless.channel.echo.EchoExp;
import org.copyless.channel.echo.EchoImp;
import org.copyless.channel.echo.LetterRep;
import org.copyless.channel.feed.FeedExp;
import org.copyless.channel.feed.FeedImp;
import org.copyless.channel.spi.ChannelEnds;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.Holding;
import org.copyless.heap.LongVector;
import org.copyless.heap.OutOfExchangeMemoryException;
import org.copyless.heap.TrackedVector;
import org.copyless.heap.spi.Owner;
import org.copyless.sip.Exit;
import org.copyless.sip.Sip;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a heap tells of itself while programs run in it. */
@Timeout(60)
class DumpTest {
  private static final Select PUT = Select.matrix(Select.row(EchoExp.Put.class));

  @Test
  void threeChannelsInDifferentStatesAndBlocksOfSeveralOwners() throws Exception {
    try (ExchangeHeap heap = ExchangeHeap.create()) {
      EchoChannel served = EchoChannel.open(heap);
      Sip server = Sip.start("server", served.exp(), DumpTest::waitForClose);
      EchoImp client = served.imp();

      EchoChannel queued = EchoChannel.open(heap);
      EchoImp sender = queued.imp();
      EchoExp receiver = queued.exp();
      sender.sendPut(heap.bytes(100));
      sender.sendPut(null);

      ChannelEnds<CarrierImp, CarrierExp> halfClosed = CarrierImp.open(heap);
      CarrierImp open = halfClosed.imp();
      open.sendCarry(LetterRep.allocate(heap, heap.bytes(7), null, 1));
      halfClosed.exp().close();
      ByteVector mine = heap.bytes(3);

      while (!dump(heap).contains(" waiting")) {
        Thread.onSpinWait();
      }
      assertEquals(
          """
          ExchangeHeap[]
          owners
            closed channels CarrierExp 1 N
            owner type blocks bytes
            queues of EchoExp ByteVector 1 100
            server# EchoExp 1 N
            thread main# ByteVector 1 3
            thread main# CarrierImp 1 N
            thread main# EchoExp 1 N
            thread main# EchoImp 2 N
          channels
            Carrier
              0x CarrierImp state=START_CARRY owner=thread main# sent=1 received=0 queue=[] peer-closed
              0x CarrierExp closed
            Echo
              0x EchoExp state=START owner=server# sent=0 received=0 queue=[] waiting
              0x EchoImp state=START owner=thread main# sent=0 received=0 queue=[]
            Echo
              0x EchoExp state=START owner=thread main# sent=0 received=0 queue=[put, put]
              0x EchoImp state=START_PUT_PUT owner=thread main# sent=2 received=0 queue=[]
          blocks
            0x ByteVector bytes=100 owner=channel of endpoint 0x (EchoExp)
            0x ByteVector bytes=3 owner=thread main#
          """,
          masked(dump(heap)));
      assertTrue(
          heap.census().contains(new Holding(Owner.current().toString(), "ByteVector", 1, 3)));

      mine.close();
      client.close();
      sender.close();
      receiver.close();
      open.close();
      server.join();
      assertEquals(List.of(), heap.census());
    }
  }

  @Test
  void aFullHeapIsDumpedAndTheExceptionNamesWhoHasIt() throws Exception {
    try (ExchangeHeap heap = ExchangeHeap.create(1 << 16)) {
      TrackedVector<ByteVector> all = heap.vector(100);
      var full = assertThrows(OutOfExchangeMemoryException.class, () -> fill(heap, all));
      assertTrue(
          full.getMessage().contains("thread main#" + Owner.current().id() + " ByteVector"),
          full.getMessage());
      assertTrue(dump(heap).contains("ByteVector bytes=4000 owner=" + Owner.current()));
      all.close();
      assertEquals(List.of(), heap.census());
    }
  }

  private static void fill(ExchangeHeap heap, TrackedVector<ByteVector> all) {
    for (int i = 0; i < all.length(); i++) {
      try (var slot = all.expose(i)) {
        slot.set(heap.bytes(4000));
      }
    }
  }

  @Test
  void blocksOfAnEndedThreadAreMarked() throws Exception {
    try (ExchangeHeap heap = ExchangeHeap.create()) {
      Owner[] loser = new Owner[1];
      Thread thread =
          Thread.ofPlatform()
              .name("loser")
              .start(
                  () -> {
                    loser[0] = Owner.current();
                    heap.bytes(5).setInt(0, 1);
                  });
      thread.join();
      Holding holding = heap.census().getFirst();
      assertTrue(holding.owner().startsWith("ended thread loser#"), holding.toString());
      assertTrue(dump(heap).contains("bytes=5 owner=ended thread loser#"), dump(heap));
      ExchangeHeap.reclaimAll(loser[0]); // else the heap's close would report it
    }
  }

  @Test
  @Tag("guard-off-too")
  void aMemberOfASetIsWaitingWhileItsOwnerWaitsAtTheSetAndNoLonger() throws Exception {
    try (ExchangeHeap heap = ExchangeHeap.create()) {
      EchoChannel channel = EchoChannel.open(heap);
      EchoImp client = channel.imp();
      EndpointSet<EchoExp> clients = EndpointSet.create(heap, EchoExp.START);
      clients.add(channel.exp());
      assertFalse(dump(heap).contains(" waiting"), dump(heap));
      var told = new CompletableFuture<String>();
      Sip server =
          Sip.platform()
              .start(
                  "server",
                  clients,
                  set -> {
                    PUT.await(set);
                    EchoExp taken = set.selected();
                    told.complete(dump(heap));
                    taken.close();
                    set.close();
                  });
      while (!dump(heap).contains(" waiting")) {
        Thread.onSpinWait();
      }
      client.sendPut(null);
      assertFalse(told.get().contains(" waiting"), told.get());
      assertEquals(new Exit.Normal(0), server.join());
      client.close();
    }
  }

  @Test
  @Tag("guard-off-too")
  void aQueueWithoutBoundIsToldFromItsHead() throws Exception {
    try (ExchangeHeap heap = ExchangeHeap.create()) {
      ChannelEnds<FeedImp, FeedExp> feed = FeedExp.open(heap);
      FeedImp imp = feed.imp();
      FeedExp exp = feed.exp();
      exp.sendItem(null, 1);
      exp.sendItem(null, 2);
      imp.receiveItem();
      exp.sendDone();
      assertTrue(dump(heap).contains("received=1 queue=[item, done]"), dump(heap));
      for (int i = 0; i < 3; i++) {
        assertFalse(dump(heap).contains("changing"), dump(heap));
      }
      imp.close();
      exp.close();
    }
  }

  @Test
  @Tag("guard-off-too")
  void whileBlocksAreAllocatedAndFreedEachLineIsOfOneBlock() throws Exception {
    try (ExchangeHeap heap = ExchangeHeap.create(1 << 20)) {
      AtomicBoolean stop = new AtomicBoolean();
      List<Sip> churners = List.of(churn("one", heap, stop), churn("two", heap, stop));
      ByteVector mine = heap.bytes(3);
      for (int i = 0; i < 2_000; i++) {
        checkLines(dump(heap));
        assertFalse(mine.toString().isEmpty());
      }
      stop.set(true);
      for (Sip churner : churners) {
        churner.join();
        assertEquals(Optional.empty(), churner.failure());
      }
      mine.close();
      assertEquals(List.of(), heap.census());
    }
  }

  /** Fills blocks with what would be seen if it were taken for a header. */
  private static Sip churn(String name, ExchangeHeap heap, AtomicBoolean stop) {
    return Sip.platform()
        .start(
            name,
            () -> {
              for (int size = 1; !stop.get(); size = size * 7 % 4_999) {
                try (LongVector block = heap.longs(size)) {
                  for (int i = 0; i < block.length(); i++) {
                    block.set(i, 0x7f7f_0001_7f7f_0001L);
                  }
                  EchoChannel channel = EchoChannel.open(heap);
                  try (EchoImp imp = channel.imp();
                      EchoExp exp = channel.exp()) {
                    imp.sendPing(heap.bytes(size), 1);
                    exp.receivePing().data().close();
                  }
                }
              }
            });
  }

  private static final Pattern LINE =
      Pattern.compile(
          " {2}0x[0-9a-f]+ (LongVector|ByteVector) bytes=([0-9]{1,5}) owner=[a-z0-9#"
              + " ]+(0x[0-9a-f]+.*)?(;.*)?| {4}0x[0-9a-f]+ Echo(Imp|Exp) state=START\\w*"
              + " owner=[^=]+ sent=[01] received=[01] queue=\\[\\w*]( peer-closed)?| {4}0x[0-9a-f]+"
              + " Echo(Imp|Exp) (closed|changing.*)| {2}(Echo|\\(unknown\\))");

  private static void checkLines(String dump) {
    dump.substring(dump.indexOf("\nchannels"))
        .lines()
        .filter(line -> line.startsWith(" "))
        .forEach(line -> assertTrue(LINE.matcher(line).matches(), line));
  }

  private static void waitForClose(EchoExp exp) throws InterruptedException {
    exp.receive(EchoExp.START);
    exp.close();
  }

  private static String dump(ExchangeHeap heap) throws IOException {
    StringBuilder text = new StringBuilder();
    heap.dump(text);
    return text.toString();
  }

  /** Without what differs from run to run, and each section in the order of the alphabet. */
  private static String masked(String dump) {
    String text =
        dump.replaceAll("\\R", "\n")
            .replaceFirst("\\[.*]", "[]")
            .replaceAll("0x[0-9a-f]+", "0x")
            .replaceAll("#[0-9]+", "#")
            .replaceAll("; given away at [^\n]*", "")
            .replaceAll("(?<=\\S) +", " ")
            .replaceAll("((?:Imp|Exp) [0-9]+) [0-9]+ *\n", "$1 N\n");
    List<String> sections = List.of(text.split("\n(?=\\S)"));
    return sections.stream().map(DumpTest::sorted).collect(Collectors.joining("\n")) + "\n";
  }

  private static String sorted(String section) {
    String entries = section.startsWith("channels") ? "\n  (?=\\S)" : "\n  ";
    List<String> parts = List.of(section.strip().split(entries));
    return parts.getFirst()
        + parts.stream().skip(1).sorted().map(p -> "\n  " + p).collect(Collectors.joining());
  }
}
