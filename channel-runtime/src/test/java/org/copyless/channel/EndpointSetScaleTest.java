package org.copyless.channel;

import static org.copyless.channel.Select.matrix;
import static org.copyless.channel.Select.row;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.copyless.channel.ask.AskExp;
import org.copyless.channel.ask.AskExp.Low;
import org.copyless.channel.ask.AskImp;
import org.copyless.channel.spi.ChannelEnds;
import org.copyless.heap.ExchangeHeap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sets with many members (§5.1): who is served when, and who is looked at. */
@Timeout(120)
class EndpointSetScaleTest {
  private static final Select LOW = matrix(row(Low.class), row(ChannelClosed.class));
  private static final long LOOKS_OF_ADD = 1;

  private final ExchangeHeap heap = ExchangeHeap.create();
  private final EndpointSet<AskExp> set = EndpointSet.create(heap, AskExp.OPEN);

  private AskImp[] members(int count) {
    AskImp[] imps = new AskImp[count];
    for (int i = 0; i < count; i++) {
      ChannelEnds<AskImp, AskExp> ends = AskExp.open(heap);
      set.add(ends.exp());
      imps[i] = ends.imp();
    }
    return imps;
  }

  private void close(AskImp... imps) {
    set.close();
    for (AskImp imp : imps) {
      imp.close();
    }
    assertEquals(0, heap.statistics().liveBlocks());
    heap.close();
  }

  @Test
  @DisplayName("R88 each of n members that are always ready is served within n selections")
  void fair() throws Exception {
    int count = 100;
    AskImp[] imps = members(count);
    for (int i = 0; i < count; i++) {
      imps[i].send(AskExp.LOW, i);
    }
    for (int round = 0; round < 5; round++) {
      Set<Long> served = new HashSet<>();
      for (int i = 0; i < count; i++) {
        assertEquals(0, LOW.await(set));
        AskExp client = set.selected();
        int number = (int) client.take(Low.class).number();
        served.add((long) number);
        client.sendDone();
        imps[number].receiveDone();
        imps[number].send(AskExp.LOW, number);
        set.add(client);
      }
      assertEquals(count, served.size());
    }
    close(imps);
  }

  @Test
  @DisplayName("R61 of 10,000 members only the one that has rung is looked at")
  void tenThousand() throws Exception {
    int count = 10_000;
    AskImp[] imps = members(count);
    assertEquals(LOOKS_OF_ADD * count, set.members().looks());
    Random random = new Random(1);
    for (int i = 0; i < 1_000; i++) {
      AskImp imp = imps[random.nextInt(count)];
      long before = set.members().looks();
      imp.send(AskExp.LOW, i);
      assertEquals(0, LOW.await(set));
      assertEquals(before + 1, set.members().looks());
      AskExp client = set.selected();
      assertEquals(i, client.take(Low.class).number());
      client.sendDone();
      imp.receiveDone();
      set.add(client);
      assertEquals(before + 1 + LOOKS_OF_ADD, set.members().looks());
    }
    assertEquals(count, set.size());
    close(imps);
  }

  @Test
  @DisplayName("R61 few members are polled, until their owner sleeps; then they ring")
  void few() throws Exception {
    AskImp[] imps = members(Members.FEW);
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < imps.length; i++) {
        set.members().ringFor(i); // late, for whoever was there
        imps[i].send(AskExp.LOW, i);
        answer(imps[i], i);
      }
      set.members().watchPolled();
      assertFalse(set.members().drain(), "but late rings");
      long before = set.members().looks();
      imps[round].send(AskExp.LOW, 7);
      assertTrue(set.members().drain());
      assertEquals(before + 1, set.members().looks(), "only the one that has rung");
      answer(imps[round], 7);
    }
    close(imps);
  }

  @Test
  @DisplayName("R88 members that are polled become some of many, and of few again")
  void fewAndMany() throws Exception {
    AskImp[] first = members(Members.FEW);
    AskImp[] more = members(100);
    for (int round = 0; round < 2; round++) {
      for (AskImp imp : first) {
        imp.send(AskExp.LOW, 1);
        answer(imp, 1);
      }
      for (AskImp imp : more) {
        imp.send(AskExp.LOW, 2);
        answer(imp, 2);
      }
    }
    for (AskImp imp : more) {
      imp.close();
      assertEquals(1, LOW.await(set));
      set.selected().close();
    }
    for (AskImp imp : first) {
      imp.send(AskExp.LOW, 3);
      answer(imp, 3);
    }
    close(first);
  }

  private void answer(AskImp imp, long number) throws Exception {
    assertEquals(0, LOW.await(set));
    AskExp client = set.selected();
    assertEquals(number, client.take(Low.class).number());
    client.sendDone();
    imp.receiveDone();
    set.add(client);
  }

  @Test
  @DisplayName("R61 a late ring for a member that is gone finds nobody, or somebody with nothing")
  void lateRings() throws Exception {
    AskImp[] imps = members(2);
    imps[0].send(AskExp.LOW, 1);
    assertEquals(0, LOW.await(set));
    AskExp gone = set.selected();
    set.members().ringFor(0);
    imps[1].send(AskExp.LOW, 2);
    assertEquals(0, LOW.await(set));
    assertEquals(1, set.size());
    AskExp other = set.selected();
    assertEquals(2, other.take(Low.class).number());
    other.sendDone();
    set.add(other); // at the place of one of the two
    set.members().ringFor(0);
    set.members().ringFor(1);
    set.add(gone);
    assertEquals(0, LOW.await(set));
    assertSame(gone, set.selected());
    gone.close();
    close(imps);
  }
}
