import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.channel.ChannelClosed;
import org.copyless.heap.ExchangeHeap;
import org.copyless.sip.Sip;

/** R91 (SDN17): an endpoint of an extension is one of the base, in the base's states. */
class R91Upcast {
  static void look(DoorExp door) {
    if (door instanceof SafeDoorExp safe) {
      safe.heap();
    }
  }

  static void finish(@Claims DoorExp door) {
    door.sendBye();
    door.close();
  }

  static void passed(ExchangeHeap heap) {
    var channel = SafeDoorChannel.open(heap);
    SafeDoorExp safe = channel.exp();
    look(safe);
    safe.sendLocked();
    safe.close();
    channel.imp().close();
  }

  static void claimed(@Claims SafeDoorExp safe) {
    finish(safe);
  }

  static DoorExp returned(@Claims SafeDoorExp safe) {
    return safe;
  }

  static void local(@Claims SafeDoorExp safe) {
    DoorExp door = safe;
    door.sendBye();
    safe.close();
  }

  static void joined(@Claims SafeDoorExp safe, @Claims DoorExp plain, boolean which) {
    DoorExp door;
    if (which) {
      door = safe;
      plain.close();
    } else {
      door = plain;
      safe.close();
    }
    door.sendBye();
    door.close();
  }

  static void conditional(@Claims SafeDoorExp safe, @Claims LitDoorExp lit, boolean which) {
    DoorExp door = which ? safe : lit;
    door.heap();
    safe.close();
    lit.close();
  }

  static void started(@Claims SafeDoorExp safe) {
    Sip.start("door", safe, R91Upcast::finish);
  }

  static void startedInPlace(@Claims SafeDoorExp safe) {
    Sip.<DoorExp>start("door", safe, door -> finish(door));
  }

  static void cast(@Claims DoorExp door) {
    SafeDoorExp safe = (SafeDoorExp) door;
    safe.sendLocked();
    door.close();
  }

  static void tested(@Claims DoorExp door) throws InterruptedException {
    try (door) {
      if (door instanceof SafeDoorExp safe) {
        safe.sendLocked();
        switch (safe.receive(SafeDoorExp.LOCKED)) {
          case SafeDoorExp.Code _ -> safe.sendBye();
          case SafeDoorExp.Key m -> {
            m.key().close();
            safe.sendRefused();
          }
          case ChannelClosed _ -> {}
        }
      } else {
        door.sendBye();
      }
    }
  }

  static void inherited(@Claims @State("SHUT_OPENED") SafeDoorExp safe)
      throws InterruptedException {
    try (safe) {
      switch (safe.receive(SafeDoorExp.SHUT_OPENED)) {
        case DoorExp.Look m -> {
          m.eye().close();
          safe.sendLocked();
        }
        case ChannelClosed _ -> {}
      }
    }
  }

  static void throughBase(@Claims @State("SHUT_OPENED") SafeDoorExp safe)
      throws InterruptedException {
    DoorExp door = safe;
    try (door) {
      switch (door.receive(DoorExp.SHUT_OPENED)) {
        case SafeDoorExp.Look m -> m.eye().close();
        case DoorExp.Look m -> m.eye().close();
        case ChannelClosed _ -> {}
      }
    }
  }

  static void switched(@Claims DoorExp door) {
    switch (door) {
      case SafeDoorExp safe -> safe.sendLocked();
      case LitDoorExp lit -> lit.sendLit();
      case DoorExp plain -> plain.sendBye();
    }
    door.close();
  }

  static void borrowed(DoorExp door) throws InterruptedException {
    if (door instanceof SafeDoorExp safe) {
      safe.heap();
    }
    door.heap();
  }

  static void kept(@Claims DoorExp door) {
    SafeDoorExp found = null;
    if (door instanceof SafeDoorExp safe) {
      found = safe;
    }
    if (found != null) {
      found.sendLocked();
    }
    door.close();
  }
}
