import static org.copyless.channel.Select.ANY;
import static org.copyless.channel.Select.row;
import static org.copyless.channel.Select.timeout;
import static org.copyless.channel.Select.unsatisfiable;

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
          row(NicDeviceExp.ConfigureIO.class, ANY),
          row(ChannelClosed.class, ANY),
          row(ANY, ChannelClosed.class));

  private static final Select BOTH =
      Select.matrix(
          row(NicEventsExp.AckEvent.class, NicEventsExp.AckEvent.class),
          row(ChannelClosed.class, ANY),
          row(ANY, ChannelClosed.class));

  private static final Select ONE_OF_BOTH =
      Select.matrix(row(NicEventsExp.AckEvent.class, ANY), row(ChannelClosed.class, ANY));

  private static final Select TIMED =
      Select.matrix(
          row(NicDeviceExp.StartIO.class),
          row(NicDeviceExp.ConfigureIO.class),
          row(ChannelClosed.class),
          timeout(Duration.ofSeconds(2)));

  private static final Select ONLY_START =
      Select.matrix(row(NicDeviceExp.StartIO.class), unsatisfiable());

  static int each(
      @State("IO_CONFIGURED") NicDeviceExp nic, @State("READY_NIC_EVENT") NicEventsExp events)
      throws InterruptedException {
    return EACH.await(nic, events);
  }

  static int both(
      @State("READY_NIC_EVENT") NicEventsExp a, @State("READY_NIC_EVENT") NicEventsExp b)
      throws InterruptedException {
    return BOTH.await(a, b);
  }

  static int oneOfBoth(
      @State("READY_NIC_EVENT") NicEventsExp a, @State("READY_NIC_EVENT") NicEventsExp b)
      throws InterruptedException {
    return ONE_OF_BOTH.await(a, b);
  }

  static int timed(@State("IO_CONFIGURED") NicDeviceExp nic) throws InterruptedException {
    return TIMED.await(nic);
  }

  static int onlyStart(@State("IO_CONFIGURED") NicDeviceExp nic) throws InterruptedException {
    return ONLY_START.await(nic);
  }

  static int local(@State("IO_CONFIGURED") NicDeviceExp nic, Duration patience)
      throws InterruptedException {
    Select select =
        Select.matrix(
            row(NicDeviceExp.StartIO.class),
            row(NicDeviceExp.ConfigureIO.class),
            row(ChannelClosed.class),
            timeout(patience));
    return select.await(nic);
  }

  static int inPlace(EndpointSet<@State("IO_CONFIGURED") NicDeviceExp> clients)
      throws InterruptedException {
    return Select.matrix(
            row(NicDeviceExp.StartIO.class),
            row(NicDeviceExp.ConfigureIO.class),
            row(ChannelClosed.class))
        .await(clients);
  }

  static int severalStates(@State({"IO_CONFIGURED", "IO_CONFIGURE_BEGIN"}) NicDeviceExp nic)
      throws InterruptedException {
    return Select.matrix(
            row(NicDeviceExp.StartIO.class),
            row(NicDeviceExp.ConfigureIO.class),
            row(NicDeviceExp.RegisterForEvents.class),
            row(ChannelClosed.class))
        .await(nic);
  }
}
