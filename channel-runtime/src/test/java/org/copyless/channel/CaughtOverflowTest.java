package org.copyless.channel;

import static org.copyless.channel.Select.row;
import static org.copyless.channel.Select.timeout;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.time.Duration;
import org.copyless.channel.ask.AskExp;
import org.copyless.channel.ask.AskImp;
import org.copyless.channel.echo.EchoChannel;
import org.copyless.channel.echo.EchoExp;
import org.copyless.channel.echo.EchoImp;
import org.copyless.channel.echo.Letter;
import org.copyless.channel.feed.FeedExp;
import org.copyless.channel.feed.FeedImp;
import org.copyless.channel.spi.ChannelEnds;
import org.copyless.channel.spi.EndpointStatus;
import org.copyless.sip.Sip;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** SIPs that catch the overflow of their stack, and go on with a channel that says the truth. */
@Tag("guard-off-too")
@Timeout(60)
class CaughtOverflowTest extends OverflowSweep {
  private static final Select PING = Select.matrix(row(EchoExp.Ping.class), timeout(Duration.ZERO));

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
            case EchoExp.Post post -> closeWhole(post.letter());
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
          Sip receiver = Sip.start("receiver", channel.exp(), CaughtOverflowTest::receiveThree);
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
  @DisplayName("R60 R86 an add to a set that dies and is caught: the endpoint is in it, or is not")
  void addCaught() throws Exception {
    sweep(framesLeft -> awaitEnd(Sip.platform().start("diver", () -> addThenServe(framesLeft))));
  }

  private void addThenServe(int framesLeft) throws Exception {
    EchoChannel channel = EchoChannel.open(heap);
    EchoExp exp = channel.exp();
    try (EchoImp imp = channel.imp();
        EndpointSet<EchoExp> clients = EndpointSet.create(heap, EchoExp.START)) {
      diveAndCatch(framesLeft, () -> clients.add(exp));
      if (clients.isEmpty()) {
        clients.add(exp);
      }
      imp.sendPing(heap.bytes(1), 1);
      serve(clients);
    }
  }

  private static void serve(EndpointSet<EchoExp> clients) throws Exception {
    assertEquals(0, PING.await(clients));
    try (EchoExp client = clients.selected()) {
      client.receivePing().data().close();
    }
  }
}
