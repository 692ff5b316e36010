package org.copyless.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Supplier;
import org.copyless.channel.echo.EchoChannel;
import org.copyless.channel.echo.EchoExp;
import org.copyless.channel.echo.EchoImp;
import org.copyless.channel.echo.LetterRep;
import org.copyless.channel.feed.FeedExp;
import org.copyless.channel.feed.FeedImp;
import org.copyless.heap.ByteVector;
import org.copyless.heap.Tracked;
import org.copyless.heap.TrackedDeque;
import org.copyless.heap.spi.Owner;
import org.copyless.sip.Sip;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * SIPs that overflow their stack in the middle of a send, a receive or a close, and die of it: the
 * peer sees the close.
 */
@Tag("guard-off-too")
@Timeout(60)
class StackOverflowTest extends OverflowSweep {
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
            closeWhole(post.letter());
          } else {
            assertInstanceOf(ChannelClosed.class, exp.receive(EchoExp.START));
          }
          exp.close();
        });
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

  private void sweepAlone(Diver.Step operation) throws Exception {
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
