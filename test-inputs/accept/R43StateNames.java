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
  private static final String IDLE = "IDLE";

  private final TCell<@State("READY") NicEventsExp> listener;

  R43StateNames(TCell<@State("READY") NicEventsExp> listener) {
    this.listener = listener;
  }

  record Session(TCell<@State("IO_RUNNING") NicDeviceExp> client) {}

  static void serve(EndpointSet<@State("IO_RUNNING") NicDeviceExp> clients) {
    clients.isEmpty();
  }

  static int count(
      EndpointMap<@State({"IO_RUNNING", "IO_CONFIGURED"}) NicDeviceExp, String> clients) {
    return clients.size();
  }

  static void closeAll(@Claims TrackedDeque<@State("READY") NicEventsExp> listeners) {
    listeners.close();
  }

  static void pause(@State(value = "IO_RUNNING", then = "IO_RUNNING") NicDeviceExp client) {
    client.heap();
  }

  static void restart(
      @State("IO_CONFIGURED") @OnThrow({"IO_CONFIGURED", "IO_RUNNING"}) NicDeviceExp client)
      throws IOException {
    throw new IOException(client.toString());
  }

  static void volumes(PipeExp<@State(IDLE) VolumeExp> volumes) {
    volumes.heap();
  }

  static void local(@Claims NicEventsExp events) {
    @State("READY")
    NicEventsExp same = events;
    TCell<@State("READY") NicEventsExp> shared = new TCell<>(same);
    System.out.println(shared.hashCode());
  }

  NicEventsExp take() throws InterruptedException {
    return listener.acquire();
  }
}
