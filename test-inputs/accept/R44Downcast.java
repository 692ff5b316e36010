import org.copyless.annotation.Claims;
import org.copyless.heap.Tracked;

/** R44: an endpoint that comes as Tracked can be in any state; a borrowed one is not cast. */
class R44Downcast {
  static void any(@Claims Tracked block) {
    if (block instanceof NicDeviceExp client) {
      client.close();
    } else {
      block.close();
    }
  }

  static void known(@Claims NicDeviceExp client) {
    client.sendDeviceInfo(1, 1500);
    client.close();
  }
}
