package org.copyless.heap.spi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class OutOfLineTest {
  private static final Calls CALLS = OutOfLine.of(MethodHandles.lookup(), Calls.class);

  /** Of each kind of parameter and result. */
  private interface Calls {
    long add(Counter counter, long first, int second, boolean third, double fourth, Object fifth);

    Object echo(Counter counter, Object what);

    boolean isAbove(Counter counter, int limit);

    void fail(Counter counter) throws IOException;
  }

  /** Who is called. */
  static class Counter {
    private static final int CALLS_UNTIL_COMPILED = 200_000;

    private long sum;

    long add(long first, int second, boolean third, double fourth, Object fifth) {
      sum += first + second + (third ? 1 : 0) + (long) fourth + fifth.hashCode();
      return sum;
    }

    Object echo(Object what) {
      return what;
    }

    boolean isAbove(int limit) {
      return sum > limit;
    }

    void fail() throws IOException {
      throw new IOException("as told");
    }

    /** Calls until the caller is compiled. */
    public static void main(String[] arguments) {
      var counter = new Counter();
      for (int i = 0; i < CALLS_UNTIL_COMPILED; i++) {
        counter.calledInALoop(i);
      }
    }

    private void calledInALoop(int i) {
      if (isAbove(i) == CALLS.isAbove(this, i)) {
        sum += 2;
      }
    }
  }

  @Test
  void argumentsAndResultsAreHandedOver() throws IOException {
    var counter = new Counter();
    assertEquals(1 + 20 + 1 + 300 + 7, CALLS.add(counter, 1, 20, true, 300.5, 7));
    assertTrue(CALLS.isAbove(counter, 328));
    assertEquals("x", CALLS.echo(counter, "x"));
  }

  @Test
  void exceptionsAreHandedOver() {
    var counter = new Counter();
    assertEquals(
        "as told", assertThrows(IOException.class, () -> CALLS.fail(counter)).getMessage());
  }

  @Test
  void theCalledIsNotMadePartOfItsCaller() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xbatch",
                    "-XX:-TieredCompilation",
                    "-XX:+UnlockDiagnosticVMOptions",
                    "-XX:CompileCommand=quiet",
                    "-XX:CompileCommand=PrintInlining,"
                        + Counter.class.getName()
                        + "::calledInALoop",
                    "-cp",
                    System.getProperty("java.class.path"),
                    Counter.class.getName()))
            .redirectErrorStream(true)
            .start();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, process.waitFor(), printed);
    assertTrue(found("Counter::isAbove .*inline \\(hot\\)", printed), printed);
    assertTrue(found("CallsOutOfLine.*::isAbove .*too big", printed), printed);
  }

  private static boolean found(String what, String where) {
    return Pattern.compile(what).matcher(where).find();
  }
}
