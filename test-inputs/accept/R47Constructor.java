import org.copyless.annotation.Claims;
import org.copyless.annotation.State;

/** R47: an endpoint lent to a constructor is left in the declared state. */
class R47Constructor {
  static class Greeting {
    Greeting(@State(value = "START", then = "IO_CONFIGURE_BEGIN") NicDeviceExp client) {
      client.sendDeviceInfo(1, 1500);
    }
  }

  static void greet(@Claims NicDeviceExp client) throws InterruptedException {
    try (client) {
      new Greeting(client);
      if (client.receive(NicDeviceExp.IO_CONFIGURE_BEGIN)
          instanceof NicDeviceExp.RegisterForEvents m) {
        m.evchan().close();
      }
    }
  }
}
