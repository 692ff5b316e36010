package org.copyless.channel.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.copyless.annotation.Role;
import org.copyless.heap.ExchangeHeap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Descriptions of endpoints, and channels opened by them. */
class EndpointBlockTypeTest {
  private static final int HELLO = 1;

  private static final EndpointBlockType<GreeterImp> IMP =
      EndpointBlockType.describe("Greeter", Role.IMP)
          .fingerprint(0x5EED)
          .slots(1, 8)
          .states("START", "GREETED")
          .messages("hello")
          .build(GreeterImp::new);
  private static final EndpointBlockType<GreeterExp> EXP =
      EndpointBlockType.describe("Greeter", Role.EXP)
          .states("START", "GREETED")
          .messages("hello")
          .build(GreeterExp::new);
  private static final EndpointBlockType<LoudGreeterExp> LOUD_EXP =
      EndpointBlockType.describe("LoudGreeter", Role.EXP)
          .states("START", "GREETED", "SHOUTED")
          .messages("hello", "shout")
          .build(LoudGreeterExp::new);
  private static final EndpointBlockType<GreeterImp> LOUD_IMP =
      EndpointBlockType.describe("LoudGreeter", Role.IMP)
          .slots(1, 8)
          .states("START", "GREETED", "SHOUTED")
          .messages("hello", "shout")
          .build(GreeterImp::new);

  private static final class GreeterImp extends EndpointBlock {
    int receive() throws InterruptedException {
      int tag = await(0);
      taken(ownSlot(0), 1);
      return tag;
    }
  }

  private static class GreeterExp extends EndpointBlock {
    void send() {
      publish(slot(0), HELLO, 1);
    }
  }

  private static final class LoudGreeterExp extends GreeterExp {
    @Override
    void send() {
      publish(slot(0), HELLO + 1, 2);
    }
  }

  @Test
  @DisplayName("R48 a channel is opened in the first state, or in the one asked for")
  void startState() {
    try (ExchangeHeap heap = ExchangeHeap.create()) {
      ChannelEnds<GreeterImp, GreeterExp> first = ChannelEnds.open(heap, IMP, EXP);
      ChannelEnds<GreeterImp, GreeterExp> second = ChannelEnds.open(heap, IMP, EXP, 1);
      try (GreeterImp imp = first.imp();
          GreeterExp exp = first.exp();
          GreeterImp laterImp = second.imp();
          GreeterExp laterExp = second.exp()) {
        assertEquals("START", imp.stateName());
        assertEquals("START", exp.stateName());
        assertEquals("GREETED", laterImp.stateName());
        assertEquals("GREETED", laterExp.stateName());
      }
    }
  }

  @Test
  @DisplayName("R48 no channel is opened in a state that the contract does not have")
  void noSuchState() {
    try (ExchangeHeap heap = ExchangeHeap.create()) {
      String text =
          assertThrows(
                  IllegalArgumentException.class, () -> ChannelEnds.open(heap, IMP, LOUD_EXP, 2))
              .getMessage();
      assertEquals("state=2 is none of the states 0 to 1 of GreeterImp", text);
      assertThrows(IllegalArgumentException.class, () -> ChannelEnds.open(heap, IMP, EXP, -1));
      assertEquals(0, heap.statistics().liveBlocks());
    }
  }

  @Test
  @DisplayName("R90 an endpoint class that extends another has a type of its own")
  void extended() throws InterruptedException {
    try (ExchangeHeap heap = ExchangeHeap.create()) {
      ChannelEnds<GreeterImp, LoudGreeterExp> ends = ChannelEnds.open(heap, LOUD_IMP, LOUD_EXP);
      try (GreeterImp imp = ends.imp();
          GreeterExp exp = ends.exp()) {
        assertInstanceOf(LoudGreeterExp.class, exp);
        exp.send();
        assertEquals(2, imp.receive());
        assertEquals("SHOUTED", exp.stateName());
        assertTrue(exp.toString().startsWith("LoudGreeterExp["), exp.toString());
      }
      assertEquals(0, heap.statistics().liveBlocks());
    }
  }

  @Test
  void fingerprintIsReadable() {
    assertEquals(0x5EED, IMP.fingerprint());
    assertEquals(0, EXP.fingerprint());
  }

  @Test
  void wrongDescriptionsAreRefused() {
    var exp = EndpointBlockType.describe("Greeter", Role.EXP).messages("hello");
    assertThrows(IllegalArgumentException.class, () -> exp.pointers(0, 8));
    assertThrows(IllegalArgumentException.class, () -> exp.pointers(2, 8));
    assertThrows(IllegalArgumentException.class, () -> exp.slots(-1, 8));
    assertThrows(IllegalArgumentException.class, () -> exp.slots(1, 7));
  }
}
