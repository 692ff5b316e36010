import static org.copyless.channel.Select.ANY;
import static org.copyless.channel.Select.row;

import org.copyless.annotation.State;
import org.copyless.channel.ChannelClosed;
import org.copyless.channel.Select;

/** R51 (§2.4): each row can be chosen, and each case is that of a row. */
class R51SelectDead {
  private static final Select RUNNING =
      Select.matrix(
          row(NicDeviceExp.PacketForReceive.class),
          row(NicDeviceExp.GetReceivedPacket.class),
          row(ChannelClosed.class));

  private static final Select BOTH_OR_FIRST =
      Select.matrix(
          row(NicEventsExp.AckEvent.class, NicEventsExp.AckEvent.class),
          row(NicEventsExp.AckEvent.class, ANY),
          row(NicEventsExp.AckEvent.class, ChannelClosed.class),
          row(ChannelClosed.class, ANY));

  static int receivable(@State("IO_CONFIGURED") NicDeviceExp nic) throws InterruptedException {
    // :: error: [select.dead] «RUNNING.await(nic)»
    return RUNNING.await(nic);
  }

  static int ofThisContract(@State("IO_RUNNING") NicDeviceExp nic) throws InterruptedException {
    return Select.matrix(
            row(NicDeviceExp.PacketForReceive.class),
            row(NicEventsExp.AckEvent.class),
            row(NicDeviceExp.GetReceivedPacket.class),
            row(ChannelClosed.class))
        // :: error: [select.dead]
        .await(nic);
  }

  static int first(
      @State("READY_NIC_EVENT") NicEventsExp a, @State("READY_NIC_EVENT") NicEventsExp b)
      throws InterruptedException {
    // :: error: [select.dead]
    return BOTH_OR_FIRST.await(a, b);
  }

  static int order(
      @State("READY_NIC_EVENT") NicEventsExp a, @State("READY_NIC_EVENT") NicEventsExp b)
      throws InterruptedException {
    return Select.matrix(
            row(NicEventsExp.AckEvent.class, ANY),
            row(NicEventsExp.AckEvent.class, NicEventsExp.AckEvent.class),
            row(ChannelClosed.class, ANY))
        // :: error: [select.dead]
        .await(a, b);
  }

  static void cases(@State("IO_RUNNING") NicDeviceExp nic) throws InterruptedException {
    switch (RUNNING.await(nic)) {
      case 0, 1 -> System.out.println("a question");
      case 2 -> System.out.println("closed");
      // :: error: [select.dead]
      case 3 -> System.out.println("idle");
      default -> throw new AssertionError("a row that is none");
    }
  }
}
