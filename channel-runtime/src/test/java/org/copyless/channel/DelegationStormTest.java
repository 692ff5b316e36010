package org.copyless.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.copyless.channel.echo.EchoChannel;
import org.copyless.channel.echo.EchoExp;
import org.copyless.channel.echo.EchoImp;
import org.copyless.channel.echo.Letter;
import org.copyless.channel.echo.LetterRep;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.sip.Sip;
import org.copyless.sip.Starter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Clients talk to exporting ends that wander through a chain of routers, which serve them for a
 * while, drop them, forward them, or die with them; some SIPs are interrupted. Each message is
 * checked by whoever receives it. In the end everybody has ended and nothing is left.
 */
@Timeout(300)
class DelegationStormTest {
  private static final int ROUNDS = Integer.getInteger("copyless.storm.rounds", 1_500);

  private final ExchangeHeap heap = ExchangeHeap.create();

  /** What a SIP of the storm dies of. */
  private static final class Death extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Death() {
      super(null, null, false, false);
    }
  }

  @Test
  void r82R85R86NothingIsLostAndNobodyIsStuck() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      List<Sip> sips = startAll();
      if (round % 3 == 0) {
        sips.get(random().nextInt(sips.size())).interrupt();
      }
      for (Sip sip : sips) {
        assertTrue(sip.join(Duration.ofSeconds(60)), () -> sip + " is stuck");
        sip.failure().ifPresent(DelegationStormTest::checkDeath);
      }
      assertEquals(0, heap.statistics().liveBlocks(), () -> heap.statistics().toString());
    }
    heap.close();
  }

  private static void checkDeath(Throwable failure) {
    if (!(failure instanceof Death || failure instanceof InterruptedException)) {
      throw new AssertionError(failure);
    }
  }

  private List<Sip> startAll() throws InterruptedException {
    EchoChannel first = EchoChannel.open(heap);
    EchoImp entry = first.imp();
    EchoExp inbox = first.exp();
    List<Sip> sips = new ArrayList<>();
    for (int i = random().nextInt(4); i >= 0; i--) {
      EchoChannel link = EchoChannel.open(heap);
      sips.add(starter().start("router", inbox, link.imp(), this::route));
      inbox = link.exp();
    }
    sips.add(starter().start("last", inbox, end -> serve(end, Integer.MAX_VALUE)));
    boolean open = true;
    for (int i = random().nextInt(10); open && i >= 0; i--) {
      EchoChannel channel = EchoChannel.open(heap);
      sips.add(starter().start("client", channel.imp(), this::talk));
      open = forward(entry, channel.exp());
    }
    entry.close();
    return sips;
  }

  private static boolean forward(EchoImp carrier, EchoExp end) throws InterruptedException {
    carrier.sendDelegate(end);
    return !(carrier.receive(EchoImp.START_DELEGATE) instanceof ChannelClosed);
  }

  private void route(EchoExp inbox, EchoImp next) throws InterruptedException {
    boolean open = true;
    while (open && inbox.receive(EchoExp.START) instanceof EchoExp.Delegate delegate) {
      EchoExp end = delegate.other();
      inbox.sendAccepted();
      stumble(60);
      switch (random().nextInt(6)) {
        case 0 -> end.close();
        case 1 -> open = !serve(end, 2) || forward(next, end);
        default -> open = forward(next, end);
      }
    }
    next.close();
    inbox.close();
  }

  /** Serves up to {@code rounds} requests; returns false if the endpoint is closed then. */
  private static boolean serve(EchoExp end, int rounds) throws InterruptedException {
    for (int i = 0; i < rounds; i++) {
      stumble(400);
      switch (end.receive(EchoExp.START)) {
        case EchoExp.Ping ping -> {
          ByteVector data = ping.data();
          assertEquals(ping.sequence(), data.getInt(0));
          data.setInt(0, ~ping.sequence());
          end.sendPong(data, ping.sequence());
        }
        case EchoExp.Post post -> {
          Letter letter = post.letter();
          assertEquals(letter.stamp(), count(letter));
          stumble(400);
          letter.close();
          end.sendRefused();
        }
        case EchoExp.Delegate delegate -> {
          EchoExp other = delegate.other();
          end.sendAccepted();
          if (serve(other, random().nextInt(3))) {
            other.close();
          }
        }
        case EchoExp.Put put -> {
          take(put.data());
          if (!take(end.receive(EchoExp.START_PUT)) || !take(end.receive(EchoExp.START_PUT_PUT))) {
            end.close();
            return false;
          }
          end.sendAccepted();
        }
        case EchoExp.Closed _ -> {
          end.close();
          return false;
        }
      }
    }
    return true;
  }

  private static int count(Letter letter) {
    int count = 0;
    for (Letter one = letter; one != null; one = one.next()) {
      assertEquals(one.stamp(), one.body().getInt(0));
      count++;
    }
    return count;
  }

  private static boolean take(Object received) {
    if (received instanceof EchoExp.Put put) {
      stumble(400);
      take(put.data());
      return true;
    }
    assertInstanceOf(ChannelClosed.class, received);
    return false;
  }

  private static void take(ByteVector data) {
    if (data != null) {
      assertEquals(data.length(), data.getInt(0));
      data.close();
    }
  }

  private void talk(EchoImp end) throws InterruptedException {
    boolean open = true;
    for (int i = 0; open && i < 30; i++) {
      stumble(500);
      open =
          switch (random().nextInt(4)) {
            case 0 -> ping(end, i);
            case 1 -> post(end, 1 + random().nextInt(5));
            case 2 -> delegate(end);
            default -> put(end);
          };
    }
    end.close();
  }

  private boolean ping(EchoImp end, int sequence) throws InterruptedException {
    end.sendPing(bytes(sequence), sequence);
    stumble(300);
    if (end.receive(EchoImp.START_PING) instanceof EchoImp.Pong pong) {
      assertEquals(~sequence, pong.data().getInt(0));
      pong.data().close();
      return true;
    }
    return false;
  }

  private boolean post(EchoImp end, int length) throws InterruptedException {
    Letter letter = null;
    for (int stamp = 1; stamp <= length; stamp++) {
      letter = LetterRep.allocate(heap, bytes(stamp), letter, stamp);
    }
    stumble(300);
    end.sendPost(letter);
    return !(end.receive(EchoImp.START_POST) instanceof ChannelClosed);
  }

  private boolean delegate(EchoImp end) throws InterruptedException {
    EchoChannel channel = EchoChannel.open(heap);
    EchoImp imp = channel.imp();
    EchoExp exp = channel.exp();
    stumble(300);
    boolean early = random().nextBoolean();
    if (early) {
      imp.sendPing(bytes(5), 5);
    }
    end.sendDelegate(exp);
    if (!early) {
      imp.sendPing(bytes(5), 5);
    }
    if (random().nextBoolean() && imp.receive(EchoImp.START_PING) instanceof EchoImp.Pong pong) {
      pong.data().close();
    }
    imp.close();
    return !(end.receive(EchoImp.START_DELEGATE) instanceof ChannelClosed);
  }

  private boolean put(EchoImp end) throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      ByteVector data = heap.bytes(8 + random().nextInt(500));
      data.setInt(0, data.length());
      end.sendPut(data);
      stumble(300);
    }
    return random().nextInt(20) != 0
        && !(end.receive(EchoImp.START_PUT_PUT_PUT) instanceof ChannelClosed);
  }

  private ByteVector bytes(int value) {
    ByteVector data = heap.bytes(8 + random().nextInt(500));
    data.setInt(0, value);
    return data;
  }

  private static Starter starter() {
    return random().nextInt(4) == 0 ? Sip.platform() : Sip.virtual();
  }

  private static void stumble(int oneIn) {
    if (random().nextInt(oneIn) == 0) {
      throw new Death();
    }
  }

  private static Random random() {
    return ThreadLocalRandom.current();
  }
}
