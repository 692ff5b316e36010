package org.copyless.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.copyless.channel.echo.EchoChannel;
import org.copyless.channel.echo.EchoExp;
import org.copyless.channel.echo.EchoImp;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.sip.Sip;
import org.junit.jupiter.api.Test;

/** A channel between two SIPs, from opening to closing. */
class EchoTest {
  @Test
  void twoSipsExchangeVectorsByPointer() throws InterruptedException {
    try (ExchangeHeap heap = ExchangeHeap.create()) {
      EchoChannel channel = EchoChannel.open(heap);
      EchoImp imp = channel.imp();
      Sip server = Sip.start("server", channel.exp(), EchoTest::serve);
      for (int i = 0; i < 1_000; i++) {
        ByteVector data = heap.bytes(100);
        data.set(0, i);
        imp.sendPing(data, i);
        switch (imp.receive(EchoImp.START_PING)) {
          case EchoImp.Pong pong -> {
            assertSame(data, pong.data());
            assertEquals((byte) (i + 1), pong.data().get(0));
            assertEquals(2L * i, pong.sum());
            pong.data().close();
          }
          case EchoImp.Refused _ -> throw new AssertionError();
          case ChannelClosed _ -> throw new AssertionError();
        }
      }
      assertEquals(1_000, imp.messagesSent());
      imp.close();
      server.join();
      assertEquals(0, heap.statistics().liveBlocks());
      assertEquals(2_000, heap.statistics().messages());
    }
  }

  private static void serve(EchoExp exp) throws InterruptedException {
    while (exp.receive(EchoExp.START) instanceof EchoExp.Ping ping) {
      ByteVector data = ping.data();
      data.set(0, data.get(0) + 1);
      exp.sendPong(data, 2L * ping.sequence());
    }
    assertInstanceOf(ChannelClosed.class, exp.receive(EchoExp.START));
    exp.close();
  }
}
