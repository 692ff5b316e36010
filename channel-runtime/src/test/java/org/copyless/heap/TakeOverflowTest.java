package org.copyless.heap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * A stack overflow within the taking of a block. In a JVM of its own, in which the step that
 * shrinks the magazine is interpreted while its neighbours are compiled, as it can be for a moment
 * in any program: then it needs more stack than the steps before it, and overflows alone.
 */
class TakeOverflowTest {
  private static final String STEPS = "org.copyless.heap.Magazines::";

  @Test
  @DisplayName("a block that an overflow has caught on its way is not given to two")
  void notTwice() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:CompileCommand=quiet",
                "-XX:CompileCommand=exclude," + STEPS + "dropLast",
                "-XX:CompileCommand=dontinline," + STEPS + "*",
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
    private final Memory memory = new Memory(1 << 20);
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
      for (int i = 0; i < 20; i++) {
        measure(); // compiled at the end
      }
      for (int wide = 0; wide < 12; wide++) {
        for (int frames = deepest + 10; frames > deepest - 300; frames--) {
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
      try {
        descend(wide, frames, wide, wide, wide);
      } catch (StackOverflowError end) {
        overflows++;
        checkDistinct();
      }
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
        memory.free(memory.take(0));
      }
    }

    /** Takes what is in the magazine and in the list. */
    private void checkDistinct() {
      List<Long> blocks = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        blocks.add(memory.take(0));
      }
      Set<Long> distinct = new HashSet<>(blocks);
      if (distinct.size() < blocks.size()) {
        System.out.println("twice: " + blocks);
        System.exit(1);
      }
      blocks.forEach(memory::free);
    }
  }
}
