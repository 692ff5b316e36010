import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;

/**
 * Attack: a finally body gives a block another name and jumps; on a second round it would close it.
 *
 * <p>At run time there is no second round, and the block leaks.
 *
 * <p>The checker had to see it: the control flow graph runs the copy of the body that stands for
 * the jump once more.
 */
@SuppressWarnings("finally")
class FinallyRunsOnce {
  static void swallowed(@Claims ByteVector given) {
    ByteVector block = given;
    ByteVector last = null;
    try {
      throw new IllegalStateException();
    } finally {
      if (last != null) {
        last.close();
        last = null;
      }
      if (block != null) {
        last = block;
        block = null;
        return;
      }
    }
    // :: error: [ownership.leak]
  }

  static void inLoop(@Claims ByteVector given, int rounds) {
    ByteVector block = given;
    ByteVector last = null;
    for (int i = 0; i < rounds; i++) {
      try {
        System.out.println(rounds / i);
      } finally {
        if (last != null) {
          last.close();
          last = null;
        }
        if (block != null) {
          last = block;
          block = null;
          break;
        }
      }
    }
    if (block != null) {
      block.close();
    }
    // :: error: [ownership.leak]
  }
}
