package org.copyless.concurrency.stress;

import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.channel.ChannelClosed;
import org.copyless.channel.ChannelClosedException;
import org.copyless.concurrency.contract.RelayExp;
import org.copyless.concurrency.contract.RelayImp;
import org.copyless.concurrency.contract.WindowExp;

/** Receives items, and may move while two of four are still to come, or lie in it. */
final class Sink extends Journey<WindowExp> {
  private static final int MOST_AT_ONCE = 20;

  private long arrived;
  private long checksum;
  private boolean half;

  Sink(Network network) {
    super(network);
  }

  @Override
  boolean stay(WindowExp end) throws InterruptedException {
    for (int i = Network.random().nextInt(MOST_AT_ONCE); i > 0; i--) {
      if (!(half ? second(end) : first(end))) {
        end.close();
        return false;
      }
      half = !half;
    }
    return true;
  }

  private boolean first(WindowExp end) throws InterruptedException {
    network.stumble();
    switch (end.receive(WindowExp.START)) {
      case WindowExp.Item item -> consume(item);
      case WindowExp.Last last -> {
        finish(end, last.count());
        return false;
      }
      case ChannelClosed _ -> {
        network.abandoned(end);
        return false;
      }
    }
    return item(end.receive(WindowExp.START_ITEM));
  }

  private boolean second(WindowExp end) throws InterruptedException {
    if (!item(end.receive(WindowExp.START_ITEM_ITEM))
        || !item(end.receive(WindowExp.START_ITEM_ITEM_ITEM))) {
      return false;
    }
    network.stumble();
    end.sendMore();
    network.tally().sent(2);
    return true;
  }

  private boolean item(Object received) {
    network.stumble();
    if (received instanceof WindowExp.Item item) {
      consume(item);
      return true;
    }
    network.abandoned(received);
    return false;
  }

  private void consume(WindowExp.Item item) {
    if (item.sequence() != arrived) {
      throw new AssertionError("item " + item.sequence() + " instead of " + arrived);
    }
    long sum = Payload.consume(item.data(), (int) arrived++);
    checksum += sum;
    network.tally().received(sum);
  }

  private void finish(WindowExp end, long count) {
    if (count != arrived) {
      throw new AssertionError(arrived + " of " + count + " items have arrived: " + end);
    }
    network.tally().received(3);
    end.sendTotal(checksum);
    network.tally().sent(4);
  }

  @Override
  void hand(@State(value = "START", then = "DONE") RelayImp relay, @Claims WindowExp end) {
    if (half) {
      relay.sendHalfSink(end);
    } else {
      relay.sendSink(end);
    }
  }

  @Override
  WindowExp take(@State(value = "START", then = "DONE") RelayExp relay)
      throws InterruptedException, ChannelClosedException {
    return switch (relay.receive(RelayExp.START)) {
      case RelayExp.Sink m -> m.end();
      case RelayExp.HalfSink m -> m.end();
      case ChannelClosed _ -> throw new ChannelClosedException("the chain is broken");
      default -> throw new AssertionError("another endpoint has arrived");
    };
  }
}
