package org.copyless.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.channel.ask.AskExp;
import org.copyless.channel.ask.AskImp;
import org.copyless.channel.echo.EchoChannel;
import org.copyless.channel.echo.EchoExp;
import org.copyless.channel.echo.EchoImp;
import org.copyless.channel.echo.Letter;
import org.copyless.channel.echo.LetterRep;
import org.copyless.channel.feed.FeedExp;
import org.copyless.channel.feed.FeedImp;
import org.copyless.channel.spi.ChannelEnds;
import org.copyless.channel.spi.EndpointStatus;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.Tracked;
import org.copyless.heap.TrackedDeque;
import org.copyless.heap.spi.Owner;
import org.copyless.sip.Exit;
import org.copyless.sip.Sip;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * SIPs that overflow their stack in the middle of a send, a receive or a close: each operation is
 * begun at every depth near the end of the stack, from where it cannot even begin to where it ends
 * well. Nothing is lost, nothing is reclaimed twice, and the peer sees the close.
 */
@Tag("guard-off-too")
@Timeout(60)
class StackOverflowTest {
  private static final int SHALLOW = 3_000;

  /** Would tell of each SIP's death at length. */
  private static final Logger SIPS = Logger.getLogger("org.copyless.sip");

  /** Where the next message needs a segment: the first, none, the second, and one used before. */
  private static final int[] QUEUED = {0, 1, 4, 12};

  private ExchangeHeap heap;
  private int died;
  private int ended;

  @BeforeEach
  void open() {
    heap = ExchangeHeap.create();
    SIPS.setLevel(Level.OFF);
  }

  @AfterEach
  void close() {
    heap.close();
    SIPS.setLevel(null);
  }

  /** One operation of a SIP that begins so many frames above the end of its stack. */
  private interface Attempt {
    void at(int framesLeft) throws Exception;
  }

  private void sweep(Attempt attempt) throws Exception {
    for (int i = 0; i < 20; i++) {
      attempt.at(SHALLOW); // all code is linked then, and no class is left half initialised
    }
    died = 0;
    ended = 0;
    for (int framesLeft = 0; framesLeft < SHALLOW; framesLeft += 1 + framesLeft / 50) {
      attempt.at(framesLeft);
      int now = framesLeft;
      assertEquals(0, heap.statistics().liveBlocks(), () -> "frames left: " + now);
    }
    assertTrue(died > 0 && ended > 0, "died " + died + ", ended " + ended);
  }

  private void note(Sip sip) throws InterruptedException {
    sip.join();
    note(sip.failure().orElse(null));
  }

  private void note(@Nullable Throwable failure) {
    if (failure == null) {
      ended++;
    } else {
      died++;
      assertInstanceOf(StackOverflowError.class, failure);
    }
  }

  /** For a SIP that catches the error, notes it, and goes on. */
  private static void awaitEnd(Sip sip) throws InterruptedException {
    assertEquals(new Exit.Normal(0), sip.join());
  }

  private void diveAndCatch(int framesLeft, Step operation) throws InterruptedException {
    StackOverflowError caught = null;
    try {
      Diver.dive(framesLeft, operation);
    } catch (StackOverflowError end) {
      caught = end;
    }
    note(caught);
  }

  /** What is tried there. */
  private interface Step {
    void run() throws InterruptedException;
  }

  /** Runs something where few frames are left. */
  private static final class Diver {
    private int deepest;

    static void dive(int framesLeft, Step operation) throws InterruptedException {
      Diver diver = new Diver();
      diver.measure();
      diver.descend(Math.max(0, diver.deepest - framesLeft), operation);
    }

    private void measure() throws InterruptedException {
      try {
        descend(Integer.MAX_VALUE, null);
      } catch (StackOverflowError end) {
        // as deep as it goes
      }
    }

    private void descend(int frames, @Nullable Step operation) throws InterruptedException {
      if (operation == null) {
        deepest++;
      }
      if (frames > 0) {
        descend(frames - 1, operation);
      } else {
        operation.run();
      }
    }
  }

  private Letter letter() {
    Letter second = LetterRep.allocate(heap, heap.bytes(8), null, 2);
    return LetterRep.allocate(heap, heap.bytes(8), second, 1);
  }

