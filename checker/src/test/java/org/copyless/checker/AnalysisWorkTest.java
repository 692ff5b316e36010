package org.copyless.checker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * No exponential case: the work of the analysis on methods of growing size, in branches and in
 * tracked variables at once. Work is what the compiling thread allocates, which is the same from
 * run to run, as time is not.
 */
class AnalysisWorkTest {
  /**
   * What doubling may cost at most. It is 4 where each of the branches carries each of the
   * variables, and where paths are doubled by a branch it is astronomical.
   */
  private static final double MOST = 4.5;

  @TempDir static Path temporary;
  private static Path contracts;

  @BeforeAll
  static void compileContracts() throws IOException {
    contracts = Javac.compileContracts(Files.createDirectory(temporary.resolve("contracts")));
  }

  /** Returns the bytes allocated to compile a class with one method, which must be accepted. */
  private static long work(String body) throws IOException {
    Path out = Files.createTempDirectory(temporary, "out");
    Path file = Files.writeString(out.resolve("Work.java"), HEAD + body + "  }\n}\n");
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    Javac.Result result = Javac.compile(List.of(file), List.of(contracts), out);
    long after = threads.getCurrentThreadAllocatedBytes();
    assertEquals(List.of(), result.diagnostics(), result::toString);
    return after - before;
  }

  private static final String HEAD =
      """
      import java.io.IOException;
      import org.copyless.annotation.Claims;
      import org.copyless.heap.ByteVector;
      import org.copyless.heap.ExchangeHeap;
      import org.checkerframework.checker.nullness.qual.Nullable;

      class Work {
        static void io() throws IOException {}

        static @Nullable ByteVector perhaps(ExchangeHeap heap) {
          return heap.bytes(1);
        }

        static void work(ExchangeHeap heap, boolean[] on, int which, @Claims Node node)
            throws IOException {
      """;

  private static void assertPolynomial(int size, IntFunction<String> body) throws IOException {
    long nothing = work("    node.close();\n");
    long once = work(body.apply(size)) - nothing;
    long twice = work(body.apply(2 * size)) - nothing;
    double growth = (double) twice / once;
    assertTrue(growth < MOST, () -> "%d, then %d: %.2f".formatted(once, twice, growth));
  }

  @Test
  void branchesWithFiftyVariables() throws IOException {
    String variables =
        repeat(
            50,
            i ->
                "    ByteVector v%1$d = heap.bytes(%1$d);\n    boolean open%1$d = true;\n"
                    .formatted(i));
    String closes =
        repeat(50, i -> "    if (open%1$d) {\n      v%1$d.close();\n    }\n".formatted(i));
    assertPolynomial(
        100,
        n ->
            variables
                + repeat(
                    n,
                    i ->
                        """
                            if (on[%1$d] && open%2$d) {
                              v%2$d.close();
                              open%2$d = false;
                            }
                        """
                            .formatted(i, i % 3))
                + closes
                + "    node.close();\n");
  }

  private static String repeat(int times, IntFunction<String> part) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < times; i++) {
      text.append(part.apply(i));
    }
    return text.toString();
  }

  @Test
  void branchesInSequence() throws IOException {
    assertPolynomial(
        50,
        n ->
            repeat(
                    n,
                    i ->
                        """
                            ByteVector b%1$d = heap.bytes(%1$d);
                            if (on[%1$d]) {
                              b%1$d.set(0, 1);
                            } else if (which == %1$d) {
                              b%1$d.set(0, 2);
                            }
                            b%1$d.close();
                        """
                            .formatted(i))
                + "    node.close();\n");
  }

  @Test
  void blocksByFlag() throws IOException {
    assertPolynomial(
        15,
        n ->
            repeat(
                    n,
                    i ->
                        """
                            boolean open%1$d = true;
                            ByteVector b%1$d = heap.bytes(%1$d);
                            if (on[%1$d]) {
                              b%1$d.close();
                              open%1$d = false;
                            }
                            if (open%1$d) {
                              b%1$d.close();
                            }
                        """
                            .formatted(i))
                + "    node.close();\n");
  }

  @Test
  void nullTests() throws IOException {
    assertPolynomial(
        30,
        n ->
            repeat(
                    n,
                    i ->
                        """
                            ByteVector b%1$d = perhaps(heap);
                            if (b%1$d != null) {
                              b%1$d.close();
                            }
                        """
                            .formatted(i))
                + "    node.close();\n");
  }

  @Test
  void armsOfSwitch() throws IOException {
    assertPolynomial(
        50,
        n ->
            "    ByteVector b = heap.bytes(1);\n    switch (which) {\n"
                + repeat(n, i -> "      case %1$d -> b.set(0, %1$d);\n".formatted(i))
                + "      default -> b.set(1, 1);\n    }\n    b.close();\n    node.close();\n");
  }

  @Test
  void exposes() throws IOException {
    assertPolynomial(
        25,
        n ->
            repeat(
                    n,
                    i ->
                        """
                            try (var _ = node.expose()) {
                              ByteVector old%1$d = node.payload();
                              node.payload(heap.bytes(%1$d));
                              old%1$d.close();
                            }
                        """
                            .formatted(i))
                + "    node.close();\n");
  }

  @Test
  void triesInSequence() throws IOException {
    assertPolynomial(
        20,
        n ->
            repeat(
                    n,
                    i ->
                        """
                            ByteVector b%1$d = heap.bytes(%1$d);
                            try {
                              io();
                              b%1$d.set(0, 1);
                            } catch (IOException e) {
                              b%1$d.set(0, 2);
                            } finally {
                              b%1$d.close();
                            }
                        """
                            .formatted(i))
                + "    node.close();\n");
  }

  @Test
  void loopsInLoops() throws IOException {
    assertPolynomial(
        4,
        n ->
            repeat(n, i -> "    for (int i%1$d = 0; i%1$d < which; i%1$d++) {\n".formatted(i))
                + "    ByteVector b = heap.bytes(1);\n    b.close();\n"
                + repeat(n, i -> "    }\n")
                + "    node.close();\n");
  }

  @Test
  void triesInTries() throws IOException {
    assertPolynomial(
        4,
        n ->
            "    node.close();\n"
                + repeat(
                    n,
                    i ->
                        """
                            ByteVector b%1$d = heap.bytes(%1$d);
                            try {
                              io();
                        """
                            .formatted(i))
                + repeat(
                    n, i -> "    } finally {\n      b%1$d.close();\n    }\n".formatted(n - 1 - i)));
  }
}
