import java.io.IOException;
import org.copyless.annotation.Claims;
import org.copyless.channel.ChannelClosedException;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;

/**
 * R95 (paper 001 §6, decision 1): exceptional exits are checked: checked exceptions, explicit
 * throws, and what is caught here.
 */
class R95Exceptions {
  static void mayThrow() throws IOException {
    throw new IOException();
  }

  static void resource(ExchangeHeap heap) throws IOException {
    try (ByteVector block = heap.bytes(1)) {
      mayThrow();
      block.get(0);
    }
  }

  static void inFinally(@Claims ByteVector block) throws IOException {
    try {
      mayThrow();
    } finally {
      block.close();
    }
  }

  static int caught(@Claims ByteVector block) {
    try {
      mayThrow();
      return block.get(0);
    } catch (IOException e) {
      return -1;
    } finally {
      block.close();
    }
  }

  static void explicit(@Claims ByteVector block, boolean bad) {
    if (bad) {
      block.close();
      throw new IllegalArgumentException();
    }
    block.close();
  }

  static void claimed(@Claims ByteVector block) throws IOException {
    resource(block);
  }

  private static void resource(@Claims ByteVector block) throws IOException {
    try (block) {
      mayThrow();
    }
  }

  static void caughtHere(@Claims NicEventsExp events) {
    try {
      exchange(events);
    } catch (InterruptedException | ChannelClosedException e) {
      events.close();
      return;
    }
    events.sendNicEvent(NicEvents.NicEventType.NO_EVENT);
    events.close();
  }

  private static void exchange(NicEventsExp events)
      throws InterruptedException, ChannelClosedException {
    events.sendNicEvent(NicEvents.NicEventType.NO_EVENT);
    events.receiveAckEvent();
  }
}
