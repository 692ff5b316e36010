import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.channel.ChannelClosed;
import org.copyless.channel.ChannelClosedException;
import org.copyless.heap.Tracked;
import org.copyless.sip.Sip;

/** R91 (SDN17): in a state that only the extension has, an endpoint is none of the base. */
class R91Upcast {
  static void finish(@Claims DoorExp door) {
    door.sendBye();
    door.close();
  }

  static void passed(@Claims @State("LOCKED") SafeDoorExp safe) {
    // :: error: [protocol.declared]
    finish(safe);
  }

  static DoorExp returned(@Claims @State("LOCKED") SafeDoorExp safe) {
    // :: error: [protocol.declared]
    return safe;
  }

  static void local(@Claims @State("LOCKED") SafeDoorExp safe) {
    // :: error: [protocol.upcast] «safe»
    DoorExp door = safe;
    door.close();
  }

  static void castUp(@Claims @State("LOCKED") SafeDoorExp safe) {
    // :: error: [protocol.upcast]
    ((DoorExp) safe).close();
  }

  static void movedOn(@Claims SafeDoorExp safe) {
    DoorExp door = safe;
    safe.sendLocked();
    // :: error: [protocol.state]
    door.sendBye();
    door.close();
  }

  static void movedOnAndPassed(@Claims SafeDoorExp safe) {
    DoorExp door = safe;
    safe.sendLocked();
    // :: error: [protocol.declared]
    finish(door);
  }

  static void started(@Claims @State("LOCKED") SafeDoorExp safe) {
    // :: error: [protocol.declared]
    Sip.start("door", safe, R91Upcast::finish);
  }

  static void startedInPlace(@Claims @State("LOCKED") SafeDoorExp safe) {
    Sip.<DoorExp>start(
        "door",
        safe,
        door -> {
          // :: error: [protocol.state]
          door.sendBye();
          door.close();
        });
  }

  static void notTheBases(@Claims DoorExp door) {
    SafeDoorExp safe = (SafeDoorExp) door;
    safe.sendLocked();
    // :: error: [protocol.state]
    door.sendOpened();
    door.close();
  }

  static void joined(@Claims DoorExp door) {
    if (door instanceof SafeDoorExp safe) {
      safe.sendLocked();
    }
    // :: error: [protocol.state]
    door.sendBye();
    door.close();
  }

  static void borrowed(DoorExp door) {
    if (door instanceof SafeDoorExp safe) {
      safe.sendLocked();
    }
    // :: error: [protocol.exit]
  }

  static void otherConstant(@Claims @State("LOCKED") SafeDoorExp safe) throws InterruptedException {
    try (safe) {
      // :: error: [protocol.receive]
      switch (safe.receive(LitDoorExp.LOCKED)) {
        case LitDoorExp.Dark _ -> {}
        case ChannelClosed _ -> {}
      }
    }
  }

  static void constantBelow(@Claims DoorExp door) throws InterruptedException {
    try (door) {
      // :: error: [protocol.receive]
      switch (door.receive(SafeDoorExp.LOCKED)) {
        case SafeDoorExp.Code _ -> {}
        case SafeDoorExp.Key m -> m.key().close();
        case ChannelClosed _ -> {}
      }
    }
  }

  static void labelBelow(@Claims @State("SHUT_OPENED") DoorExp door) throws InterruptedException {
    try (door) {
      switch (door.receive(DoorExp.SHUT_OPENED)) {
        case SafeDoorExp.Look m -> m.eye().close();
        // :: error: [message.untaken]
        case DoorExp.Look _ -> door.heap();
        case ChannelClosed _ -> {}
      }
    }
  }

  static void testBelow(@Claims @State("SHUT_OPENED") DoorExp door)
      throws InterruptedException, ChannelClosedException {
    try (door) {
      // :: error: [message.untaken]
      if (door.receiveLook() instanceof SafeDoorExp.Look m) {
        m.eye().close();
      }
    }
  }

  static void lend(DoorExp door) throws InterruptedException {
    throw new InterruptedException();
  }

  static void afterThrow(@Claims DoorExp door) {
    try {
      lend(door);
    } catch (InterruptedException e) {
      // :: error: [protocol.state]
      door.sendBye();
    }
    door.close();
  }

  static void fromTracked(@Claims Tracked block) {
    if (block instanceof DoorExp door) {
      // :: error: [protocol.state]
      door.sendOpened();
      door.close();
    } else {
      block.close();
    }
  }

  static void twice(@Claims DoorExp door) {
    SafeDoorExp safe = (SafeDoorExp) door;
    door.close();
    // :: error: [ownership.dangling]
    safe.close();
  }
}
