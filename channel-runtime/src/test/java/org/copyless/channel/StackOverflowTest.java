package org.copyless.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
    Throwable failure = sip.failure().orElse(null);
    if (failure == null) {
      ended++;
    } else {
      died++;
      assertInstanceOf(StackOverflowError.class, failure);
    }
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

  @Test
  @DisplayName("R86 R87 a send into a queue without bound that dies: reclaimed, or arrives")
  void unboundedSend() throws Exception {
    for (int before : QUEUED) {
      unboundedSend(before);
    }
  }

  private void unboundedSend(int before) throws Exception {
    sweep(
        framesLeft -> {
          ChannelEnds<FeedImp, FeedExp> ends = FeedExp.open(heap);
          FeedImp imp = ends.imp();
          FeedExp exp = ends.exp();
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
    for (int before : QUEUED) {
      unboundedSendCaught(before);
    }
  }

  private void unboundedSendCaught(int before) throws Exception {
    sweep(
        framesLeft -> {
          ChannelEnds<FeedImp, FeedExp> ends = FeedExp.open(heap);
          FeedImp imp = ends.imp();
          FeedExp exp = ends.exp();
          for (int round = 0; round < 2; round++) { // the second one uses segments again
            for (int i = 0; i < before; i++) {
              exp.sendItem(null, 0);
            }
            for (int i = 0; i < before; i++) {
              imp.receiveItem();
            }
          }
          note(
              Sip.platform()
                  .start(
                      "diver",
                      exp,
                      sender -> {
                        try {
                          Diver.dive(framesLeft, () -> sender.sendItem(null, 1));
                          ended++;
                        } catch (StackOverflowError end) {
                          died++;
                        }
                        for (int i = 2; i < 10; i++) {
                          sender.sendItem(null, i);
                        }
                        sender.close();
                      }));
          int next = 1;
          while (imp.receive(FeedImp.START) instanceof FeedImp.Item item) {
            assertTrue(item.sequence() == next || next == 1, "item " + item.sequence());
            next = item.sequence() + 1;
          }
          assertEquals(10, next);
          imp.close();
        });
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
          note(diver);
          imp.close();
        });
  }

  private void goOn(AskExp exp, int framesLeft) throws InterruptedException {
    try (exp) {
      try {
        Diver.dive(framesLeft, () -> exp.take(AskExp.Low.class));
        ended++;
      } catch (StackOverflowError end) {
        died++;
      }
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
          note(
              Sip.platform()
                  .start(
                      "diver",
                      channel.imp(),
                      heap.bytes(8),
                      (imp, data) -> sendTwice(imp, data, framesLeft)));
          int received = 0;
          while (exp.tryReceive(EchoExp.START) instanceof EchoExp.Ping ping) {
            ping.data().close();
            exp.sendPong(heap.bytes(1), ++received);
          }
          exp.close();
        });
  }

  private void sendTwice(EchoImp imp, ByteVector data, int framesLeft) {
    try (imp) {
      try {
        Diver.dive(framesLeft, () -> imp.sendPing(data, 1));
        ended++;
      } catch (StackOverflowError end) {
        died++;
      }
      if (imp.stateName().equals("START")) {
        imp.sendPing(heap.bytes(8), 2);
      }
    } catch (InterruptedException nobodyInterrupts) {
      throw new IllegalStateException(nobodyInterrupts);
    }
  }

  @Test
  @DisplayName("R86 R87 a receive from a queue without bound that dies: all messages are reclaimed")
  void unboundedReceive() throws Exception {
    for (int before : QUEUED) {
      unboundedReceive(before);
    }
  }

  private void unboundedReceive(int before) throws Exception {
    sweep(
        framesLeft -> {
          ChannelEnds<FeedImp, FeedExp> ends = FeedExp.open(heap);
          FeedImp imp = ends.imp();
          FeedExp exp = ends.exp();
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
