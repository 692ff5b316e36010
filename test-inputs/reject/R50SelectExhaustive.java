import static org.copyless.channel.Select.ANY;
import static org.copyless.channel.Select.row;
import static org.copyless.channel.Select.timeout;

import java.time.Duration;
import org.copyless.annotation.State;
import org.copyless.channel.ChannelClosed;
import org.copyless.channel.EndpointSet;
import org.copyless.channel.Select;

/** R50, R54, R58 (§2.4): whatever is at the heads of all sources, some row takes it. */
class R50SelectExhaustive {
  private static final Select EACH =
      Select.matrix(
          row(NicDeviceExp.StartIO.class, ANY),
          row(ChannelClosed.class, ANY),
          row(ANY, ChannelClosed.class));

  private static final Select BOTH =
      Select.matrix(
          row(NicEventsExp.AckEvent.class, NicEventsExp.AckEvent.class),
          row(ChannelClosed.class, ANY));

  private static final Select ONE_OF_BOTH =
      Select.matrix(
          row(NicEventsExp.AckEvent.class, ChannelClosed.class), row(ChannelClosed.class, ANY));

  private static final Select TIMED =
      Select.matrix(
          row(NicDeviceExp.StartIO.class),
          row(NicDeviceExp.ConfigureIO.class),
          timeout(Duration.ofSeconds(2)));

  private static final Select ONLY_START =
      Select.matrix(row(NicDeviceExp.StartIO.class), row(ChannelClosed.class));

  static int each(
      @State("IO_CONFIGURED") NicDeviceExp nic, @State("READY_NIC_EVENT") NicEventsExp events)
      throws InterruptedException {
    // :: error: [select.missing] «EACH.await(nic, events)»
    return EACH.await(nic, events);
  }

  static int both(
      @State("READY_NIC_EVENT") NicEventsExp a, @State("READY_NIC_EVENT") NicEventsExp b)
      throws InterruptedException {
    // :: error: [select.missing]
    return BOTH.await(a, b);
  }

  static int oneOfBoth(
      @State("READY_NIC_EVENT") NicEventsExp a, @State("READY_NIC_EVENT") NicEventsExp b)
      throws InterruptedException {
    // :: error: [select.missing]
    return ONE_OF_BOTH.await(a, b);
  }

  static int timed(@State("IO_CONFIGURED") NicDeviceExp nic) throws InterruptedException {
    // :: error: [select.missing]
    return TIMED.await(nic);
  }

  static int onlyStart(@State("IO_CONFIGURED") NicDeviceExp nic) throws InterruptedException {
    // :: error: [select.missing]
    return ONLY_START.await(nic);
  }

  static int local(@State("IO_CONFIGURED") NicDeviceExp nic, Duration patience)
      throws InterruptedException {
    Select select =
        Select.matrix(row(NicDeviceExp.StartIO.class), row(ChannelClosed.class), timeout(patience));
    // :: error: [select.missing]
    return select.await(nic);
  }

  static int inPlace(EndpointSet<@State("IO_CONFIGURED") NicDeviceExp> clients)
      throws InterruptedException {
    return Select.matrix(row(NicDeviceExp.StartIO.class), row(NicDeviceExp.ConfigureIO.class))
        // :: error: [select.missing]
        .await(clients);
  }

  static int severalStates(@State({"IO_CONFIGURED", "IO_CONFIGURE_BEGIN"}) NicDeviceExp nic)
      throws InterruptedException {
    return Select.matrix(
            row(NicDeviceExp.StartIO.class),
            row(NicDeviceExp.ConfigureIO.class),
            row(ChannelClosed.class))
        // :: error: [select.missing]
        .await(nic);
  }
}
