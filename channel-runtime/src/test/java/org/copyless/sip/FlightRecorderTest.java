package org.copyless.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.copyless.channel.echo.EchoChannel;
import org.copyless.channel.echo.EchoExp;
import org.copyless.channel.echo.EchoImp;
import org.copyless.heap.ExchangeHeap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a flight recording tells of a program's blocks, channels and processes. */
@Tag("guard-off-too")
class FlightRecorderTest {
  private static final int EXCHANGES = 3_000;
  private static final int PACKET = 101;

  @TempDir private Path directory;
  private List<RecordedEvent> events;
  private long serverId;

  @BeforeEach
  void record() throws Exception {
    try (Recording recording = new Recording()) {
      recording.start();
      program();
      recording.stop();
      Path file = directory.resolve("copyless.jfr");
      recording.dump(file);
      events = RecordingFile.readAllEvents(file);
    }
  }

  private void program() throws Exception {
    try (ExchangeHeap heap = ExchangeHeap.create()) {
      EchoChannel channel = EchoChannel.open(heap);
      Sip server = Sip.start("server", channel.exp(), FlightRecorderTest::serve);
      serverId = server.ownerId();
      try (EchoImp imp = channel.imp()) {
        for (int i = 0; i < EXCHANGES; i++) {
          imp.sendPing(heap.bytes(PACKET), i);
          imp.receiveRefused();
        }
      }
      server.join();
      Sip.start(
              "failing",
              () -> {
                heap.bytes(1);
                throw new IOException("no disk");
              })
          .join();
    }
  }

  private static void serve(EchoExp exp) throws InterruptedException {
    try (exp) {
      while (exp.receive(EchoExp.START) instanceof EchoExp.Ping ping) {
        ping.data().close();
        exp.sendRefused();
      }
    }
  }

  private List<RecordedEvent> named(String name) {
    return events.stream().filter(e -> e.getEventType().getName().equals(name)).toList();
  }

  private RecordedEvent only(String name, String field, Object value) {
    List<RecordedEvent> found =
        named(name).stream().filter(e -> value.equals(e.getValue(field))).toList();
    assertEquals(1, found.size(), name + " with " + field + "=" + value);
    return found.getFirst();
  }

  @Test
  void aChannelIsOpenedOnceAndEachOfItsEndsClosed() {
    RecordedEvent opened = only("copyless.ChannelOpen", "contract", "Echo");
    assertEquals("START", opened.getString("state"));
    RecordedEvent exp = only("copyless.ChannelClose", "end", "EchoExp");
    assertEquals(opened.getLong("exp"), exp.getLong("offset"));
    RecordedEvent imp = only("copyless.ChannelClose", "end", "EchoImp");
    assertEquals(opened.getLong("imp"), imp.getLong("offset"));
    for (RecordedEvent end : List.of(exp, imp)) {
      assertEquals(EXCHANGES, end.getLong("sent"));
      assertEquals(EXCHANGES, end.getLong("received"));
      assertEquals("START", end.getString("state"));
    }
    assertFalse(imp.getBoolean("peerClosed"));
    assertTrue(exp.getBoolean("peerClosed"));
  }

  @Test
  void theFirstMessageAndSomeOthersAreToldWithTheStatesBeforeAndAfter() {
    for (String name : List.of("copyless.MessageSend", "copyless.MessageReceive")) {
      for (String end : List.of("EchoImp", "EchoExp")) {
        List<Long> counts =
            named(name).stream()
                .filter(e -> e.getString("end").equals(end))
                .map(e -> e.getLong("count"))
                .sorted() // the recorder keeps no order among buffers
                .toList();
        assertEquals(List.of(1L, 1025L, 2049L), counts, name + " " + end);
      }
    }
    RecordedEvent ping = first("copyless.MessageSend", "EchoImp");
    assertEquals("START", ping.getString("from"));
    assertEquals("START_PING", ping.getString("to"));
    RecordedEvent received = first("copyless.MessageReceive", "EchoExp");
    assertEquals("server", received.getString("owner"));
    assertEquals("Echo", received.getString("contract"));
  }

  private RecordedEvent first(String name, String end) {
    return named(name).stream()
        .filter(e -> e.getString("end").equals(end) && e.getLong("count") == 1)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void someBlocksAreToldWhenAllocatedAndTheSameOnesWhenFreed() {
    Set<String> allocated = new HashSet<>();
    for (RecordedEvent event : packets("copyless.BlockAllocate")) {
      assertEquals("ByteVector", event.getString("type"));
      assertTrue(event.getString("owner").startsWith("thread "), event.toString());
      assertNotNull(event.getStackTrace());
      allocated.add(block(event));
    }
    Set<String> freed = new HashSet<>();
    packets("copyless.BlockFree").forEach(event -> freed.add(block(event)));
    assertEquals(allocated, freed);
    assertTrue(!allocated.isEmpty() && allocated.size() < EXCHANGES / 16, allocated.toString());
  }

  private List<RecordedEvent> packets(String name) {
    return named(name).stream().filter(event -> event.getLong("bytes") == PACKET).toList();
  }

  private static String block(RecordedEvent event) {
    return event.getLong("offset") + "/" + event.getInt("generation");
  }

  @Test
  void eachSipIsToldWhenItStartsAndWhenItEnds() {
    RecordedEvent started = only("copyless.SipStart", "sip", "server");
    assertEquals(serverId, started.getLong("ownerId"));
    assertTrue(started.getBoolean("virtual"));
    RecordedEvent ended = only("copyless.SipExit", "sip", "server");
    assertEquals(serverId, ended.getLong("ownerId"));
    assertEquals(0, ended.getLong("blocks"));
    RecordedEvent failed = only("copyless.SipExit", "sip", "failing");
    assertTrue(failed.getString("exit").contains("no disk"), failed.toString());
    assertEquals(1, failed.getLong("blocks"));
  }

  @Test
  void eachEventTypeHasLabelDescriptionAndCategory() {
    Set<String> names = new HashSet<>();
    for (RecordedEvent event : events) {
      var type = event.getEventType();
      if (type.getName().startsWith("copyless.") && names.add(type.getName())) {
        assertNotNull(type.getLabel());
        assertNotNull(type.getDescription());
        assertEquals("Copyless", type.getCategoryNames().getFirst());
      }
    }
    assertEquals(8, names.size(), names.toString());
  }
}
