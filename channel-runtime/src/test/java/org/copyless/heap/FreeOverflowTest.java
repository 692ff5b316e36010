package org.copyless.heap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * A stack overflow within the freeing of a block to which a slot still points, because its program
 * comes to empty the slot no more. In a JVM of its own, in which the step that ends the block's
 * life is interpreted while its neighbours are compiled, so that it overflows alone.
 */
class FreeOverflowTest {
  private static final String STEP = "org.copyless.heap.Granule::end";

  @Test
  @DisplayName("a block that an overflow has caught on its way is not freed again by its slot")
  void notTwice() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:CompileCommand=quiet",
                "-XX:CompileCommand=exclude," + STEP,
                "-XX:CompileCommand=dontinline," + STEP,
                "-cp",
                System.getProperty("java.class.path"),
                Program.class.getName())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
    assertEquals("overflows, none twice", output.strip());
  }

  static final class Program {
    private static final int BLOCKS = 24;

    private final ExchangeHeap heap = ExchangeHeap.create();
    private TrackedVector<ByteVector> holder;
    private int deepest;
    private int left;
    private int overflows;

    private Program() {}

    public static void main(String[] args) throws InterruptedException {
      Program program = new Program();
      Thread thread = new Thread(null, program::run, "deep", 512 << 10);
      thread.start();
      thread.join();
    }

    private void run() {
      for (int i = 0; i < 2_000; i++) { // compiled at the end
        attempt(0, 0);
      }
      for (int i = 0; i < 20; i++) {
        measure();
      }
      for (int wide = 0; wide < 12; wide++) {
        for (int frames = deepest + 10; frames > deepest - 200; frames--) {
          attempt(wide, frames);
        }
      }
      System.out.println(overflows > 0 ? "overflows, none twice" : "no overflow");
    }

    private void measure() {
      try {
        descend(Integer.MAX_VALUE);
      } catch (StackOverflowError end) {
        deepest = Integer.MAX_VALUE - left;
      }
    }

    private void attempt(int wide, int frames) {
      holder = heap.vector(1);
      try (Slot<ByteVector> slot = holder.expose(0)) {
        slot.set(heap.bytes(8));
      }
      try {
        descend(wide, frames, wide, wide, wide);
      } catch (StackOverflowError end) {
        overflows++;
      }
      holder.close();
      checkDistinct();
    }

    /** Begins with frames of another size, so that the stack ends at other places in the last. */
    private void descend(int wide, int frames, long a, long b, long c) {
      if (wide > 0) {
        descend(wide - 1, frames, b, c, a);
      } else {
        descend(frames);
      }
    }

    private void descend(int frames) {
      left = frames;
      if (frames > 0) {
        descend(frames - 1);
      } else {
        closeElement();
      }
    }

    private void closeElement() {
      try (Slot<ByteVector> slot = holder.expose(0)) {
        slot.get().close();
        slot.set(null);
      }
    }

    /** Takes more than a magazine holds, and looks whether two are the same. */
    private void checkDistinct() {
      ByteVector[] blocks = new ByteVector[BLOCKS];
      for (int i = 0; i < BLOCKS; i++) {
        blocks[i] = heap.bytes(8);
        blocks[i].set(0, (byte) i);
      }
      for (int i = 0; i < BLOCKS; i++) {
        if (blocks[i].get(0) != i) {
          System.out.println("twice: " + blocks[i]);
          System.exit(1);
        }
      }
      for (ByteVector block : blocks) {
        block.close();
      }
      if (heap.statistics().liveBlocks() != 0) {
        System.out.println("live: " + heap.statistics());
        System.exit(1);
      }
    }
  }
}
