import org.copyless.annotation.Claims;
import org.copyless.heap.Tracked;

/** R44: an endpoint that comes as Tracked can be in any state; a borrowed one is not cast. */
class R44Downcast {
  static void any(@Claims Tracked block) {
    NicDeviceExp client = (NicDeviceExp) block;
    // :: error: [protocol.state]
    client.sendDeviceInfo(1, 1500);
    client.close();
  }

  static void borrowed(Tracked block) {
    // :: error: [tracked.escapes]
    if (block instanceof NicDeviceExp client) {
      client.sendDeviceInfo(1, 1500);
    }
  }
}
