import java.util.concurrent.atomic.LongAdder;
import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.channel.ChannelClosedException;
import org.copyless.heap.ByteVector;
import org.copyless.heap.TCell;
import org.copyless.heap.Tracked;

/** What a test tells is forgotten where the paths meet, but not what was done in between. */
class R12TestedBlock {
  private final LongAdder endpoints = new LongAdder();

  /** A name of the endpoint is left: its state is not known behind the test. */
  void nameLeft(@Claims Tracked block) {
    NicEventsExp events = null;
    if (block instanceof NicEventsExp found) {
      events = found;
    }
    if (events != null) {
      // :: error: [protocol.state]
      events.sendNicEvent(NicEvents.NicEventType.NO_EVENT);
    }
    // :: error: [ownership.null]
    block.close();
  }

  /** The same by a call, which would take it for one in its first state. */
  void nameLent(@Claims Tracked block) {
    NicEventsExp events = null;
    if (block instanceof NicEventsExp found) {
      events = found;
    }
    if (events != null) {
      // :: error: [protocol.declared]
      announce(events);
    }
    // :: error: [ownership.null]
    block.close();
  }

  /** The variable of a pattern that reaches behind the statement. */
  void behind(@Claims Tracked block) {
    if (!(block instanceof NicEventsExp events)) {
      block.close();
      return;
    }
    if (events.inState("READY")) {
      events.sendNicEvent(NicEvents.NicEventType.NO_EVENT);
    }
    // :: error: [protocol.declared]
    announce(events);
    block.close();
  }

  /** The endpoint has left its initial state in between, and is handed on as if it had not. */
  void handedOn(@Claims Tracked block) {
    if (block instanceof NicEventsExp events && events.inState("READY")) {
      events.sendNicEvent(NicEvents.NicEventType.NO_EVENT);
    }
    // :: error: [protocol.declared]
    sink(block);
  }

  void handedOnInCell(TCell<Tracked> cell, @Claims Tracked block) throws InterruptedException {
    if (block instanceof NicEventsExp events && events.inState("READY")) {
      events.sendNicEvent(NicEvents.NicEventType.NO_EVENT);
    }
    // :: error: [protocol.declared]
    cell.release(block);
  }

  Tracked returned(@Claims Tracked block) {
    if (block instanceof NicEventsExp events && events.inState("READY")) {
      events.sendNicEvent(NicEvents.NicEventType.NO_EVENT);
    }
    // :: error: [protocol.declared]
    return block;
  }

  /** It is closed on the path that knows what it is, and once more behind. */
  void closedTwice(@Claims Tracked block) {
    if (block instanceof NicEventsExp events) {
      events.close();
    }
    // :: error: [ownership.dangling]
    block.close();
  }

  void neverClosed(@Claims Tracked block) {
    if (block instanceof NicEventsExp) {
      endpoints.increment();
    }
    // :: error: [ownership.leak]
  }

  /** Its state is not known after a second test either. */
  void testedAgain(@Claims Tracked block) {
    if (block instanceof NicEventsExp events && events.inState("READY")) {
      endpoints.increment();
    }
    if (block instanceof NicEventsExp events) {
      // :: error: [protocol.state]
      events.sendNicEvent(NicEvents.NicEventType.NO_EVENT);
    }
    block.close();
  }

  /** Two different blocks do not become one. */
  void either(boolean first, @Claims ByteVector data, @Claims NetworkPacket packet) {
    Tracked one = first ? data : packet;
    Tracked other = first ? packet : data;
    one.close();
    other.close();
    // :: error: [ownership.dangling]
    data.set(0, 1);
  }

  /** A message's view is none any more, once its endpoint is closed. */
  int viewLeft(@Claims Tracked block) throws InterruptedException, ChannelClosedException {
    NicEventsImp.NicEvent event = null;
    if (block instanceof NicEventsImp events && events.inState("READY")) {
      // :: error: [ownership.leak]
      event = events.receiveNicEvent();
    }
    block.close();
    // :: error: [ownership.dangling]
    return event == null ? 0 : event.eventType().ordinal();
  }

  static void announce(@State(value = "READY", then = "READY_NIC_EVENT") NicEventsExp events) {
    events.sendNicEvent(NicEvents.NicEventType.NO_EVENT);
  }

  static void sink(@Claims Tracked block) {
    block.close();
  }
}
