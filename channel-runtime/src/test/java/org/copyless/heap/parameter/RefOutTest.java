package org.copyless.heap.parameter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.OwnershipException;
import org.copyless.sip.Sip;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;

/** Variables for blocks, passed to methods that replace or make their content. */
@Tag("guard-off-too")
@Timeout(60)
class RefOutTest {
  private final ExchangeHeap heap = ExchangeHeap.create();

  @AfterEach
  void nothingIsLost() {
    assertEquals(0, heap.statistics().liveBlocks(), () -> heap.statistics().toString());
    heap.close();
  }

  private void grow(Ref<ByteVector> buffer) {
    ByteVector old = buffer.take();
    buffer.put(heap.bytes(2 * old.length()));
    old.close();
  }

  private void split(@Claims ByteVector whole, Out<ByteVector> head, Out<ByteVector> tail) {
    head.put(heap.bytes(1));
    tail.put(heap.bytes(whole.length() - 1));
    whole.close();
  }

  @Test
  @DisplayName("R14 a method replaces the block of a ref parameter")
  void replace() {
    Ref<ByteVector> buffer = Ref.of(heap.bytes(3));
    grow(buffer);
    grow(buffer);
    ByteVector grown = buffer.take();
    assertEquals(12, grown.length());
    grown.close();
  }

  @Test
  @DisplayName("R15 a method puts blocks into its out parameters, and the caller takes them")
  void results() {
    Out<ByteVector> head = Out.empty();
    Out<ByteVector> tail = Out.empty();
    for (int round = 0; round < 2; round++) {
      split(heap.bytes(5), head, tail);
      try (ByteVector first = head.take();
          ByteVector second = tail.take()) {
        assertEquals(1, first.length());
        assertEquals(4, second.length());
      }
    }
  }

  @Test
  @DisplayName("R14 an empty ref gives nothing, a full one takes nothing")
  void misuseOfRef() {
    ByteVector first = heap.bytes(1);
    ByteVector second = heap.bytes(2);
    Ref<ByteVector> ref = Ref.of(first);
    String full = refused(() -> ref.put(second));
    assertTrue(full.startsWith("put refused: this Ref holds a block already"), full);
    assertTrue(full.contains("take and close it first, block=ByteVector["), full);
    assertSame(first, ref.take());
    String empty = refused(ref::take);
    assertTrue(empty.startsWith("take refused: this Ref is empty"), empty);
    assertTrue(empty.endsWith("put one first"), empty);
    ref.put(second);
    assertSame(second, ref.take());
    first.close();
    second.close();
  }

  @Test
  @DisplayName("R15 an out parameter is put once, and taken once")
  void misuseOfOut() {
    Out<ByteVector> out = Out.empty();
    assertTrue(refused(out::take).startsWith("take refused: this Out is empty"));
    ByteVector block = heap.bytes(1);
    out.put(block);
    assertTrue(refused(() -> out.put(block)).startsWith("put refused: this Out holds a block"));
    assertSame(block, out.take());
    assertThrows(OwnershipException.class, out::take);
    block.close();
  }

  @Test
  @DisplayName("R16 null is no content")
  void nothing() {
    assertThrows(NullPointerException.class, () -> Ref.of(null));
    assertThrows(NullPointerException.class, () -> Out.empty().put(null));
  }

  @Test
  @DisplayName("R20 a variable is not for other owners than the one that made it")
  void strangers() throws InterruptedException {
    Ref<ByteVector> ref = Ref.of(heap.bytes(1));
    Out<ByteVector> out = Out.empty();
    Sip taker = Sip.start("taker", () -> ref.take().close());
    Sip putter = Sip.start("putter", () -> out.put(heap.bytes(1)));
    taker.join();
    putter.join();
    String taken = taker.failure().orElseThrow().getMessage();
    assertTrue(taken.startsWith("take by taker#"), taken);
    assertTrue(taken.endsWith("use a TCell or a message to hand a block over"), taken);
    assertTrue(putter.failure().orElseThrow() instanceof OwnershipException);
    ref.take().close();
    assertThrows(OwnershipException.class, out::take);
  }

  @Test
  @DisplayName("A debugger shows what is inside")
  void text() {
    Ref<ByteVector> ref = Ref.of(heap.bytes(7));
    assertTrue(ref.toString().startsWith("Ref[ByteVector[offset="), ref::toString);
    ref.take().close();
    assertEquals("Ref[empty]", ref.toString());
    assertEquals("Out[empty]", Out.empty().toString());
  }

  private static String refused(Executable operation) {
    return assertThrows(OwnershipException.class, operation).getMessage();
  }
}
