import org.copyless.annotation.Claims;
import org.copyless.annotation.Contract;
import org.copyless.annotation.In;
import org.copyless.annotation.Out;
import org.copyless.annotation.State;
import org.copyless.channel.ChannelClosed;
import org.copyless.channel.ChannelClosedException;

/** R90 (paper 001 §5.2): where Exp sends, an extension adds messages of its own. */
class R90Extension {
  @Contract(
      """
      override state SHUT: one { Alarm! -> Stop? -> SHUT; Battery! -> LOW; }
      state LOW: one { Charge? -> SHUT; }
      """)
  interface BellDoor extends Door {
    @Out
    void alarm();

    @In
    void stop();

    @Out
    void battery(int percent);

    @In
    void charge();
  }

  static void ring(@Claims R90Extension_BellDoorExp door)
      throws InterruptedException, ChannelClosedException {
    try (door) {
      door.sendAlarm();
      door.receiveStop();
      door.sendBattery(4);
      door.receiveCharge();
      close(door);
    }
  }

  static void close(@State(value = "SHUT", then = "DONE") DoorExp door) {
    door.sendBye();
  }

  static void stand(@Claims R90Extension_BellDoorImp door) throws InterruptedException {
    try (door) {
      while (true) {
        switch (door.receive(R90Extension_BellDoorImp.SHUT)) {
          case R90Extension_BellDoorImp.Alarm _ -> door.sendStop();
          case R90Extension_BellDoorImp.Battery m -> {
            if (m.percent() < 2) {
              return;
            }
            door.sendCharge();
          }
          case R90Extension_BellDoorImp.Opened _ -> door.sendLook(door.heap().bytes(1));
          case R90Extension_BellDoorImp.Bye _ -> {
            return;
          }
          case ChannelClosed _ -> {
            return;
          }
        }
      }
    }
  }
}
