import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.parameter.Out;
import org.copyless.heap.parameter.Ref;

/** R14, R15 (paper 001 §3.1.1): ref and out parameters, as far as their methods tell. */
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
}
