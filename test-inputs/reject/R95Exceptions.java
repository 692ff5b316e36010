import java.io.IOException;
import org.copyless.annotation.Claims;
import org.copyless.channel.ChannelClosedException;
import org.copyless.heap.ByteVector;

/**
 * R95 (paper 001 §6, decision 1): exceptional exits are checked: checked exceptions, explicit
 * throws, and what is caught here.
 */
class R95Exceptions {
  static void mayThrow() throws IOException {
    throw new IOException();
  }

  static void checked(@Claims ByteVector block) throws IOException {
    // :: error: [ownership.leak]
    mayThrow();
    block.close();
  }

  static void caught(@Claims ByteVector block) {
    try {
      mayThrow();
      block.close();
    } catch (IOException e) {
      System.out.println(e);
    }
    // :: error: [ownership.leak]
  }

  static void uncheckedCaught(@Claims ByteVector block) {
    try {
      look(block);
      block.close();
    } catch (IllegalStateException e) {
      System.out.println(e);
    }
    // :: error: [ownership.leak]
  }

  static void explicit(@Claims ByteVector block, boolean bad) {
    if (bad) {
      // :: error: [ownership.leak]
      throw new IllegalArgumentException();
    }
    block.close();
  }

  static void claimed(@Claims ByteVector block) throws IOException {
    try {
      take(block);
    } catch (IOException e) {
      // :: error: [ownership.dangling]
      block.close();
    }
  }

  private static void take(@Claims ByteVector block) throws IOException {
    try (block) {
      mayThrow();
    }
  }

  static void caughtHere(@Claims NicEventsExp events) {
    try (events) {
      exchange(events);
    } catch (InterruptedException | ChannelClosedException e) {
      System.out.println(e);
    }
  }

  static void anyState(@Claims NicEventsExp events) {
    try {
      exchange(events);
    } catch (InterruptedException | ChannelClosedException e) {
      System.out.println(e);
    }
    // :: error: [protocol.state]
    events.sendNicEvent(NicEvents.NicEventType.NO_EVENT);
    events.close();
  }

  private static void exchange(NicEventsExp events)
      throws InterruptedException, ChannelClosedException {
    events.sendNicEvent(NicEvents.NicEventType.NO_EVENT);
    events.receiveAckEvent();
  }

  private static void look(ByteVector block) {
    block.get(0);
  }
}
