import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;

/**
 * Once rejected, wrongly: on the path of 'return block' unfinished is null; on the path of 'return
 * null' it is the block, and is closed. With only one return in the try it is accepted: the two
 * returns share one copy of the finally body and their facts are joined ({block,unfinished} owned
 * with {block} returned, {unfinished} null).
 */
class FinallyAfterTwoReturns {
  static @Nullable ByteVector readOrRelease(ExchangeHeap heap, ReadableByteChannel from)
      throws IOException {
    ByteVector block = heap.bytes(16);
    ByteVector unfinished = block;
    try {
      if (block.readFrom(from, 0, 16) <= 0) {
        return null;
      }
      unfinished = null;
      return block;
    } finally {
      if (unfinished != null) {
        unfinished.close();
      }
    }
  }
}
