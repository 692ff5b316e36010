package org.copyless.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.copyless.channel.echo.EchoChannel;
import org.copyless.channel.echo.EchoExp;
import org.copyless.channel.echo.EchoImp;
import org.copyless.channel.spi.EndpointStatus;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.spi.Headroom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a set knows of its members. */
@Tag("guard-off-too")
@Timeout(60)
class MembersTest {
  private static void arm(Members members, EchoExp exp) {
    members.arm(members.put(exp, EndpointStatus.type(exp)));
  }

  @Test
  @DisplayName(
      "R60 R86 where a look at those who have rung ends with the stack, the next finds them")
  void drainAtTheEndOfTheStack() throws InterruptedException {
    int overflows = 0;
    try (ExchangeHeap heap = ExchangeHeap.create()) {
      for (int framesLeft = 0; framesLeft < 1_000; framesLeft += 1 + framesLeft / 50) {
        Members members = new Members();
        EchoChannel first = EchoChannel.open(heap);
        EchoChannel second = EchoChannel.open(heap);
        List<EchoExp> exps = List.of(first.exp(), second.exp());
        List<EchoImp> imps = List.of(first.imp(), second.imp());
        exps.forEach(exp -> arm(members, exp));
        members.watchPolled(); // as before their owner sleeps
        imps.forEach(imp -> imp.sendPut(null));
        try {
          Diver.dive(
              framesLeft,
              () -> {
                Headroom.probeShort(); // as each wait begins
                members.drain();
              });
        } catch (StackOverflowError end) {
          overflows++;
        }
        members.drain();
        assertEquals(2, members.ready(), "frames left: " + framesLeft);
        imps.forEach(EchoImp::close);
        exps.forEach(EchoExp::close);
      }
    }
    assertTrue(overflows > 0);
  }
}