  @Test
  @DisplayName("R86 R87 a send that dies: what it carried is reclaimed, or arrives as a whole")
  void send() throws Exception {
    sweep(
        framesLeft -> {
          EchoChannel channel = EchoChannel.open(heap);
          EchoExp exp = channel.exp();
          note(
              Sip.platform()
                  .start(
                      "diver",
                      channel.imp(),
                      letter(),
                      (imp, letter) -> Diver.dive(framesLeft, () -> imp.sendPost(letter))));
          if (exp.receive(EchoExp.START) instanceof EchoExp.Post post) {
            assertEquals(5, blocksOf(post.letter()));
          } else {
            assertInstanceOf(ChannelClosed.class, exp.receive(EchoExp.START));
          }
          exp.close();
        });
  }

  /** Reads all of a letter and closes it; with the two endpoints there are as many blocks. */
  private static int blocksOf(Letter letter) {
    int blocks = 0;
    try (var _ = ((LetterRep) letter).expose()) {
      assertEquals(8, letter.body().length());
      try (var _ = ((LetterRep) letter.next()).expose()) {
        assertEquals(8, letter.next().body().length());
        blocks += 5;
      }
    }
    letter.close();
    return blocks;
  }

  @Test
  @DisplayName("R86 R87 a send to a closed peer that dies: what it carried is reclaimed")
  void sendToNobody() throws Exception {
    sweep(
        framesLeft -> {
          EchoChannel channel = EchoChannel.open(heap);
          channel.exp().close();
          note(
              Sip.platform()
                  .start(
                      "diver",
                      channel.imp(),
                      letter(),
                      (imp, letter) -> Diver.dive(framesLeft, () -> imp.sendPost(letter))));
        });
  }

  @Test
  @DisplayName("R86 R87 a receive that dies: the message is reclaimed, whatever it has got of it")
  void receive() throws Exception {
    sweep(
        framesLeft -> {
          EchoChannel channel = EchoChannel.open(heap);
          EchoImp imp = channel.imp();
          imp.sendPost(letter());
          note(
              Sip.platform()
                  .start(
                      "diver",
                      channel.exp(),
                      exp -> Diver.dive(framesLeft, () -> exp.receive(EchoExp.START))));
          assertInstanceOf(ChannelClosed.class, imp.receive(EchoImp.START_POST));
          imp.close();
        });
  }

  @Test
  @DisplayName("R80 R86 a close that dies: the end is closed nevertheless, its queue reclaimed")
  void closing() throws Exception {
    sweep(
        framesLeft -> {
          EchoChannel channel = EchoChannel.open(heap);
          EchoImp imp = channel.imp();
          imp.sendPost(letter());
          note(
              Sip.platform()
                  .start("diver", channel.exp(), exp -> Diver.dive(framesLeft, exp::close)));
          assertInstanceOf(ChannelClosed.class, imp.receive(EchoImp.START_POST));
          imp.close();
        });
  }

  @Test
  @DisplayName(
      "R80 R86 a receive that dies in a thread that goes on: the close reclaims the message")
  void receiveThenClose() throws Exception {
    sweep(
        framesLeft -> {
          EchoChannel channel = EchoChannel.open(heap);
          EchoImp imp = channel.imp();
          imp.sendPost(letter());
          Receipt receive = exp -> Diver.dive(framesLeft, () -> exp.receive(EchoExp.START));
          note(Sip.platform().start("diver", channel.exp(), exp -> closing(exp, receive)));
          assertInstanceOf(ChannelClosed.class, imp.receive(EchoImp.START_POST));
          imp.close();
        });
  }

  /** A receive. */
  private interface Receipt {
    void on(EchoExp exp) throws InterruptedException;
  }

  private static void closing(EchoExp exp, Receipt body) throws InterruptedException {
    try (exp) {
      body.on(exp);
    }
  }

  /** An operation on a queue without bound through which so many messages have gone. */
  private interface QueueAttempt {
    void at(int framesLeft, int before, FeedImp imp, FeedExp exp) throws Exception;
  }

  private void sweepQueues(QueueAttempt attempt) throws Exception {
    for (int before : QUEUED) {
      sweep(
          framesLeft -> {
            ChannelEnds<FeedImp, FeedExp> ends = FeedExp.open(heap);
            attempt.at(framesLeft, before, ends.imp(), ends.exp());
          });
    }
  }

  @Test
  @DisplayName("R86 R87 a send into a queue without bound that dies: reclaimed, or arrives")
  void unboundedSend() throws Exception {
    sweepQueues(
        (framesLeft, before, imp, exp) -> {
          for (int i = 1; i <= before; i++) {
            exp.sendItem(heap.bytes(1), i);
          }
          note(
              Sip.platform()
                  .start(
                      "diver",
                      exp,
                      letter(),
                      (sender, letter) ->
                          Diver.dive(framesLeft, () -> sender.sendItem(letter, before + 1))));
          int items = 0;
          while (imp.receive(FeedImp.START) instanceof FeedImp.Item item) {
            assertEquals(++items, item.sequence());
            item.data().close();
          }
          assertTrue(items >= before, "items=" + items);
          imp.close();
        });
  }

