import java.io.IOException;
import org.copyless.annotation.Claims;
import org.copyless.annotation.OnThrow;
import org.copyless.annotation.State;
import org.copyless.channel.EndpointMap;
import org.copyless.channel.EndpointSet;
import org.copyless.heap.TCell;
import org.copyless.heap.TrackedDeque;

/** R43 (§3.2.1): a state is one of the contract's, wherever a type names one. */
class R43StateNames {
  private static final String IDLE = "IDEL";

  // :: error: [protocol.unknown] «"REDY"»
  private final TCell<@State("REDY") NicEventsExp> listener;

  // :: error: [protocol.unknown]
  R43StateNames(TCell<@State("REDY") NicEventsExp> listener) {
    this.listener = listener;
  }

  // :: error: [protocol.unknown]
  record Session(TCell<@State("RUNNING") NicDeviceExp> client) {}

  // :: error: [protocol.unknown]
  static void serve(EndpointSet<@State("RUNNING") NicDeviceExp> clients) {
    clients.isEmpty();
  }

  // :: error: [protocol.unknown]
  static int count(EndpointMap<@State({"IO_RUNNING", "RUNNING"}) NicDeviceExp, String> clients) {
    return clients.size();
  }

  // :: error: [protocol.unknown]
  static void closeAll(@Claims TrackedDeque<@State("READ") NicEventsExp> listeners) {
    listeners.close();
  }

  static void pause(
      // :: error: [protocol.unknown] «"PAUSED"»
      @State(value = "IO_RUNNING", then = "PAUSED") NicDeviceExp client) {
    client.heap();
  }

  static void restart(
      // :: error: [protocol.unknown]
      @State("IO_CONFIGURED") @OnThrow({"IO_CONFIGURED", "STOPPED"}) NicDeviceExp client)
      throws IOException {
    throw new IOException(client.toString());
  }

  // :: error: [protocol.unknown] «@State(IDLE)»
  static void volumes(PipeExp<@State(IDLE) VolumeExp> volumes) {
    volumes.heap();
  }

  static void local(@Claims NicEventsExp events) {
    // :: error: [protocol.unknown]
    @State("REDY")
    NicEventsExp same = events;
    // :: error: [protocol.unknown]
    TCell<@State("REDY") NicEventsExp> shared = new TCell<>(same);
    System.out.println(shared.hashCode());
  }

  NicEventsExp take() throws InterruptedException {
    return listener.acquire();
  }
}
