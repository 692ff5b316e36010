import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;

/**
 * Once accepted: what is returned without a name, or under one that ends with the try body, leaked
 * where the finally body jumps away.
 */
@SuppressWarnings("finally")
class NewBlockDroppedByFinally {
  static ByteVector throwsInstead(ExchangeHeap heap) {
    try {
      return heap.bytes(1);
    } finally {
      // :: error: [ownership.leak]
      throw new IllegalStateException();
    }
  }

  static ByteVector returnsAnother(ExchangeHeap heap, boolean again) {
    try {
      return heap.bytes(1);
    } finally {
      if (again) {
        // :: error: [ownership.leak]
        return heap.bytes(2);
      }
    }
  }

  static ByteVector namedInside(ExchangeHeap heap, boolean refused) {
    try {
      // :: error: [ownership.leak]
      ByteVector answer = heap.bytes(1);
      answer.set(0, 1);
      return answer;
    } finally {
      if (refused) {
        throw new IllegalStateException();
      }
    }
  }

  static ByteVector goesOn(ExchangeHeap heap, boolean again) {
    while (true) {
      try {
        return heap.bytes(1);
      } finally {
        if (again) {
          break;
        }
      }
    }
    // :: error: [ownership.leak]
    return heap.bytes(2);
  }

  static ByteVector logsOnly(ExchangeHeap heap, @Claims ByteVector question) {
    try {
      ByteVector answer = heap.bytes(question.length());
      return answer;
    } finally {
      question.close();
    }
  }
}
