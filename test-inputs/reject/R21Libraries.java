import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Borrowed;
import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;

/** R21: what a library only looks at is lent to it, what it would keep is refused. */
class R21Libraries {
  static boolean optional(ByteVector frame) {
    // :: error: [tracked.unannotated] «frame»
    return Optional.of(frame).isPresent();
  }

  static void collected(ByteVector frame, List<Object> frames) {
    // :: error: [tracked.unannotated]
    frames.add(frame);
  }

  static void future(ByteVector frame, CompletableFuture<Object> next) {
    // :: error: [tracked.unannotated]
    next.complete(frame);
  }

  static void local(ByteVector frame, ThreadLocal<Object> current) {
    // :: error: [tracked.unannotated]
    current.set(frame);
  }

  static void thread(ByteVector frame) {
    // :: error: [tracked.escapes]
    Thread.ofVirtual().start(() -> System.out.println(frame));
  }

  static void executor(ByteVector frame, ExecutorService workers) {
    // :: error: [tracked.escapes]
    workers.submit(() -> frame.set(0, 1));
    // :: error: [tracked.escapes]
    workers.execute(frame::close);
  }

  static void array(ByteVector frame) {
    // :: error: [tracked.escapes]
    System.out.println(new Object[] {frame}.length);
  }

  static void kept(ByteVector frame) {
    // :: error: [tracked.escapes]
    Object same = Objects.requireNonNull(frame);
    System.out.println(same);
  }

  static void gone(ExchangeHeap heap) {
    ByteVector frame = heap.bytes(64);
    frame.close();
    // :: error: [ownership.dangling]
    System.out.printf("%s%n", frame);
  }

  static void lost(ExchangeHeap heap) {
    // :: error: [ownership.leak]
    System.out.println(heap.bytes(64));
    // :: error: [ownership.leak]
    Objects.requireNonNull(heap.bytes(64));
  }

  static void twice(@Claims ByteVector frame) {
    ByteVector same = Objects.requireNonNull(frame);
    frame.close();
    // :: error: [ownership.dangling]
    same.close();
  }

  static void otherBranch(@Claims @Nullable ByteVector frame) {
    if (Objects.isNull(frame)) {
      // :: error: [ownership.null]
      frame.close();
    }
    // :: error: [ownership.leak]
  }

  static void untested(@Claims @Nullable ByteVector frame) {
    System.out.println(frame);
    // :: error: [ownership.null]
    frame.close();
  }

  /** Two that only look may look at the same block, but not one that changes it. */
  static void lentAndLookedAt(ByteVector frame) {
    // :: error: [ownership.aliased]
    fill(frame, frame);
  }

  static void fill(ByteVector frame, @Borrowed Object model) {
    frame.set(0, model == null ? 0 : 1);
  }
}
