import java.util.concurrent.atomic.LongAdder;
import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.channel.ChannelClosed;
import org.copyless.heap.Tracked;

/** What a test tells of a pointer that may be anything is forgotten where the paths meet again. */
class R12TestedBlock {
  private final LongAdder endpoints = new LongAdder();
  private final LongAdder bytes = new LongAdder();

  void count(@Claims Tracked block) {
    if (block instanceof NicEventsExp) {
      endpoints.increment();
    }
    block.close();
  }

  void countNamed(@Claims Tracked block) {
    if (block instanceof NetworkPacket packet) {
      bytes.add(packet.bytesUsed());
    } else if (block instanceof NicEventsExp _) {
      endpoints.increment();
    }
    block.close();
  }

  boolean isEvents(@Claims Tracked block) {
    try (block) {
      return block instanceof NicEventsExp events;
    }
  }

  boolean isEventsInVariable(@Claims Tracked block) {
    boolean found = block instanceof NicEventsExp events;
    block.close();
    return found;
  }

  int weight(@Claims Tracked block) {
    try (block) {
      return block instanceof NicEventsExp ? 1 : 2;
    }
  }

  /** The endpoint is used in between, and closed as any other block. */
  void drain(@Claims Tracked block) throws InterruptedException {
    try (block) {
      if (block instanceof NicEventsImp events && events.inState("READY")) {
        switch (events.receive(NicEventsImp.READY)) {
          case NicEventsImp.NicEvent _ -> events.sendAckEvent();
          case ChannelClosed _ -> bytes.increment();
        }
      }
    }
  }

  void drainAll(@Claims Tracked block, int rounds) {
    for (int i = 0; i < rounds; i++) {
      if (block instanceof NicEventsExp events && events.inState("READY")) {
        events.sendNicEvent(NicEvents.NicEventType.NO_EVENT);
      }
    }
    block.close();
  }

  /** Tested anew, it is an endpoint again, in any state. */
  void testedAgain(@Claims Tracked block) {
    if (block instanceof NicEventsExp) {
      endpoints.increment();
    }
    if (block instanceof NicEventsExp events && events.inState("READY")) {
      events.sendNicEvent(NicEvents.NicEventType.NO_EVENT);
    }
    block.close();
  }

  /** A struct that was tested is handed on as what it was before. */
  Tracked passed(@Claims Tracked block) {
    if (block instanceof NetworkPacket packet) {
      bytes.add(packet.bytesUsed());
    }
    return block;
  }

  static void sink(@Claims @State("READY") NicEventsExp events) {
    events.close();
  }
}