  @Test
  @DisplayName(
      "R86 R87 a send into a queue without bound that dies and is caught: the next arrives")
  void unboundedSendCaught() throws Exception {
    sweepQueues(
        (framesLeft, before, imp, exp) -> {
          for (int round = 0; round < 2; round++) { // the second one uses segments again
            for (int i = 0; i < before; i++) {
              exp.sendItem(null, 0);
            }
            for (int i = 0; i < before; i++) {
              imp.receiveItem();
            }
          }
          awaitEnd(Sip.platform().start("diver", exp, sender -> sendNine(sender, framesLeft)));
          int next = 1;
          while (imp.receive(FeedImp.START) instanceof FeedImp.Item item) {
            assertTrue(item.sequence() == next || next == 1, "item " + item.sequence());
            next = item.sequence() + 1;
          }
          assertEquals(10, next);
          imp.close();
        });
  }

  private void sendNine(FeedExp sender, int framesLeft) throws InterruptedException {
    try (sender) {
      diveAndCatch(framesLeft, () -> sender.sendItem(null, 1));
      for (int i = 2; i < 10; i++) {
        sender.sendItem(null, i);
      }
    }
  }

  @Test
  @DisplayName("R86 R87 a receive that dies and is caught: the message is there, or it is taken")
  void receiveCaught() throws Exception {
    sweep(
        framesLeft -> {
          ChannelEnds<AskImp, AskExp> ends = AskExp.open(heap);
          AskImp imp = ends.imp();
          imp.send(AskExp.LOW, 1);
          Sip diver = Sip.platform().start("diver", ends.exp(), exp -> goOn(exp, framesLeft));
          imp.receiveDone();
          imp.send(AskExp.LOW, 2); // into the same slot: nothing of the one before may be there
          awaitEnd(diver);
          imp.close();
        });
  }

  private void goOn(AskExp exp, int framesLeft) throws InterruptedException {
    try (exp) {
      diveAndCatch(framesLeft, () -> exp.take(AskExp.Low.class));
      if (exp.stateName().equals("OPEN")) {
        assertEquals(1, exp.take(AskExp.Low.class).number());
      }
      exp.sendDone();
      while (EndpointStatus.of(exp) == EndpointStatus.EMPTY) {
        Thread.onSpinWait();
      }
      assertEquals(2, exp.take(AskExp.Low.class).number());
    }
  }

  @Test
  @DisplayName(
      "R86 R87 a send that dies and is caught: what it gave is reclaimed, the next arrives")
  void sendCaught() throws Exception {
    sweep(
        framesLeft -> {
          EchoChannel channel = EchoChannel.open(heap);
          EchoExp exp = channel.exp();
          awaitEnd(
              Sip.platform()
                  .start(
                      "diver",
                      channel.imp(),
                      letter(),
                      (imp, letter) -> sendAgain(imp, letter, framesLeft)));
          switch (exp.receive(EchoExp.START)) {
            case EchoExp.Post post -> assertEquals(5, blocksOf(post.letter()));
            case EchoExp.Ping ping -> ping.data().close();
            default -> fail("nothing has arrived");
          }
          exp.close();
        });
  }

  private void sendAgain(EchoImp imp, Letter letter, int framesLeft) throws InterruptedException {
    try (imp) {
      diveAndCatch(framesLeft, () -> imp.sendPost(letter));
      if (imp.stateName().equals("START")) {
        imp.sendPing(heap.bytes(8), 1);
      }
    }
  }

  @Test
  @DisplayName("R87 a send that dies when it wakes the receiver, and is caught: the next wakes it")
  void wakeUpCaught() throws Exception {
    sweep(
        framesLeft -> {
          EchoChannel channel = EchoChannel.open(heap);
          Sip receiver = Sip.start("receiver", channel.exp(), StackOverflowTest::receiveThree);
          awaitEnd(
              Sip.platform()
                  .start("diver", channel.imp(), imp -> wakeThenSendTwo(imp, framesLeft)));
          awaitEnd(receiver);
        });
  }

