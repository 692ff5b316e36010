package org.copyless.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.copyless.channel.echo.EchoChannel;
import org.copyless.channel.echo.EchoExp;
import org.copyless.channel.echo.EchoImp;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.spi.Owner;
import org.junit.jupiter.api.Test;

/** What an endpoint says about itself. */
class EndpointTextTest {
  @Test
  void tellsRoleStateCountersPlaceAndOwner() throws Exception {
    try (ExchangeHeap heap = ExchangeHeap.create()) {
      EchoChannel channel = EchoChannel.open(heap);
      try (EchoImp imp = channel.imp();
          EchoExp exp = channel.exp()) {
        imp.sendPing(heap.bytes(1), 7);
        exp.receivePing().data().close();
        String owner = ", owner=" + Owner.current() + "]";
        assertEquals(
            "EchoImp[offset=0x, role=IMP, state=START_PING, sent=1, received=0, bytes=" + owner,
            withoutNumbers(imp));
        exp.sendRefused();
        assertEquals(
            "EchoExp[offset=0x, role=EXP, state=START, sent=1, received=1, bytes=" + owner,
            withoutNumbers(exp));
        imp.receiveRefused();
      }
    }
  }

  private static String withoutNumbers(Endpoint endpoint) {
    String text = endpoint.toString().replaceFirst("0x[0-9a-f]+", "0x");
    return text.replaceFirst("bytes=[0-9]+", "bytes=");
  }

  @Test
  void toldByAnotherThreadAlsoWithTheGuardOn() throws Exception {
    try (ExchangeHeap heap = ExchangeHeap.create()) {
      EchoChannel channel = EchoChannel.open(heap);
      try (EchoImp imp = channel.imp();
          EchoExp exp = channel.exp()) {
        String text = CompletableFuture.supplyAsync(imp::toString).get();
        assertTrue(text.contains("role=IMP, state=START, sent=0, received=0"), text);
        assertTrue(exp.toString().contains("state=START"), exp.toString());
      }
    }
  }

  @Test
  void toldAfterCloseAndAfterTheHeapIsClosed() {
    Logger logger = Logger.getLogger(ExchangeHeap.class.getPackageName());
    logger.setLevel(Level.OFF); // it warns of live blocks, as it should
    EchoImp imp;
    EchoExp exp;
    try (ExchangeHeap heap = ExchangeHeap.create()) {
      EchoChannel channel = EchoChannel.open(heap);
      imp = channel.imp();
      exp = channel.exp();
      imp.close();
      assertTrue(imp.toString().endsWith(", closed]"), imp.toString());
    } finally {
      logger.setLevel(null);
    }
    assertTrue(imp.toString().endsWith(", closed]"), imp.toString());
    assertTrue(exp.toString().endsWith(", heap closed]"), exp.toString());
  }
}
