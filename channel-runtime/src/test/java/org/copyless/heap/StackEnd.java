package org.copyless.heap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * A program that does something at the end of its stack, at each place near it, in a JVM of its own
 * in which one step is interpreted while its neighbours are compiled, as it can be for a moment in
 * any program: then it needs more stack than the steps before it, and overflows alone.
 */
abstract class StackEnd {
  private static final int WIDTHS = 12;

  private final int places;
  private int deepest;
  private int left;
  private int overflows;

  /**
   * Makes a program.
   *
   * @param places how many frames from the end it begins
   */
  StackEnd(int places) {
    this.places = places;
  }

  /**
   * Runs a program.
   *
   * @param program its class, with a main that calls {@link #runDeep}
   * @param interpreted the step that is interpreted
   * @param apart what is compiled apart from its callers
   */
  static void check(Class<? extends StackEnd> program, String interpreted, String apart)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:CompileCommand=quiet",
                "-XX:CompileCommand=exclude," + interpreted,
                "-XX:CompileCommand=dontinline," + apart,
                "-cp",
                System.getProperty("java.class.path"),
                program.getName())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
    assertEquals("overflows, none twice", output.strip());
  }

  /** What may overflow. */
  abstract void operate();

  /** What goes on after it, whether it has overflowed or not. */
  abstract void goOn(boolean overflowed);

  /** Makes a program, and goes to each of its places, on a small stack. */
  static void runDeep(Supplier<StackEnd> program) throws InterruptedException {
    Thread thread = new Thread(null, () -> program.get().run(), "deep", 512 << 10);
    thread.start();
    thread.join();
  }

  private void run() {
    warmUp();
    for (int wide = 0; wide < WIDTHS; wide++) {
      for (int frames = deepest + 10; frames > deepest - places; frames--) {
        attempt(wide, frames);
      }
    }
    System.out.println(overflows > 0 ? "overflows, none twice" : "no overflow");
  }

  /** All of it is compiled at the end, but the step that is not to be. */
  private void warmUp() {
    for (int i = 0; i < 2_000; i++) {
      attempt(0, 0);
    }
    for (int i = 0; i < 20; i++) {
      measure();
    }
  }

  private void measure() {
    try {
      descend(Integer.MAX_VALUE);
    } catch (StackOverflowError end) {
      deepest = Integer.MAX_VALUE - left;
    }
  }

  private void attempt(int wide, int frames) {
    boolean overflowed = false;
    try {
      descend(wide, frames, wide, wide, wide);
    } catch (StackOverflowError end) {
      overflows++;
      overflowed = true;
    }
    goOn(overflowed);
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
      operate();
    }
  }

  /** Ends the program with what has gone wrong. */
  static void fail(String what) {
    System.out.println(what);
    System.exit(1);
  }
}
