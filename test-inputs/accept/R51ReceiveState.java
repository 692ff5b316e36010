import org.copyless.annotation.Claims;
import org.copyless.annotation.State;

/** R51 (paper 001 §2.4): a receive waits for the messages of the state that the endpoint is in. */
class R51ReceiveState {
  static void inState(@Claims @State("IO_RUNNING") NicDeviceExp client)
      throws InterruptedException {
    try (client) {
      if (client.receive(NicDeviceExp.IO_RUNNING) instanceof NicDeviceExp.PacketForReceive m) {
        m.pkt().close();
      }
    }
  }
}
