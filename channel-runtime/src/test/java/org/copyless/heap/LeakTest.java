package org.copyless.heap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.copyless.sip.Sip;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told of blocks that nobody has closed. */
class LeakTest {
  private static final Logger LOGGER = Logger.getLogger("org.copyless.heap");
  private final Log log = new Log();

  private static final class Log extends Handler {
    private final List<LogRecord> records = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void publish(LogRecord entry) {
      records.add(entry);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    List<String> at(Level level) {
      return List.copyOf(records).stream()
          .filter(entry -> entry.getLevel().equals(level))
          .map(LogRecord::getMessage)
          .toList();
    }
  }

  @BeforeEach
  void listen() {
    LOGGER.setUseParentHandlers(false);
    LOGGER.setLevel(Level.FINE);
    LOGGER.addHandler(log);
  }

  @AfterEach
  void stop() {
    LOGGER.removeHandler(log);
    LOGGER.setLevel(null);
    LOGGER.setUseParentHandlers(true);
  }

  @Test
  void r1ABlockThatIsLiveWhenItsHeapIsClosed() {
    ExchangeHeap heap = ExchangeHeap.create();
    heap.bytes(42);
    heap.close();
    List<String> warnings = log.at(Level.WARNING);
    assertEquals(2, warnings.size());
    assertTrue(warnings.getFirst().startsWith("exchange heap closed with live blocks"));
    String leak = warnings.get(1);
    assertTrue(leak.startsWith("live when its heap was closed: ByteVector[offset=0x"), leak);
    assertTrue(leak.contains(", bytes=42, owner=thread main#"), leak);
  }

  @Test
  void aHeapWithoutLiveBlocksIsClosedInSilence() {
    ExchangeHeap heap = ExchangeHeap.create();
    heap.bytes(42).close();
    heap.close();
    assertEquals(List.of(), log.at(Level.WARNING));
  }

  @Test
  void ofManyBlocksTheFirstAreNamedAndTheOthersCountedByType() {
    ExchangeHeap heap = ExchangeHeap.create();
    for (int i = 0; i < LeakReport.NAMED; i++) {
      heap.bytes(1);
    }
    heap.ints(1);
    heap.ints(2);
    heap.longs(1);
    heap.close();
    List<String> warnings = log.at(Level.WARNING);
    assertEquals(
        1 + LeakReport.NAMED + warnings.stream().filter(this::counts).count(), warnings.size());
    long others = warnings.stream().filter(this::counts).mapToLong(LeakTest::blocks).sum();
    assertEquals(3, others);
  }

  private boolean counts(String warning) {
    return warning.contains(", not named: ");
  }

  private static long blocks(String warning) {
    return Long.parseLong(warning.replaceFirst(".* blocks=([0-9]+) .*", "$1"));
  }

  @Test
  void aBlockOfAThreadThatHasEnded() throws InterruptedException {
    ExchangeHeap heap = ExchangeHeap.create();
    Thread thread = Thread.ofPlatform().name("loser").start(() -> heap.bytes(5));
    thread.join();
    heap.close();
    String leak = log.at(Level.WARNING).getLast();
    assertTrue(leak.contains(", bytes=5, owner=ended thread loser#"), leak);
  }

  @Test
  void r68ABlockThatWasReclaimedBecauseItsSipHasEndedIsToldMoreQuietly()
      throws InterruptedException {
    ExchangeHeap heap = ExchangeHeap.create();
    Sip sip = Sip.start("forgetful", () -> heap.bytes(9));
    sip.join();
    heap.close();
    assertEquals(List.of(), log.at(Level.WARNING));
    List<String> notes = log.at(Level.FINE);
    assertEquals(1, notes.size());
    String note = notes.getFirst();
    assertTrue(note.startsWith("reclaimed, because its SIP has ended: ByteVector["), note);
    assertTrue(note.contains(", bytes=9, owner=forgetful#" + sip.ownerId() + "]"), note);
  }

  /** Leaks a block that has been here and there; run in a JVM of its own. */
  static final class Program {
    /** Else the collector finds the cell and has its block reclaimed. */
    static TCell<ByteVector> kept;

    private Program() {}

    public static void main(String[] arguments) throws InterruptedException {
      ExchangeHeap heap = ExchangeHeap.create();
      ByteVector block = heap.bytes(42);
      Sip.start("holder", block, Program::leak).join();
      for (int i = 0; i < 1_000; i++) {
        heap.ints(1).close();
      }
      for (int i = 0; i < 300; i++) {
        heap.longs(1);
      }
      heap.close();
    }

    private static void leak(ByteVector block) throws InterruptedException {
      TCell<ByteVector> cell = new TCell<>(block);
      kept = cell;
      for (int i = 0; i < 20; i++) {
        cell.release(cell.acquire());
      }
    }
  }

  @Test
  void atParanoidEachBlockTellsWhereItWasAllocatedAndWhereItWentLast() throws Exception {
    String output = run("paranoid");
    String leak = line(output, "ByteVector[");
    assertTrue(
        leak.contains("; given away at org.copyless.heap.LeakTest$Program.leak(LeakTest.java:"),
        leak);
    assertTrue(leak.contains("to TCell#"), leak);
    assertTrue(leak.contains("; received at "), leak);
    assertTrue(
        leak.contains("; allocated at org.copyless.heap.LeakTest$Program.main(LeakTest.java:"),
        leak);
    assertTrue(leak.split(";", -1).length < 12, "bounded: " + leak);
  }

  @Test
  void atAdvancedOnlySomeBlocksHaveRecords() throws Exception {
    String output = run("advanced");
    long named = output.lines().filter(l -> l.contains("was closed: ")).count();
    long recorded = output.lines().filter(l -> l.contains("; allocated at")).count();
    assertEquals(LeakReport.NAMED, named);
    assertTrue(recorded < named, output);
  }

  @Test
  void atSimpleAndByDefaultNoneHas() throws Exception {
    assertTrue(run("simple").contains("was closed: LongVector["));
    assertTrue(run("simple").lines().noneMatch(l -> l.contains("; allocated at")));
  }

  @Test
  void disabledIsSilent() throws Exception {
    assertEquals("", run("disabled"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "on", "PARANOID", "none"})
  void aValueThatIsNoneIsRefused(String value) throws Exception {
    String output = run(value);
    assertTrue(
        output.contains(
            "-Dcopyless.leaks=" + value + " is none of disabled, simple, advanced, paranoid"),
        output);
  }

  private static String line(String output, String part) {
    return output.lines().filter(l -> l.contains(part)).findFirst().orElseThrow();
  }

  private static String run(String level) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-Dcopyless.leaks=" + level,
                Program.class.getName())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertNotEquals(-1, process.waitFor());
    return output;
  }
}
