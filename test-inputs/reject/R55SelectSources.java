import static org.copyless.channel.Select.ANY;
import static org.copyless.channel.Select.row;

import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.channel.ChannelClosed;
import org.copyless.channel.Select;

/** R55 (§2.4): sources are distinct, owned, not null, and in receiving states. */
class R55SelectSources {
  private static final Select PAIR =
      Select.matrix(
          row(NicEventsExp.AckEvent.class, ANY),
          row(ANY, NicEventsExp.AckEvent.class),
          row(ChannelClosed.class, ANY),
          row(ANY, ChannelClosed.class));

  static int receiving(
      @State(value = "READY", then = "READY_NIC_EVENT") NicEventsExp a,
      @State("READY_NIC_EVENT") NicEventsExp b)
      throws InterruptedException {
    // :: error: [protocol.state]
    int row = PAIR.await(a, b);
    a.sendNicEvent(NicEvents.NicEventType.LINK_EVENT);
    return row;
  }

  static int distinct(
      @State("READY_NIC_EVENT") NicEventsExp a, @State("READY_NIC_EVENT") NicEventsExp b)
      throws InterruptedException {
    NicEventsExp same = a;
    // :: error: [ownership.aliased]
    return PAIR.await(a, same);
  }

  static int width(
      @State("READY_NIC_EVENT") NicEventsExp a, @State("READY_NIC_EVENT") NicEventsExp b)
      throws InterruptedException {
    // :: error: [select.matrix] «PAIR.await(a)»
    return PAIR.await(a);
  }

  static int owned(
      @Claims @State("READY_NIC_EVENT") NicEventsExp a, @State("READY_NIC_EVENT") NicEventsExp b)
      throws InterruptedException {
    a.close();
    // :: error: [ownership.dangling]
    return PAIR.await(a, b);
  }

  static int dynamic(Select select, @State("READY") NicEventsExp a) throws InterruptedException {
    // :: error: [protocol.state]
    return select.await(a);
  }
}
