import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.parameter.Out;
import org.copyless.heap.parameter.Ref;

/** R14, R15 (paper 001 §3.1.1): variables that a call fills or replaces. */
class R14RefOut {
  static void grow(Ref<ByteVector> buffer, ExchangeHeap heap) {
    ByteVector old = buffer.take();
    buffer.put(heap.bytes(2 * old.length()));
    // :: error: [ownership.leak]
  }

  static ByteVector grown(@Claims ByteVector block, ExchangeHeap heap) {
    Ref<ByteVector> buffer = Ref.of(block);
    grow(buffer, heap);
    // :: error: [ownership.dangling]
    // :: error: [ref.full]
    return block;
  }

  static void split(@Claims ByteVector whole, Out<ByteVector> head, Out<ByteVector> tail) {
    head.put(whole);
    // :: error: [ownership.dangling]
    tail.put(whole);
  }

  static void halves(@Claims ByteVector whole) {
    Out<ByteVector> head = Out.empty();
    Out<ByteVector> tail = Out.empty();
    split(whole, head, tail);
    // :: error: [ownership.leak]
    head.take();
    tail.take().close();
  }

  static void free(Ref<ByteVector> buffer, ExchangeHeap heap) {
    buffer.take().close();
    // :: error: [ref.empty]
  }

  static void perhaps(boolean wanted, Out<ByteVector> block, ExchangeHeap heap) {
    if (wanted) {
      block.put(heap.bytes(1));
    }
    // :: error: [ref.empty]
  }

  static void once(Ref<ByteVector> buffer, @Claims ByteVector block) {
    // :: error: [ref.full]
    buffer.put(block);
  }

  static void taken(@Claims ByteVector block) {
    Ref<ByteVector> buffer = Ref.of(block);
    // :: error: [ref.full]
  }

  static void takenAfterCall(ExchangeHeap heap) {
    Out<ByteVector> block = Out.empty();
    perhaps(true, block, heap);
    // :: error: [ref.full]
    perhaps(true, block, heap);
  }

  static void full(@Claims ByteVector block, ExchangeHeap heap) {
    Ref<ByteVector> buffer = Ref.of(block);
    buffer.take().close();
    // :: error: [ref.empty]
    free(buffer, heap);
  }

  static void local(@Claims ByteVector block) {
    Ref<ByteVector> buffer = Ref.of(block);
    // :: error: [tracked.escapes]
    Runnable lazily = () -> buffer.take().close();
    lazily.run();
    buffer.take().close();
  }

  static void states(Out<@State("IO_RUNNING") NicDeviceExp> result) {
    Out<NicDeviceExp> other = Out.empty();
    // :: error: [protocol.instance]
    running(other);
    // :: error: [protocol.declared]
    result.put(other.take());
  }

  static void running(Out<@State("IO_RUNNING") NicDeviceExp> result) {
    states(result);
  }
}
