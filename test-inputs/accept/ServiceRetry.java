import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayList;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;

/** Reading records with retries: checked exceptions, early returns, finally, optional results. */
class ServiceRetry {
  private static final int ATTEMPTS = 3;
  private final ExchangeHeap heap;
  private final List<String> log = new ArrayList<>();
  private int failures;

  ServiceRetry(ExchangeHeap heap) {
    this.heap = heap;
  }

  record Outcome(int bytes, boolean complete) {}

  sealed interface Verdict {
    record Good(int checksum) implements Verdict {}

    record Bad(String why) implements Verdict {}
  }

  static class CorruptException extends Exception {
    private static final long serialVersionUID = 1L;

    CorruptException(String message) {
      super(message);
    }
  }

  public static void main(String[] args) throws Exception {
    try (ExchangeHeap heap = ExchangeHeap.create()) {
      ServiceRetry service = new ServiceRetry(heap);
      for (int size : List.of(10, 0, 40, 16)) {
        System.out.println(service.handle(source(size)));
      }
      System.out.println(service.log);
      System.out.println("live " + heap.statistics().liveBlocks());
    }
  }

  private static ReadableByteChannel source(int size) {
    return Channels.newChannel(new ByteArrayInputStream(new byte[size]));
  }

  /** Null when there is nothing more. */
  @Nullable ByteVector read(ReadableByteChannel from, int size) throws IOException {
    ByteVector block = heap.bytes(size);
    try {
      int filled = 0;
      while (filled < size) {
        int n = block.readFrom(from, filled, size - filled);
        if (n < 0) {
          break;
        }
        filled += n;
      }
      if (filled == 0) {
        block.close();
        return null;
      }
      block.set(0, filled);
      return block;
    } catch (IOException e) {
      block.close();
      throw e;
    }
  }

  Verdict handle(ReadableByteChannel from) throws InterruptedException {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      ByteVector block;
      try {
        block = read(from, 16);
      } catch (IOException e) {
        log.add("attempt " + attempt + ": " + e.getMessage());
        Thread.sleep(1);
        continue;
      }
      if (block == null) {
        log.add("empty");
        return new Verdict.Bad("nothing there");
      }
      try {
        int sum = check(block);
        return new Verdict.Good(sum);
      } catch (CorruptException e) {
        failures++;
        log.add(e.getMessage());
      } finally {
        block.close();
      }
    }
    return new Verdict.Bad("gave up");
  }

  private int check(ByteVector block) throws CorruptException {
    if (block.get(0) < 16) {
      throw new CorruptException("only " + block.get(0) + " bytes");
    }
    int sum = 0;
    for (int i = 0; i < block.length(); i++) {
      sum += block.get(i);
    }
    return sum;
  }

  /** Gives the block on or closes it, whatever happens. */
  static void deliver(@Claims ByteVector block, Appendable out) {
    try {
      out.append("bytes ").append(Integer.toString(block.length()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      block.close();
    }
  }
}