  private static void receiveThree(EchoExp exp) throws InterruptedException {
    try (exp) {
      assertInstanceOf(EchoExp.Put.class, exp.receive(EchoExp.START));
      assertInstanceOf(EchoExp.Put.class, exp.receive(EchoExp.START_PUT));
      assertInstanceOf(EchoExp.Put.class, exp.receive(EchoExp.START_PUT_PUT));
      exp.sendAccepted();
    }
  }

  private void wakeThenSendTwo(EchoImp imp, int framesLeft) throws Exception {
    try (imp) {
      awaitWaiting();
      diveAndCatch(framesLeft, () -> imp.sendPut(null));
      if (imp.stateName().equals("START")) {
        imp.sendPut(null);
      }
      imp.sendPut(null); // in other slots than the one at which the receiver waits
      imp.sendPut(null);
      assertInstanceOf(EchoImp.Accepted.class, imp.receive(EchoImp.START_PUT_PUT_PUT));
    }
  }

  private void awaitWaiting() throws IOException {
    StringBuilder dump = new StringBuilder();
    while (dump.indexOf(" waiting") < 0) {
      dump.setLength(0);
      heap.dump(dump);
    }
  }

  @Test
  @DisplayName("R86 R87 a receive from a queue without bound that dies: all messages are reclaimed")
  void unboundedReceive() throws Exception {
    sweepQueues(
        (framesLeft, before, imp, exp) -> {
          for (int i = 0; i < before; i++) {
            exp.sendItem(null, 0);
            imp.receiveItem();
          }
          exp.sendItem(letter(), 1);
          exp.sendItem(letter(), 2);
          note(
              Sip.platform()
                  .start(
                      "diver",
                      imp,
                      receiver -> Diver.dive(framesLeft, () -> receiver.receive(FeedImp.START))));
          exp.sendItem(letter(), 3);
          exp.close();
        });
  }

  private void sweepAlone(Step operation) throws Exception {
    sweep(
        framesLeft -> note(Sip.platform().start("diver", () -> Diver.dive(framesLeft, operation))));
  }

  @Test
  @DisplayName("R86 an allocation that dies leaves nothing")
  void allocation() throws Exception {
    sweepAlone(() -> heap.bytes(100));
    sweepAlone(() -> heap.bytes(1 << 20));
  }

  @Test
  @DisplayName("R86 an opening of a channel that dies leaves nothing")
  void opening() throws Exception {
    sweepAlone(() -> EchoChannel.open(heap));
    sweepAlone(() -> FeedExp.open(heap));
  }

  @Test
  @DisplayName("R86 a close of a vector, a struct or a container that dies leaves nothing")
  void closingBlocks() throws Exception {
    sweepClose(() -> heap.bytes(100));
    sweepClose(this::letter);
    sweepClose(
        () -> {
          TrackedDeque<ByteVector> deque = TrackedDeque.create(heap);
          for (int i = 0; i < 10; i++) {
            deque.addLast(heap.bytes(i));
          }
          return deque;
        });
  }

  private void sweepClose(Supplier<Tracked> blocks) throws Exception {
    sweep(
        framesLeft ->
            note(
                Sip.platform()
                    .start(
                        "diver",
                        blocks.get(),
                        block -> Diver.dive(framesLeft, () -> block.close()))));
  }

  @Test
  @DisplayName("R80 R86 a close of a set that dies: its members are closed, their peers see it")
  void closingSets() throws Exception {
    sweep(
        framesLeft -> {
          EndpointSet<EchoExp> set = EndpointSet.create(heap, EchoExp.START);
          EchoChannel first = EchoChannel.open(heap);
          EchoChannel second = EchoChannel.open(heap);
          List<EchoImp> peers = List.of(first.imp(), second.imp());
          set.add(first.exp());
          set.add(second.exp());
          peers.getFirst().sendPost(letter());
          peers.getLast().sendPost(letter());
          note(Sip.platform().start("diver", set, end -> Diver.dive(framesLeft, end::close)));
          for (EchoImp peer : peers) {
            assertInstanceOf(ChannelClosed.class, peer.receive(EchoImp.START_POST));
            peer.close();
          }
        });
  }

  @Test
  @DisplayName("R86 a close that dies can be called again where there is stack")
  void closingAgain() throws Exception {
    sweep(
        framesLeft ->
            note(
                Sip.platform()
                    .start(
                        "diver",
                        letter(),
                        letter -> {
                          try {
                            Diver.dive(framesLeft, letter::close);
                          } catch (StackOverflowError end) {
                            if (((LetterRep) letter).isOwnedBy(Owner.current())) {
                              letter.close();
                            }
                            throw end;
                          }
                        })));
  }
}
