import org.copyless.annotation.Claims;
import org.copyless.annotation.State;

/**
 * R43: an overriding method accepts at least the declared states, and leaves or returns no other.
 */
class R43Overriding {
  interface Handler {
    void handle(@State(value = "START", then = "IO_CONFIGURE_BEGIN") NicDeviceExp client);

    @State("IO_CONFIGURE_BEGIN")
    NicDeviceExp make(@Claims NicDeviceExp client);
  }

  static class Sending implements Handler {
    @Override
    public void handle(@State(value = "START", then = "IO_CONFIGURE_BEGIN") NicDeviceExp client) {
      client.sendDeviceInfo(1, 1500);
    }

    @Override
    public @State("IO_CONFIGURE_BEGIN") NicDeviceExp make(@Claims NicDeviceExp client) {
      client.sendDeviceInfo(1, 1500);
      return client;
    }
  }
}
