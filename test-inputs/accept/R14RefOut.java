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
    old.close();
  }

  static ByteVector grown(@Claims ByteVector block, ExchangeHeap heap) {
    Ref<ByteVector> buffer = Ref.of(block);
    grow(buffer, heap);
    return buffer.take();
  }

  static void split(@Claims ByteVector whole, Out<ByteVector> head, Out<ByteVector> tail) {
    head.put(whole.heap().bytes(1));
    tail.put(whole);
  }

  static void halves(@Claims ByteVector whole) {
    Out<ByteVector> head = Out.empty();
    Out<ByteVector> tail = Out.empty();
    split(whole, head, tail);
    head.take().close();
    tail.take().close();
  }

  static void free(Ref<ByteVector> buffer, ExchangeHeap heap) {
    buffer.take().close();
    buffer.put(heap.bytes(2));
  }

  static void perhaps(boolean wanted, Out<ByteVector> block, ExchangeHeap heap) {
    if (wanted) {
      block.put(heap.bytes(1));
    } else {
      block.put(heap.bytes(2));
    }
  }

  static void once(Ref<ByteVector> buffer, @Claims ByteVector block) {
    buffer.take().close();
    buffer.put(block);
  }

  static void taken(@Claims ByteVector block) {
    Ref<ByteVector> buffer = Ref.of(block);
    buffer.take().close();
  }

  static void takenAfterCall(ExchangeHeap heap) {
    Out<ByteVector> block = Out.empty();
    perhaps(true, block, heap);
    block.take().close();
    perhaps(true, block, heap);
    block.take().close();
  }

  static void full(@Claims ByteVector block, ExchangeHeap heap) {
    Ref<ByteVector> buffer = Ref.of(block);
    free(buffer, heap);
    buffer.take().close();
  }

  static void local(@Claims ByteVector block) {
    Ref<ByteVector> buffer = Ref.of(block);
    ByteVector content = buffer.take();
    Runnable lazily = () -> System.out.println("taken");
    lazily.run();
    content.close();
  }

  static void states(Out<@State("IO_RUNNING") NicDeviceExp> result) {
    Out<@State("IO_RUNNING") NicDeviceExp> other = Out.empty();
    running(other);
    result.put(other.take());
  }

  static void running(Out<@State("IO_RUNNING") NicDeviceExp> result) {
    states(result);
  }
}
