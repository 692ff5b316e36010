package org.copyless.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.copyless.channel.ChannelClosed;
import org.copyless.channel.echo.EchoChannel;
import org.copyless.channel.echo.EchoExp;
import org.copyless.channel.echo.EchoImp;
import org.copyless.channel.echo.LetterRep;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** SIPs killed at random moments of their conversations, on real threads of both kinds. */
@Timeout(300)
class KillStormTest {
  private static final int KILLS = 2_000;
  private static final int AT_ONCE = 20;
  private static final Duration GENEROUS = Duration.ofMinutes(1);

  private final ExchangeHeap heap = ExchangeHeap.create();
  private final AtomicLong messages = new AtomicLong();

  @Test
  @DisplayName("R68 R82 R86: 2,000 kills leave no block, no peer that waits and no wrong message")
  void storm() throws InterruptedException {
    for (int kills = 0; kills < KILLS; kills += AT_ONCE) {
      List<Sip> victims = new ArrayList<>();
      List<Sip> partners = new ArrayList<>();
      for (int i = 0; i < AT_ONCE; i++) {
        EchoChannel channel = EchoChannel.open(heap);
        Sip client = starter().start("client", channel.imp(), this::ask);
        Sip server = starter().start("server", channel.exp(), this::serve);
        boolean killClient = random(2) == 0;
        victims.add(killClient ? client : server);
        partners.add(killClient ? server : client);
      }
      for (Sip victim : victims) {
        spin(random(20_000));
        victim.kill();
      }
      for (Sip victim : victims) {
        assertEnds(victim, new Exit.Killed());
      }
      for (Sip partner : partners) {
        assertEnds(partner, new Exit.Normal(0));
      }
      assertEquals(0, heap.statistics().liveBlocks(), () -> heap.statistics().toString());
    }
    assertTrue(messages.get() > 0);
    heap.close();
  }

  private static void assertEnds(Sip sip, Exit expected) throws InterruptedException {
    assertTrue(sip.join(GENEROUS), () -> "stuck: " + sip);
    assertEquals(expected, sip.join(), sip::toString);
  }

  private void ask(EchoImp imp) throws InterruptedException {
    int sequence = 0;
    while (exchange(imp, ++sequence)) {
      messages.incrementAndGet();
    }
    imp.close();
  }

  private boolean exchange(EchoImp imp, int sequence) throws InterruptedException {
    return switch (random(4)) {
      case 0 -> post(imp, sequence);
      case 1 -> delegate(imp, sequence);
      case 2 -> put(imp, sequence);
      default -> ping(imp, sequence);
    };
  }

  private boolean post(EchoImp imp, int sequence) throws InterruptedException {
    imp.sendPost(LetterRep.allocate(heap, bytes(sequence), null, sequence));
    return !(imp.receive(EchoImp.START_POST) instanceof ChannelClosed);
  }

  private boolean delegate(EchoImp imp, int sequence) throws InterruptedException {
    EchoChannel other = EchoChannel.open(heap);
    EchoImp end = other.imp();
    end.sendPing(bytes(sequence), sequence);
    imp.sendDelegate(other.exp());
    boolean goesOn = takePong(end, sequence);
    end.close();
    return goesOn && !(imp.receive(EchoImp.START_DELEGATE) instanceof ChannelClosed);
  }

  private boolean put(EchoImp imp, int sequence) throws InterruptedException {
    imp.sendPut(bytes(sequence));
    imp.sendPut(null);
    imp.sendPut(bytes(sequence));
    return !(imp.receive(EchoImp.START_PUT_PUT_PUT) instanceof ChannelClosed);
  }

  private boolean ping(EchoImp imp, int sequence) throws InterruptedException {
    imp.sendPing(bytes(sequence), sequence);
    return takePong(imp, sequence);
  }

  private static boolean takePong(EchoImp imp, int sequence) throws InterruptedException {
    if (imp.receive(EchoImp.START_PING) instanceof EchoImp.Pong pong) {
      assertEquals(2L * sequence, pong.sum());
      take(pong.data(), sequence);
      return true;
    }
    return false;
  }

  private void serve(EchoExp exp) throws InterruptedException {
    while (answer(exp)) {
      messages.incrementAndGet();
    }
    exp.close();
  }

  private boolean answer(EchoExp exp) throws InterruptedException {
    switch (exp.receive(EchoExp.START)) {
      case EchoExp.Ping ping -> {
        int sequence = ping.sequence();
        exp.sendPong(ping.data(), 2L * sequence);
      }
      case EchoExp.Post post -> {
        assertEquals(post.letter().stamp(), post.letter().body().getInt(0));
        post.letter().close();
        exp.sendRefused();
      }
      case EchoExp.Delegate delegate -> {
        EchoExp other = delegate.other();
        answer(other);
        other.close();
        exp.sendAccepted();
      }
      case EchoExp.Put put -> {
        int sequence = put.data().getInt(0);
        put.data().close();
        if (!takePuts(exp, sequence)) {
          return false;
        }
        exp.sendAccepted();
      }
      case EchoExp.Closed _ -> {
        return false;
      }
    }
    return true;
  }

  private static boolean takePuts(EchoExp exp, int sequence) throws InterruptedException {
    if (exp.receive(EchoExp.START_PUT) instanceof EchoExp.Put second) {
      assertEquals(null, second.data());
      if (exp.receive(EchoExp.START_PUT_PUT) instanceof EchoExp.Put third) {
        take(third.data(), sequence);
        return true;
      }
    }
    return false;
  }

  private static void take(ByteVector data, int expected) {
    assertEquals(expected, data.getInt(0));
    data.close();
  }

  private ByteVector bytes(int value) {
    ByteVector data = heap.bytes(4 + random(500));
    data.setInt(0, value);
    return data;
  }

  private static Starter starter() {
    return random(4) == 0 ? Sip.platform() : Sip.virtual();
  }

  private static int random(int bound) {
    return ThreadLocalRandom.current().nextInt(bound);
  }

  private static void spin(int turns) {
    for (int i = 0; i < turns; i++) {
      Thread.onSpinWait();
    }
  }
}
