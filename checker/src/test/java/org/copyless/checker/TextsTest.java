package org.copyless.checker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What errors say beside the text that their pages show. */
class TextsTest {
  private static final String IMPORTS =
      """
      import org.copyless.annotation.*;
      import org.copyless.channel.*;
      import org.copyless.heap.*;
      """;

  @TempDir static Path folder;
  private static Path contracts;

  @BeforeAll
  static void compileContracts() throws IOException {
    contracts = Javac.compileContracts(Files.createDirectory(folder.resolve("contracts")));
  }

  private static void assertSays(String methods, String... texts) throws IOException {
    assertSays(List.of(), methods, texts);
  }

  private static void assertSays(List<String> options, String methods, String... texts)
      throws IOException {
    Path source = folder.resolve("Service.java");
    Files.writeString(source, IMPORTS + "class Service {\n" + methods + "}\n");
    Path out = Files.createTempDirectory(folder, "out");
    List<String> found =
        Javac.compile(List.of(source), List.of(contracts), out, options.toArray(String[]::new))
            .diagnostics()
            .stream()
            .map(each -> each.getMessage(Locale.ENGLISH))
            .toList();
    assertEquals(Arrays.asList(texts), found);
  }

  @Test
  void theCloseOfAResourceIsNoRoundOfALoop() throws IOException {
    assertSays(
        """
        static void end(@Claims NicDeviceExp client) {
          try (client) {
            client.close();
          }
        }
        static void ends(TrackedDeque<NicDeviceExp> clients) {
          while (true) {
            NicDeviceExp client = clients.pollFirst();
            if (client == null) {
              return;
            }
            try (client) {
              client.close();
            }
          }
        }
        """,
        "[ownership.dangling] 'client' is dangling: closed at line 7, before the try statement"
            + " closes it",
        "[ownership.dangling] 'client' is dangling: closed at line 17, before the try statement"
            + " closes it");
  }

  @Test
  void linesAreKnownWithoutDebugInformation() throws IOException {
    assertSays(
        List.of("-g:none"),
        """
        static void end(@Claims NicDeviceExp client) {
          client.close();
          client.close();
        }
        """,
        "[ownership.dangling] 'client' is dangling: closed at line 6");
  }

  @Test
  void whatGoesIntoASetIsInTheStateThatItsTypeNames() throws IOException {
    assertSays(
        """
        static void add(
            EndpointSet<@State("IO_RUNNING") NicDeviceExp> set, @Claims NicDeviceExp client) {
          set.add(client);
        }
        static void addToAny(EndpointSet<? super NicEventsImp> set, @Claims NicEventsImp events) {
          set.add(events);
        }
        """,
        "[protocol.declared] 'client' is in state START; wanted: IO_RUNNING, by parameter"
            + " 'endpoint' of add (contract NicDevice). Bring it there first, or declare the other"
            + " state",
        "[protocol.declared] 'events' is in state READY; wanted: one that is not known here (a"
            + " wildcard, or two paths, leave it open), by parameter 'endpoint' of add (contract"
            + " NicEvents). Bring it there first, or declare the other state");
  }

  @Test
  void aSetIsMadeForAStateThatIsKnown() throws IOException {
    assertSays(
        """
        static void create(ExchangeHeap heap, ReceiveState<NicDeviceExp, ?> state) {
          EndpointSet.create(heap, state).close();
        }
        static EndpointSet<@State("IO_RUNNING") NicDeviceExp> configured(ExchangeHeap heap) {
          var set = EndpointSet.create(heap, NicDeviceExp.IO_CONFIGURED);
          return set;
        }
        """,
        "[protocol.receive] create takes a state constant of the endpoint's class, so that its"
            + " state is known here; 'state' is none",
        "[protocol.instance] 'set' has the type EndpointSet<@State(\"IO_CONFIGURED\")"
            + " NicDeviceExp>; wanted: EndpointSet<@State(\"IO_RUNNING\") NicDeviceExp>. The type"
            + " arguments of containers and polymorphic contracts, and the protocol states in them,"
            + " must be the same");
  }
}
